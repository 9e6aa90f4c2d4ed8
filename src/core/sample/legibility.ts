import type { CodebaseRelation } from './codebase'
import { normalCdf } from './distribution'
import type { Random } from './random'
import type { User } from './users'

/**
 * What a transcript leaves unsaid. One latent, silence, stands behind the three labels that can abstain: a bare session
 * tends to have no clear goal, no readable expertise and no readable occupation together.
 *
 * Unclear expertise is not published. The 16,101 sessions by which the two regression samples of study.md 13.3 differ
 * would be 4.04 per cent of all; with 7.7 per cent without a clear goal, about half of them must lack a goal too for
 * 359,586 to remain. Both shares come from this reading.
 */
export const LEGIBILITY = {
  ofUser: 0.5,
  /** Silence above which expertise is Unclear. */
  unclearExpertise: 1.739,
  /** No clear goal (7.7 per cent, study.md 1). Code at work is a goal, so it depends on the codebase. */
  noGoal: { modify: -2.518, explore: -1.552, create: -3.018, none: -1.502 } as Record<CodebaseRelation, number>,
  noGoalSilence: 1.046,
  /** Occupation Unclear (30 per cent, study.md 1): what reveals a profession is the vocabulary of someone who masters it. */
  unclearOccupation: -0.505,
  unclearOccupationSilence: 0.422,
  unclearOccupationMastery: -0.482,
}

/** How little a session says, standard normal. */
export const drawSilence = (random: Random, user: User): number =>
  LEGIBILITY.ofUser * user.silence + Math.sqrt(1 - LEGIBILITY.ofUser ** 2) * random.normal()

export const isExpertiseUnclear = (silence: number): boolean => silence > LEGIBILITY.unclearExpertise

/** Whether no operational objective shows at any point. */
export const drawHasNoGoal = (random: Random, silence: number, relation: CodebaseRelation): boolean =>
  random.uniform() < normalCdf(LEGIBILITY.noGoal[relation] + LEGIBILITY.noGoalSilence * silence)

/** Whether the user's own profession does not show. */
export const drawIsOccupationUnclear = (random: Random, silence: number, mastery: number): boolean =>
  random.uniform() <
  normalCdf(
    LEGIBILITY.unclearOccupation +
      LEGIBILITY.unclearOccupationSilence * silence +
      LEGIBILITY.unclearOccupationMastery * mastery,
  )

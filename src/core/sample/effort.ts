import type { WorkMode } from '../dataset/work-mode'
import type { CodebaseRelation } from './codebase'
import type { Level } from './expertise'
import type { Tier } from './model-mix'
import type { Random } from './random'
import type { Task } from './trouble'

/**
 * Prompts, and what each of them sets in motion; logs throughout. The direct effect of expertise is small (study.md 5.4:
 * +9 per cent actions and +13 per cent words per level); most of the gap between novices and experts comes through what
 * they work on, how large it is and with which model.
 *
 * "About 10 actions and 2,400 words per prompt" cannot be means over sessions: 2 per cent of sessions over 100 and
 * 1 in 2,300 over 500 (study.md 1.1) make a log-normal with a mean of 16. They are met as all actions (words) over all
 * prompts, and so are the 8 and 16 actions per turn of study.md 4.
 */
export const EFFORT = {
  actions: {
    base: 1.746,
    ofLevel: { 1: -0.227, 2: -0.094, 3: 0, 4: 0.024, 5: 0.206 } as Record<Level, number>,
    ofMode: {
      Fix: 0,
      Build: 0.2,
      Operate: 0,
      Communicate: -0.2,
      Understand: -0.1,
      Plan: 0.1,
      Orchestrate: 0.3,
      Analyze: 0.1,
      Test: 0.3,
    } as Record<WorkMode, number>,
    ofTier: { haiku: -0.25, sonnet: 0, opus: 0.25 } as Record<Tier, number>,
    value: 0.292,
    perMonth: 0.05,
    delegation: 0.239,
    handsOn: -0.136,
    spread: 1.059,
  },
  words: {
    base: 6.852,
    ofLevel: { 1: -0.507, 2: -0.09, 3: 0, 4: 0.05, 5: 0.303 } as Record<Level, number>,
    ofMode: {
      Fix: -0.35,
      Build: 0.2,
      Operate: -0.45,
      Communicate: 0.6,
      Understand: -0.3,
      Plan: 0.8,
      Orchestrate: 0.45,
      Analyze: 0.2,
      Test: 0,
    } as Record<WorkMode, number>,
    ofTier: { haiku: -0.4, sonnet: 0, opus: 0.4 } as Record<Tier, number>,
    value: 0.359,
    perMonth: 0.1,
    delegation: 0.15,
    /** Share of the session's own drive for action that also shows in words. */
    drive: 0.3,
    spread: 0.55,
  },
  prompts: {
    base: 1.299,
    value: 0.08,
    trouble: 0.3,
    noGoal: -0.5,
    /** Who sets long chains in motion, or is given much to read, prompts less often. */
    drive: -0.407,
    wordiness: -0.026,
    delegation: -0.25,
    spread: 0.8,
  },
}

export interface Effort {
  readonly prompts: number
  readonly modelCalls: number
  readonly actions: number
  readonly outputWords: number
  readonly outputTokens: number
}

/** Ours: a few sessions run on by themselves, which gives the tail of study.md 1.1 its far end. */
const MARATHON = { chance: 0.0012, log: 3 }

/** Ours: share of sessions in which nothing but talk happens, by codebase relation. */
const ONLY_TALK: Readonly<Record<CodebaseRelation, number>> = { modify: 0.001, explore: 0.01, create: 0, none: 0.06 }

/** Ours: tokens per word of prose, tokens of an action's input, tokens of a line of code. */
const TOKENS = { word: 1.4, action: 60, line: 11 }

/** How much the session makes the agent do. */
export function drawEffort(
  random: Random,
  task: Task,
  tier: Tier,
  session: {
    delegation: number
    executionUserShare: number
    isTroubled: boolean
    hasGoal: boolean
    linesAdded: number
  },
): Effort {
  const { actions, words, prompts } = EFFORT
  const isMarathon = random.uniform() < MARATHON.chance
  const drive = actions.spread * random.normal() + (isMarathon ? MARATHON.log : 0)
  const wordiness = words.spread * random.normal()
  const logPrompts =
    prompts.base +
    prompts.value * task.size +
    (session.isTroubled ? prompts.trouble : 0) +
    (session.hasGoal ? 0 : prompts.noGoal) +
    prompts.drive * drive +
    prompts.wordiness * wordiness +
    prompts.delegation * session.delegation +
    prompts.spread * random.normal()
  const logActions =
    actions.base +
    actions.ofLevel[task.level] +
    actions.ofMode[task.mode] +
    actions.ofTier[tier] +
    actions.value * task.size +
    actions.perMonth * task.month +
    actions.delegation * session.delegation +
    actions.handsOn * session.executionUserShare +
    drive
  const logWords =
    words.base +
    words.ofLevel[task.level] +
    words.ofMode[task.mode] +
    words.ofTier[tier] +
    words.value * task.size +
    words.perMonth * task.month +
    words.delegation * session.delegation +
    words.drive * drive +
    wordiness
  const promptCount = Math.max(1, Math.round(Math.exp(logPrompts)))
  const isOnlyTalk = random.uniform() < ONLY_TALK[task.relation] && session.linesAdded === 0
  const actionCount = isOnlyTalk ? 0 : Math.round(promptCount * Math.exp(logActions))
  const wordCount = Math.round(promptCount * Math.exp(logWords))
  const noise = Math.exp(0.15 * random.normal())
  return {
    prompts: promptCount,
    // Every prompt is answered once without a tool; some calls use several tools, some fail.
    modelCalls: promptCount + Math.round(0.9 * actionCount * noise),
    actions: actionCount,
    outputWords: wordCount,
    outputTokens: Math.round(
      noise * (TOKENS.word * wordCount + TOKENS.action * actionCount + TOKENS.line * session.linesAdded),
    ),
  }
}

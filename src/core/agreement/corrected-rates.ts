import { labelOf } from '../classify/answer'
import type { LabelRecord } from '../classify/label-record'
import { type CorrectedRate, type RaterError, roganGladen } from '../stats/agreement/rogan-gladen'
import { answersOf, type Side } from './side'

/** What a rate of the study is made of: labels of a session, and what they must be (study.md 7.4). */
interface RateRule {
  readonly name: string
  readonly needs: readonly string[]
  /** Null for a session the rate does not count. */
  isHit(labels: Readonly<Record<string, string>>): boolean | null
}

const hasGoal = (labels: Readonly<Record<string, string>>): boolean => labels.outcome !== 'no_clear_goal'
const STRONG = ['4', '5']

/** The rates that can be corrected, by the id of their measure. */
export const CORRECTABLE: Readonly<Record<string, RateRule>> = {
  partial_success: {
    name: 'At least partial success',
    needs: ['outcome'],
    isHit: (labels) => (hasGoal(labels) ? labels.outcome !== 'failed' : null),
  },
  judged_success: {
    name: 'Judged success',
    needs: ['outcome'],
    isHit: (labels) => (hasGoal(labels) ? labels.outcome === 'succeeded' : null),
  },
  verified_success: {
    name: 'Verified success',
    needs: ['outcome', 'success_signal'],
    isHit: (labels) =>
      hasGoal(labels) ? labels.outcome === 'succeeded' && STRONG.includes(labels.success_signal!) : null,
  },
  judged_failure: {
    name: 'Judged failure',
    needs: ['outcome'],
    isHit: (labels) => (hasGoal(labels) ? labels.outcome === 'failed' : null),
  },
  verified_failure: {
    name: 'Verified failure',
    needs: ['outcome', 'failure_signal'],
    isHit: (labels) =>
      hasGoal(labels) ? labels.outcome === 'failed' && STRONG.includes(labels.failure_signal!) : null,
  },
}

/** How often a rater is right about a rate, by the sample a reference labelled too; the sample has `n` sessions. */
export interface RateError extends RaterError {
  readonly n: number
}

/** The errors of a rater in one rate. Null where no session has all that both must say. */
export function rateError(
  labels: readonly LabelRecord[],
  reference: Side,
  rater: Side,
  measure: string,
): RateError | null {
  const rule = CORRECTABLE[measure]
  if (!rule) return null
  const truth = hitsOf(labels, reference, rule)
  const hits = { yes: 0, yesSaid: 0, no: 0, noSaid: 0 }
  for (const [session, said] of hitsOf(labels, rater, rule)) {
    const is = truth.get(session)
    if (is === undefined) continue
    if (is) {
      hits.yes++
      if (said) hits.yesSaid++
    } else {
      hits.no++
      if (!said) hits.noSaid++
    }
  }
  const n = hits.yes + hits.no
  if (n === 0) return null
  return { n, sensitivity: { hits: hits.yesSaid, n: hits.yes }, specificity: { hits: hits.noSaid, n: hits.no } }
}

/** A rate of a rater over all sessions they labelled, as it is and corrected. */
export interface RateBeside {
  readonly measure: string
  readonly name: string
  readonly n: number
  readonly successes: number
  /** Sessions of the sample. */
  readonly sample: number
  /** Null where the sample cannot correct it. */
  readonly corrected: CorrectedRate | null
}

/**
 * Every rate that can be corrected, of all sessions the rater labelled; left out where it, or the sample, has fewer sessions
 * than the threshold.
 */
export function correctedRates(
  labels: readonly LabelRecord[],
  reference: Side,
  rater: Side,
  { level, minSessions }: { readonly level: number; readonly minSessions: number },
): RateBeside[] {
  return Object.entries(CORRECTABLE).flatMap(([measure, rule]) => {
    const error = rateError(labels, reference, rater, measure)
    const said = [...hitsOf(labels, rater, rule).values()]
    if (!error || error.n < minSessions || said.length < minSessions) return []
    const successes = said.filter(Boolean).length
    return {
      measure,
      name: rule.name,
      n: said.length,
      successes,
      sample: error.n,
      corrected: roganGladen(successes, said.length, error, level),
    }
  })
}

/** Whether each session a side labelled in full is a hit; sessions the rate does not count are not there. */
function hitsOf(labels: readonly LabelRecord[], side: Side, { needs, isHit }: RateRule): Map<string, boolean> {
  const answers = needs.map((classifier) => ({ classifier, said: answersOf(labels, side, classifier) }))
  const hits = new Map<string, boolean>()
  for (const session of answers[0]!.said.keys()) {
    const said = answers.map(({ classifier, said }) => [classifier, labelAt(said, session)] as const)
    if (said.some(([, label]) => label === null)) continue
    const hit = isHit(Object.fromEntries(said) as Record<string, string>)
    if (hit !== null) hits.set(session, hit)
  }
  return hits
}

function labelAt(said: ReadonlyMap<string, LabelRecord>, session: string): string | null {
  const record = said.get(session)
  return record ? labelOf(record.answer) : null
}

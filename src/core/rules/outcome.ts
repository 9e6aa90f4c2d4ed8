import type { Outcome } from '../dataset/outcome'
import type { SessionEvidence } from './session-evidence'
import type { Signal } from './signals'

/**
 * The outcome where evidence tells it (study.md 7.1): succeeded with a success signal of 4 or 5, or of 2 or 3 and a clean
 * end without push-back that stood; failed with a failure signal of 4 or 5 and nothing hard for success, or where the
 * person stopped a session that had nothing to show; partially succeeded where both speak. Null where it does not: also
 * for "no clear goal", which only reading can tell.
 */
export function ruleOutcome({ end }: SessionEvidence, success: Signal, failure: Signal | null): Outcome | null {
  const failed = failure ?? 0
  if (success >= 4) return failed >= 4 ? 'partially_succeeded' : 'succeeded'
  if (failed >= 4) return 'failed'
  if (end === 'stopped') return success === 0 ? 'failed' : null
  return success >= 2 && failed <= 3 ? 'succeeded' : null
}

import { type LabelRecord, withoutRequest } from '../../classify/label-record'
import { METHOD_NAMES, type Provenance } from '../estimator'
import { raterOf } from './value-columns'
import type { SessionValues } from './value-sessions'

/** Estimates as lines of the label journal; a session without one has no line. */
export function* valueLabels(
  sessions: readonly { readonly session: string }[],
  { value, low, high, filled }: SessionValues,
  provenance: Provenance,
  time: string,
): Generator<LabelRecord> {
  const { rater, version, run } = raterOf({ ...provenance, filledBy: undefined }, null)
  for (const [i, { session }] of sessions.entries()) {
    const usd = value[i]!
    if (Number.isNaN(usd)) continue
    yield withoutRequest({
      session,
      classifier: 'task_value',
      version,
      rater: { kind: 'rules', name: filled.has(i) ? METHOD_NAMES.size : rater },
      run: run!,
      time,
      answer: { kind: 'amount', usd, ...(Number.isNaN(low[i]) ? {} : { low: low[i]!, high: high[i]! }) },
    })
  }
}

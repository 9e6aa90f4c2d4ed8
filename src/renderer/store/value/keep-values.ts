import type { Bridge } from '#core/channels'
import { ok, type Result } from '#core/failure'
import type { AppliedValues, ValueRow } from '#core/value/sessions/applied-values'
import { raterOf } from '#core/value/sessions/value-columns'

/** Values in one message to the host. */
const AT_ONCE = 10_000

/** Has the host keep values, so that a report finds them again. */
export async function keepValues(
  bridge: Bridge,
  { run, provenance }: AppliedValues,
  rows: readonly ValueRow[],
): Promise<Result<null>> {
  const { kind, rater: name, version } = raterOf(provenance, null)
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const part = rows.slice(from, from + AT_ONCE)
    const isLast = from + AT_ONCE >= rows.length
    const kept = await bridge.call('values.keep', { run, rater: { kind, name, version }, rows: part, isLast })
    if (!kept.ok) return kept
  }
  return ok(null)
}

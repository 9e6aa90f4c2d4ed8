import { buildCells } from '#core/cells/build-cells'
import { jsonCells } from '#core/export/pivot-json'
import { pivotText } from '#core/export/pivot-text'
import { fail, type Result } from '#core/failure'
import { normalize } from '#core/pivot/plan'
import type { RatePer } from '#core/value/rate-refusal'
import { rateCells, rateDecimals, rateRefused, rateSpec } from '#core/value/rates'
import { sessionEstimator } from '#core/value/sessions/session-estimator'
import { valueColumns } from '#core/value/sessions/value-columns'
import { valueSessions } from '#core/value/sessions/value-sessions'
import { withColumns } from '#core/value/sessions/with-columns'
import { toEnd } from '#core/value/to-end'
import { askPivot } from '#engine/ask-pivot'
import { ESTIMATOR_OPTIONS } from './calibrate-command'
import { parse } from './command-line'
import { MAPPING_OPTIONS } from './mapping-options'
import { openForValue } from './open-valued'
import { usage } from './outcome'
import { POSTINGS_OPTIONS } from './postings-options'
import { printOut } from './print-out'

const OPTIONS = {
  ...POSTINGS_OPTIONS,
  ...ESTIMATOR_OPTIONS,
  ...MAPPING_OPTIONS,
  per: { type: 'string' },
  format: { type: 'string' },
} as const

/** `rates SESSIONS --postings FILE --per hour|prompt`: implied rates by occupation of the work and mode. */
export async function ratesCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const format = values.format ?? 'table'
  if (format !== 'table' && format !== 'json') return usage('--format is one of table, json')
  const per = (values.per ?? 'hour') as RatePer
  if (per !== 'hour' && per !== 'prompt') return usage('--per is one of hour, prompt')
  const opened = await openForValue('rates', positionals, values)
  if (!opened.ok) return opened
  const { engine, table, works, postings, choice, calibration } = opened.value
  const refused = rateRefused(per, table)
  if (refused) return fail({ code: 'rate-refused', per, why: refused })
  const curve = calibration?.recalibration?.curve ?? null
  const made = sessionEstimator(choice.method, works, postings?.read.postings ?? null, choice, curve)
  if (!made.ok) return made
  const { estimator } = made.value
  const put = await engine.put(valueColumns(toEnd(valueSessions(works, estimator)), estimator.provenance))
  if (!put.ok) return put
  const valued = withColumns(table, put.value)
  const spec = rateSpec(per, valued)
  const plan = normalize(spec, valued)
  if (!plan.ok) return plan
  const statistics = await askPivot(engine, plan.value)
  if (!statistics.ok) return statistics
  const cells = rateCells(buildCells(statistics.value, plan.value), per)
  return printOut(
    format === 'json'
      ? `${JSON.stringify({ per, ...estimator.provenance, thresholds: spec.thresholds, cells: jsonCells(cells) })}\n`
      : `${pivotText(cells, { [spec.measures[0]!]: { decimals: rateDecimals(per) } })}\nDollars of estimated value ${per === 'hour' ? 'an hour of active time' : 'a prompt'}, of all sessions of a group together. Estimates: compare them.\n`,
  )
}

import { signalsJson } from '#core/export/signals-json'
import { signalsText } from '#core/export/signals-text'
import type { Result } from '#core/failure'
import { resolveMeasure } from '#core/pivot/definitions/resolve-measure'
import { askSignals } from '#engine/ask-signals'
import { ANALYSIS_OPTIONS, openAnalysis } from './analysis-options'
import { parse } from './command-line'
import { printOut } from './print-out'

const OPTIONS = { measure: { type: 'string' }, ...ANALYSIS_OPTIONS } as const

/** `signals FILE…`: how the gaps that are worth watching move from month to month. */
export async function signalsCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const opened = await openAnalysis('signals', positionals, values)
  if (!opened.ok) return opened
  const { engine, table, format, filters, thresholds, level } = opened.value
  const spec = { measure: values.measure ?? 'verified_success', filters, thresholds, level }
  const measure = resolveMeasure(spec.measure, [], table)
  if (!measure.ok) return measure
  const asked = await askSignals(engine, spec, table)
  if (!asked.ok) return asked
  if (table.isSynthetic) process.stderr.write('The sessions are synthetic.\n')
  return printOut(
    format === 'json'
      ? `${JSON.stringify(signalsJson(asked.value, spec))}\n`
      : signalsText(asked.value, measure.value, level),
  )
}

import { partsPicture, signalPicture } from '#core/change/change-pictures'
import type { ChangeResult } from '#core/change/change-result'
import { monthsOf } from '#core/change/months'
import { type ChangePlan, planChange } from '#core/change/plan'
import { DRAWS, MOST_DRAWS } from '#core/change/spec'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { changeJson } from '#core/export/change-json'
import { changeText } from '#core/export/change-text'
import type { Result } from '#core/failure'
import { MOST_SEED } from '#core/stats/random-stream'
import { askChange } from '#engine/ask-change'
import { askSeries } from '#engine/ask-series'
import { askSignals } from '#engine/ask-signals'
import { ANALYSIS_OPTIONS, type Analysis, openAnalysis } from './analysis-options'
import { listOption, numberOption, parse } from './command-line'
import { usage } from './outcome'
import { printOut } from './print-out'
import { chartSvgs, toldOf } from './svg-files'
import { writeFiles } from './write-files'

const FORMATS = ['table', 'json', 'svg'] as const
const OPTIONS = {
  measure: { type: 'string' },
  by: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  seed: { type: 'string' },
  draws: { type: 'string' },
  output: { type: 'string', short: 'o' },
  ...ANALYSIS_OPTIONS,
} as const

/** `change FILE…`: what the mix of groups made of a change between two periods, and what happened within them. */
export async function changeCommand(args: readonly string[]): Promise<Result<null>> {
  const line = parse(args, OPTIONS)
  if (!line.ok) return line
  const { values, positionals } = line.value
  const { by } = values
  if (by === undefined) return usage('change needs --by, the dimension whose groups it is split by')
  const seed = numberOption('seed', values.seed, 1)
  if (!seed.ok) return seed
  const draws = numberOption('draws', values.draws, DRAWS, 2)
  if (!draws.ok) return draws
  if (seed.value > MOST_SEED) return usage(`--seed is at most ${MOST_SEED}`)
  if (draws.value > MOST_DRAWS) return usage(`--draws is at most ${MOST_DRAWS}`)
  if (values.format === 'svg' && values.output === undefined) return usage('--format svg needs -o DIR to write to')
  if (values.format !== 'svg' && values.output !== undefined) return usage('-o DIR goes with --format svg')
  const opened = await openAnalysis('change', positionals, values, FORMATS)
  if (!opened.ok) return opened
  const { engine, table, format, filters, thresholds, level } = opened.value
  const spec = {
    measure: values.measure ?? null,
    by,
    ...periods(values, table),
    filters,
    thresholds,
    level,
    seed: seed.value,
    draws: draws.value,
  }
  const plan = planChange(spec, table)
  if (!plan.ok) return plan
  const result = await askChange(engine, plan.value)
  if (!result.ok) return result
  if (table.isSynthetic) process.stderr.write('The sessions are synthetic.\n')
  if (format === 'svg') return writePictures(values.output!, opened.value, plan.value, result.value)
  if (format === 'table') return printOut(changeText(plan.value, result.value))
  const series = await askSeries(engine, plan.value, table)
  if (!series.ok) return series
  return printOut(`${JSON.stringify(changeJson(plan.value, result.value, series.value))}\n`)
}

/** The parts of the change, and the gaps to watch in its measure. */
async function writePictures(
  folder: string,
  opened: Analysis<string>,
  plan: ChangePlan,
  result: ChangeResult,
): Promise<Result<null>> {
  const { engine, table, filters, thresholds, level } = opened
  const told = toldOf(opened)
  const parts = partsPicture(plan, result, told)
  if (!parts) return usage('--format svg needs --measure: without one a change has no parts to draw')
  const asked = await askSignals(engine, { measure: plan.measure.id, filters, thresholds, level }, table)
  if (!asked.ok) return asked
  const gaps = asked.value.flatMap((one) => signalPicture(one, plan.measure, told) ?? [])
  return writeFiles(folder, await chartSvgs([parts, ...gaps]))
}

/** From the first month to the last where nothing is said. */
function periods({ from, to }: { from?: string | undefined; to?: string | undefined }, table: SessionsTable) {
  const months = monthsOf(table)
  const named = (text: string | undefined, otherwise: string | undefined) =>
    text === undefined ? (otherwise === undefined ? [] : [otherwise]) : listOption(text)
  return { from: named(from, months[0]), to: named(to, months.at(-1)) }
}

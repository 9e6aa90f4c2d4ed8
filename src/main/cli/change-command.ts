import { monthsOf } from '#core/change/months'
import { planChange } from '#core/change/plan'
import { DRAWS, MOST_DRAWS } from '#core/change/spec'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { changeJson } from '#core/export/change-json'
import { changeText } from '#core/export/change-text'
import type { Result } from '#core/failure'
import { MOST_SEED } from '#core/stats/random-stream'
import { askChange } from '#engine/ask-change'
import { askSeries } from '#engine/ask-series'
import { ANALYSIS_OPTIONS, openAnalysis } from './analysis-options'
import { listOption, numberOption, parse } from './command-line'
import { usage } from './outcome'
import { printOut } from './print-out'

const OPTIONS = {
  measure: { type: 'string' },
  by: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  seed: { type: 'string' },
  draws: { type: 'string' },
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
  const opened = await openAnalysis('change', positionals, values)
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
  if (format === 'table') return printOut(changeText(plan.value, result.value))
  const series = await askSeries(engine, plan.value, table)
  if (!series.ok) return series
  return printOut(`${JSON.stringify(changeJson(plan.value, result.value, series.value))}\n`)
}

/** From the first month to the last where nothing is said. */
function periods({ from, to }: { from?: string | undefined; to?: string | undefined }, table: SessionsTable) {
  const months = monthsOf(table)
  const named = (text: string | undefined, otherwise: string | undefined) =>
    text === undefined ? (otherwise === undefined ? [] : [otherwise]) : listOption(text)
  return { from: named(from, months[0]), to: named(to, months.at(-1)) }
}

import type { PivotCells } from '../cells/pivot-cells'
import type { SessionsTable } from '../dataset/sessions-table'
import type { MeasureDefinition } from '../pivot/definitions/definition'
import { intervalKindFor } from '../pivot/interval-kind'
import { EMPTY_SPEC, type PivotSpec, type Thresholds } from '../pivot/spec'
import type { Interval } from '../stats/interval'
import type { RatePer, RateRefusal } from './rate-refusal'
import { ACTIVE_COLUMN } from './sessions/ask-sessions'

/** The measure of a rate: the sum of values over that of seconds or prompts, so that long sessions count for what they are. */
const RATES: Readonly<
  Record<RatePer, { readonly definition: MeasureDefinition; readonly times: number; readonly decimals: number }>
> = {
  hour: {
    definition: {
      id: 'value_per_hour',
      name: 'Value per active hour',
      kind: 'ratio',
      numerator: 'task_value_usd',
      denominator: ACTIVE_COLUMN,
    },
    times: 3600,
    decimals: 0,
  },
  prompt: {
    definition: {
      id: 'value_per_prompt',
      name: 'Value per prompt',
      kind: 'ratio',
      numerator: 'task_value_usd',
      denominator: 'prompts',
    },
    times: 1,
    // A prompt is worth a few dollars.
    decimals: 2,
  },
}

/** Digits after the point of a rate in dollars. */
export const rateDecimals = (per: RatePer): number => RATES[per].decimals

/**
 * Why a rate cannot be told of these sessions; null where it can. A duration from the first to the last record holds nights
 * and weekends, and is days for a resumed session: only active time, without gaps of more than 15 minutes, is one to divide by.
 */
export function rateRefused(per: RatePer, { columns }: Pick<SessionsTable, 'columns'>): RateRefusal | null {
  const has = (name: string) => columns.some(({ column }) => column === name)
  if (per === 'prompt') return has('prompts') ? null : 'no-prompts'
  return has(ACTIVE_COLUMN) ? null : 'no-active-time'
}

/** The pivot of rates by occupation of the work and mode, as far as the sessions have them. */
export function rateSpec(
  per: RatePer,
  table: SessionsTable,
  thresholds: Thresholds = EMPTY_SPEC.thresholds,
): PivotSpec {
  const { definition } = RATES[per]
  const rows = ['work_occupation', 'work_mode'].filter((id) => table.columns.some(({ column }) => column === id))
  return {
    ...EMPTY_SPEC,
    rows: rows.map((dimension) => ({ dimension })),
    definitions: [definition],
    measures: [definition.id],
    thresholds,
    interval: intervalKindFor(table),
  }
}

/** The answer to `rateSpec` in dollars an hour or a prompt, each with its interval. */
export function rateCells(cells: PivotCells, per: RatePer): PivotCells {
  const { times } = RATES[per]
  const scaled = (interval: Interval | null) => interval && { low: interval.low * times, high: interval.high * times }
  return {
    ...cells,
    measures: cells.measures.map((measure) => ({ ...measure, unit: 'dollars' })),
    at(row, column, measure) {
      const cell = cells.at(row, column, measure)
      if (cell.kind !== 'estimate') return cell
      const { value, n, users, interval } = cell.estimate
      return { kind: 'estimate', estimate: { value: value * times, n, users, interval: scaled(interval) } }
    },
  }
}

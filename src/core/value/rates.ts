import type { SessionsTable } from '../dataset/sessions-table'
import type { MeasureDefinition } from '../pivot/definitions/definition'
import { intervalKindFor } from '../pivot/interval-kind'
import { EMPTY_SPEC, type PivotSpec, type Thresholds } from '../pivot/spec'
import type { RatePer, RateRefusal } from './rate-refusal'
import { ACTIVE_COLUMN } from './sessions/ask-sessions'

/** The measures of a rate: the sum of values over that of hours or prompts, so that long sessions count for what they are. */
export const RATE_DEFINITIONS: Readonly<
  Record<RatePer, { readonly definitions: readonly MeasureDefinition[]; readonly measure: string }>
> = {
  hour: {
    definitions: [
      {
        id: 'value_per_second',
        name: 'Value per second',
        kind: 'ratio',
        numerator: 'task_value_usd',
        denominator: ACTIVE_COLUMN,
      },
      {
        id: 'value_per_hour',
        name: 'Value per active hour',
        kind: 'formula',
        text: '3600 * value_per_second',
        unit: 'dollars',
      },
    ],
    measure: 'value_per_hour',
  },
  prompt: {
    definitions: [
      {
        id: 'value_per_prompt',
        name: 'Value per prompt',
        kind: 'ratio',
        numerator: 'task_value_usd',
        denominator: 'prompts',
      },
    ],
    measure: 'value_per_prompt',
  },
}

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
  const { definitions, measure } = RATE_DEFINITIONS[per]
  const rows = ['work_occupation', 'work_mode'].filter((id) => table.columns.some(({ column }) => column === id))
  return {
    ...EMPTY_SPEC,
    rows: rows.map((dimension) => ({ dimension })),
    definitions: [...definitions],
    measures: [measure],
    thresholds,
    interval: intervalKindFor(table),
  }
}

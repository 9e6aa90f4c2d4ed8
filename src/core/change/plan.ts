import type { SessionsTable } from '../dataset/sessions-table'
import { fail, ok, type Result } from '../failure'
import type { AskedMeasure } from '../pivot/measure'
import { normalize, type PivotPlan } from '../pivot/plan'
import { EMPTY_SPEC } from '../pivot/spec'
import { monthsOf } from './months'
import type { ChangeSpec } from './spec'

/** Id and values of the dimension that tells the two periods apart. */
const PERIOD = 'change period'
export const FROM = 'from'
export const TO = 'to'

/** What a change means for one table. */
export interface ChangePlan {
  readonly spec: ChangeSpec
  /** Groups by period. */
  readonly pivot: PivotPlan
  readonly measure: AskedMeasure
  /** Whether the measure is a mean of logarithms, whose change is one of a ratio. */
  readonly scale: 'linear' | 'log'
}

/** Resolves a change against a table, or says what it cannot do. */
export function planChange(spec: ChangeSpec, table: SessionsTable): Result<ChangePlan> {
  const months = monthsOf(table)
  if (months.length === 0) return fail({ code: 'measure-needs-column', measure: 'A change over time', column: 'month' })
  const unknown = [...spec.from, ...spec.to].find((month) => !months.includes(month))
  if (unknown !== undefined) return fail({ code: 'unknown-value', dimension: 'month', value: unknown, known: months })
  const inBoth = spec.from.find((month) => spec.to.includes(month))
  if (inBoth !== undefined) return fail({ code: 'period-in-both', month: inBoth })
  if (spec.by === 'month') return fail({ code: 'change-by-month' })
  const pivot = normalize(
    {
      ...EMPTY_SPEC,
      rows: [{ dimension: spec.by }],
      columns: [{ dimension: PERIOD }],
      measures: [spec.measure ?? 'sessions'],
      dimensions: [
        {
          kind: 'groups',
          id: PERIOD,
          name: 'Period',
          from: 'month',
          groups: [
            { name: FROM, values: [...spec.from] },
            { name: TO, values: [...spec.to] },
          ],
          rest: 'apart',
        },
      ],
      filters: [...spec.filters, { dimension: 'month', values: [...spec.from, ...spec.to], isNegated: false }],
      level: spec.level,
      thresholds: spec.thresholds,
    },
    table,
  )
  if (!pivot.ok) return pivot
  const [measure] = pivot.value.measures
  const { kind } = measure!.statistic
  if (pivot.value.shown[0]!.statistic.kind === 'formula' || (spec.measure !== null && !AVERAGED.has(kind)))
    return fail({ code: 'change-not-averaged', measure: pivot.value.shown[0]!.name })
  return ok({ spec, pivot: pivot.value, measure: measure!, scale: kind === 'geometric-mean' ? 'log' : 'linear' })
}

const AVERAGED: ReadonlySet<string> = new Set(['rate', 'mean', 'geometric-mean'])

import type { AdjustedStatistic } from './adjusted-statistic'
import type { Base } from './base'
import { type Condition, fieldsOfCondition, fieldsOfQuantity, type Quantity } from './condition'
import type { Formula } from './definitions/formula'

/** What is estimated from the sessions of a cell, and so which statistics SQL is asked for and which interval fits. */
export type Statistic =
  | { readonly kind: 'sessions' }
  | { readonly kind: 'users' }
  | { readonly kind: 'share' }
  | { readonly kind: 'rate'; readonly when: Condition }
  | { readonly kind: 'mean'; readonly of: Quantity }
  | { readonly kind: 'total'; readonly of: Quantity }
  | { readonly kind: 'geometric-mean'; readonly of: Quantity }
  /** The value that a share p of the sessions lies below; the median where p is a half. */
  | { readonly kind: 'quantile'; readonly of: Quantity; readonly p: number }
  /** Standard deviation, over n - 1. */
  | { readonly kind: 'deviation'; readonly of: Quantity }
  | { readonly kind: 'least' | 'greatest'; readonly of: Quantity }
  | { readonly kind: 'distinct'; readonly of: Quantity }
  /** The sum of the one over the sum of the other. */
  | { readonly kind: 'ratio'; readonly of: Quantity; readonly over: Quantity }
  /** A rate with the mix of controls held fixed. */
  | AdjustedStatistic
  /** Computed from other measures of the cell, none of them a formula: SQL is asked for those. */
  | { readonly kind: 'formula'; readonly formula: Formula; readonly inputs: readonly AskedMeasure[] }

/** What the number is, which decides how it is written. */
export type Unit =
  | 'count'
  | 'rate'
  | 'number'
  | 'dollars'
  /** A difference of rates, and a relative change; both are in percent, and signed. */
  | 'points'
  | 'change'
  | 'rank'

/** Where a measure stands in the list of measures. */
export type MeasureGroup = 'counts' | 'success' | 'trouble' | 'effort' | 'decisions' | 'task-value' | 'made-here'

/** The statistics SQL is asked for. */
export type AskedStatistic = Exclude<Statistic, { readonly kind: 'formula' }>

export interface Measure {
  readonly id: string
  readonly name: string
  /** One line: what it is, and where the study says so. */
  readonly about: string
  readonly group: MeasureGroup
  readonly base: Base
  readonly statistic: Statistic
  readonly unit: Unit
  /** The same of the lower and of the upper ends, where its values are estimates that have a range each. */
  readonly range?: { readonly low: AskedMeasure; readonly high: AskedMeasure }
}

/** A measure SQL is asked for. */
export type AskedMeasure = Measure & { readonly statistic: AskedStatistic }

/** The columns that decide what a measure counts or adds up, its denominator apart; none for counts of sessions. */
export function numeratorFieldsOf({ statistic }: Measure): string[] {
  if (statistic.kind === 'rate' || statistic.kind === 'adjusted') return fieldsOfCondition(statistic.when)
  const over = statistic.kind === 'ratio' ? fieldsOfQuantity(statistic.over) : []
  return 'of' in statistic ? [...fieldsOfQuantity(statistic.of), ...over] : over
}

/** The columns without which a measure cannot be computed, each once. */
export function fieldsOfMeasure(measure: Measure): string[] {
  if (measure.statistic.kind === 'formula') return [...new Set(measure.statistic.inputs.flatMap(fieldsOfMeasure))]
  const users = measure.statistic.kind === 'users' ? ['user_id'] : []
  return [...new Set([...fieldsOfCondition(measure.base.condition), ...users, ...numeratorFieldsOf(measure)])]
}

/** Whether the parts of a total add up to it: counts of sessions and sums do; users, who may be in several parts, do not. */
export const isAdditive = ({ statistic: { kind } }: Measure): boolean => kind === 'sessions' || kind === 'total'

/** What SQL is asked for to know the range of a measure's estimates; nothing of most. */
export const rangeOf = ({ range }: Measure): readonly AskedMeasure[] => (range ? [range.low, range.high] : [])

/** What SQL is asked for to know a measure: the measure itself, or the inputs of its formula. */
export const inputsOf = (measure: Measure): readonly AskedMeasure[] =>
  measure.statistic.kind === 'formula' ? measure.statistic.inputs : [measure as AskedMeasure]

import type { FieldId } from '../../dataset/field'
import type { Condition, Quantity, Test } from '../condition'
import type { Measure, Statistic } from '../measure'

/** A measure of the registry: its id is known to the compiler, and it is made of fields of the schema. */
export const builtIn = <const M extends Measure & { readonly statistic: BuiltInStatistic }>(measure: M): M => measure

type BuiltInStatistic =
  | Exclude<Statistic, { readonly when: Condition } | { readonly of: Quantity }>
  | { readonly kind: 'rate'; readonly when: Condition<FieldId> }
  | (Extract<Statistic, { readonly of: Quantity }> & { readonly of: Quantity<FieldId> })

export const SUCCEEDED: Test<FieldId> = { field: 'outcome', is: 'one of', values: ['succeeded'] }
export const AT_LEAST_PARTLY: Test<FieldId> = {
  field: 'outcome',
  is: 'one of',
  values: ['succeeded', 'partially_succeeded'],
}
export const FAILED: Test<FieldId> = { field: 'outcome', is: 'one of', values: ['failed'] }
export const SUCCESS_SHOWN: Test<FieldId> = { field: 'success_signal', is: 'at least', bound: 4 }
export const FAILURE_SHOWN: Test<FieldId> = { field: 'failure_signal', is: 'at least', bound: 4 }

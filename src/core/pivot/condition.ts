import type { FieldId } from '../dataset/field'

/** One test of a session; a session with no value for the field passes none of them. */
export type Test =
  | { readonly field: FieldId; readonly is: 'known' }
  | { readonly field: FieldId; readonly is: 'one of'; readonly values: readonly string[] }
  | { readonly field: FieldId; readonly is: 'none of'; readonly values: readonly string[] }
  | { readonly field: FieldId; readonly is: 'at least' | 'at most'; readonly bound: number }

/** All of the tests hold. */
export type Condition = readonly Test[]

/** A number every session may have: a field, or one field over another. */
export type Quantity = { readonly of: FieldId } | { readonly of: FieldId; readonly per: FieldId }

/** The fields a condition looks at, each once. */
export const fieldsOfCondition = (condition: Condition): FieldId[] => [...new Set(condition.map((t) => t.field))]

/** The fields a quantity is made of. */
export const fieldsOfQuantity = (quantity: Quantity): FieldId[] =>
  'per' in quantity ? [quantity.of, quantity.per] : [quantity.of]

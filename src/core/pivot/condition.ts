/** One test of a session by a column; a session with no value for it passes none of them. */
export type Test<Column extends string = string> =
  | { readonly field: Column; readonly is: 'known' }
  | { readonly field: Column; readonly is: 'one of'; readonly values: readonly string[] }
  | { readonly field: Column; readonly is: 'none of'; readonly values: readonly string[] }
  | { readonly field: Column; readonly is: 'at least' | 'at most'; readonly bound: number }

/** All of the tests hold. */
export type Condition<Column extends string = string> = readonly Test<Column>[]

/** A number every session may have: a column, or one column over another. */
export type Quantity<Column extends string = string> =
  | { readonly of: Column }
  | { readonly of: Column; readonly per: Column }

/** The columns a condition looks at, each once. */
export const fieldsOfCondition = (condition: Condition): string[] => [...new Set(condition.map((t) => t.field))]

/** The columns a quantity is made of. */
export const fieldsOfQuantity = (quantity: Quantity): string[] =>
  'per' in quantity ? [quantity.of, quantity.per] : [quantity.of]

/** Whether every session that passes the one condition passes the other, as far as their tests tell. */
export const impliesCondition = (narrow: Condition, wide: Condition): boolean =>
  wide.every((test) => narrow.some((other) => impliesTest(other, test)))

function impliesTest(narrow: Test, wide: Test): boolean {
  if (narrow === wide) return true
  if (narrow.field !== wide.field) return false
  switch (wide.is) {
    case 'known':
      return true
    case 'one of':
      return narrow.is === 'one of' && narrow.values.every((value) => wide.values.includes(value))
    case 'none of':
      return narrow.is === 'none of' && wide.values.every((value) => narrow.values.includes(value))
    case 'at least':
      return narrow.is === 'at least' && narrow.bound >= wide.bound
    case 'at most':
      return narrow.is === 'at most' && narrow.bound <= wide.bound
  }
}

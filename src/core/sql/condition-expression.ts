import type { Condition, Test } from '../pivot/condition'
import { allOf, binary, column, isIn, isKnown, not, value } from './build'
import type { Expression } from './node'

/** The condition as SQL; null when it asks nothing. A session without a value passes no test, and is never null. */
export function conditionExpression(condition: Condition): Expression | null {
  return allOf(condition.map(testExpression))
}

function testExpression(test: Test): Expression {
  const field = column(test.field)
  switch (test.is) {
    case 'known':
      return isKnown(field)
    case 'one of':
      return isIn(field, test.values)
    case 'none of':
      return binary('AND', isKnown(field), not(isIn(field, test.values)))
    case 'at least':
      return binary('AND', isKnown(field), binary('>=', field, value(test.bound)))
    case 'at most':
      return binary('AND', isKnown(field), binary('<=', field, value(test.bound)))
  }
}

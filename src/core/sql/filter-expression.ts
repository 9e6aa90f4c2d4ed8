import type { Dimension, KeyValue } from '../pivot/dimension'
import type { PivotPlan } from '../pivot/plan'
import { type PlannedFilter, type PlannedRange, patternOf } from '../pivot/planned-filter'
import { allOf, anyOf, binary, cast, column, isIn, isKnown, like, not, value } from './build'
import { dimensionExpression } from './dimension-expression'
import type { Expression } from './node'

/** What the filters of a plan keep, and what its axes leave out; null when that is every session. */
export const filterExpression = (plan: PivotPlan): Expression | null =>
  allOf([...plan.filters, ...plan.excluded].map(keptBy))

/** True or false of every session, never null, so that what is turned round keeps exactly the others. */
function keptBy(filter: PlannedFilter): Expression {
  switch (filter.kind) {
    case 'membership': {
      const among = isIn(dimensionExpression(filter.dimension), filter.values)
      return filter.isNegated ? not(among) : among
    }
    case 'range':
      return inRange(filter)
    case 'text': {
      const text = textOf(filter.dimension)
      return known(text, like(text, patternOf(filter.how, filter.text)))
    }
    case 'all':
      return allOf(filter.filters.map(keptBy)) ?? value(true)
    case 'any':
      return anyOf(filter.filters.map(keptBy)) ?? value(false)
    case 'none':
      return not(anyOf(filter.filters.map(keptBy)) ?? value(false))
    case 'ranking':
      throw new Error(`nobody asked which values of ${filter.dimension.id} are kept`)
  }
}

function inRange({ dimension, from, to, isAbove, isBelow }: PlannedRange): Expression {
  const isTime = dimension.valueType === 'time'
  const of = isTime
    ? column(dimension.column)
    : dimension.valueType === 'text'
      ? textOf(dimension)
      : dimensionExpression(dimension)
  const bound = (at: string | number) => (isTime ? cast(value(at), 'TIMESTAMP') : value(at))
  const bounds = [
    ...(from === null ? [] : [binary(isAbove ? '>' : '>=', of, bound(from))]),
    ...(to === null ? [] : [binary(isBelow ? '<' : '<=', of, bound(to))]),
  ]
  return known(of, ...bounds)
}

const known = (of: Expression, ...conditions: readonly Expression[]): Expression => allOf([isKnown(of), ...conditions])!

/** Labels are stored in a form of the engine's own, which compares by place. */
const textOf = (dimension: Dimension): Expression => cast(dimensionExpression(dimension), 'VARCHAR')

/** The sessions whose dimension has a value; null is a value like any other. */
export const hasValue = (dimension: Dimension, of: KeyValue): Expression => isIn(dimensionExpression(dimension), [of])

import type { Pattern } from '../pivot/planned-filter'
import type {
  BinaryOperator,
  CallNode,
  CaseBranch,
  Expression,
  FunctionName,
  Relation,
  SelectItem,
  SelectNode,
  SqlType,
  SqlValue,
} from './node'

export const column = (name: string, of?: string): Expression =>
  of === undefined ? { kind: 'column', name } : { kind: 'column', name, of }
export const value = (v: SqlValue): Expression => ({ kind: 'value', value: v })
export const star: Expression = { kind: 'star' }

export const call = (name: FunctionName, ...args: readonly Expression[]): CallNode => ({ kind: 'call', name, args })
/** Restricts an aggregate to the rows where the condition holds. */
export const onlyWhere = (aggregate: CallNode, filter: Expression | null): CallNode =>
  filter === null ? aggregate : { ...aggregate, filter }
export const distinct = (aggregate: CallNode): CallNode => ({ ...aggregate, isDistinct: true })

export const binary = (operator: BinaryOperator, left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  operator,
  left,
  right,
})
export const not = (of: Expression): Expression => ({ kind: 'not', of })
export const isNull = (of: Expression): Expression => ({ kind: 'is-null', of })
export const isKnown = (of: Expression): Expression => not(isNull(of))
export const isIn = (of: Expression, values: readonly SqlValue[]): Expression => ({ kind: 'in', of, values })

/** Equal, or both missing. */
export const isSame = (left: Expression, right: Expression): Expression => binary('IS NOT DISTINCT FROM', left, right)

/** True where all hold; null when there is nothing to hold. */
export function allOf(conditions: readonly Expression[]): Expression | null {
  return conditions.reduce<Expression | null>((left, right) => (left ? binary('AND', left, right) : right), null)
}

/** True where any holds; null when there is nothing to hold. */
export function anyOf(conditions: readonly Expression[]): Expression | null {
  return conditions.reduce<Expression | null>((left, right) => (left ? binary('OR', left, right) : right), null)
}

/** Whether a text has a pattern from beginning to end, without regard to case. */
export const like = (of: Expression, pattern: Pattern): Expression => ({ kind: 'like', of, pattern })

export const caseOf = (branches: readonly CaseBranch[], otherwise: Expression = value(null)): Expression =>
  branches.length === 0 ? otherwise : { kind: 'case', branches, otherwise }

export const cast = (of: Expression, type: SqlType): Expression => ({ kind: 'cast', of, type, isTry: false })
/** A cast that gives null where the value does not fit. */
export const tryCast = (of: Expression, type: SqlType): Expression => ({ kind: 'cast', of, type, isTry: true })

export const item = (of: Expression, as: string): SelectItem => ({ of, as })
export const table = (name: string, as?: string): Relation =>
  as === undefined ? { kind: 'table', name } : { kind: 'table', name, as }
export const join = (left: Relation, right: Relation, on: Expression): Relation => ({ kind: 'join', left, right, on })
export const union = (of: readonly SelectNode[], as: string): Relation => ({ kind: 'union', of, as })
export const subquery = (of: SelectNode, as: string): Relation => ({ kind: 'subquery', of, as })

type Clauses = Omit<SelectNode, 'kind' | 'items' | 'from' | 'where'> & { where?: Expression | null }

export function select(items: readonly SelectItem[], from: Relation, { where, ...clauses }: Clauses = {}): SelectNode {
  return { kind: 'select', items, from, ...clauses, ...(where ? { where } : {}) }
}

import { allOf, binary, call, caseOf, cast, column, item, select, table, value } from './build'
import type { Expression, SelectNode, SqlValue } from './node'

/**
 * The values of expressions for the sessions from one row of the table up to another: one row of lists, in the order of the
 * table. Lists come out of the engine whole, where rows would come two thousand at a time.
 */
export function compileColumns(tableName: string, of: readonly Expression[], from: number, to: number): SelectNode {
  const row = column('rowid')
  return select(
    of.map((expression, i) => item(call('list', expression), `column_${i}`)),
    table(tableName),
    { where: allOf([binary('>=', row, value(from)), binary('<', row, value(to))]) },
  )
}

/** Every text an expression has, each once, as `value`. */
export const compileDistinct = (tableName: string, of: Expression): SelectNode =>
  select([item(cast(of, 'VARCHAR'), 'value')], table(tableName), { isDistinct: true })

/** The number of a label among those of its column, from 0. */
export const labelNumber = (of: Expression): Expression => call('enum_code', of)

/** 1 where a condition holds, 0 where it does not or cannot be told. */
export const truthNumber = (condition: Expression): Expression =>
  cast(caseOf([{ when: condition, gives: value(1) }], value(0)), 'UTINYINT')

/** A case that gives one of a few constants, as one that gives their positions; null for any other expression. */
export function codedCase(of: Expression): { readonly coded: Expression; readonly values: readonly SqlValue[] } | null {
  const isText = of.kind === 'cast' && of.type === 'VARCHAR'
  const bare = isText ? of.of : of
  if (bare.kind !== 'case') return null
  const given = [...bare.branches.map(({ gives }) => gives), bare.otherwise]
  const constants = given.flatMap((e) => (e.kind === 'value' ? [e.value] : []))
  if (constants.length < given.length) return null
  const values = [...new Set(constants)]
  const code = (i: number) => value(values.indexOf(constants[i]!))
  const branches = bare.branches.map(({ when }, i) => ({ when, gives: code(i) }))
  return { coded: cast(caseOf(branches, code(branches.length)), 'USMALLINT'), values }
}

import type { EncodedValues } from '#core/load/encoded-column'
import { hasBit } from '#core/load/source-values'
import type { Expression } from '#core/sql/node'
import type { HeldSessions } from '../load/held-sessions'

/** The values of some sessions, from a row of the table on. */
export interface ListPart {
  readonly from: number
  readonly values: ArrayLike<number>
  isNull(i: number): boolean
}

/**
 * The values of an expression that is a column, or the numbers of its labels, without asking the database; null for any
 * other.
 */
export function keptLists(of: Expression, sessions: HeldSessions): ListPart[] | null {
  const name = columnOf(of)
  const parts = name === null ? null : sessions.partsOf(name)
  if (parts === null) return null
  const lists: ListPart[] = []
  let from = 0
  for (const { rows, values } of parts) {
    const list = listOf(of, values)
    if (list === null) return null
    const { validity } = values
    lists.push({ from, values: list, isNull: (i) => validity !== null && !hasBit(validity, i) })
    from += rows
  }
  return lists
}

function columnOf(of: Expression): string | null {
  if (of.kind === 'cast' && !of.isTry && of.of.kind === 'column') return of.of.name
  const [arg] = of.kind === 'call' && of.name === 'enum_code' ? of.args : []
  return arg?.kind === 'column' ? arg.name : null
}

/** Numbers cast to doubles, and the numbers of labels; a cast of anything else is left to the database. */
function listOf(of: Expression, values: EncodedValues): ArrayLike<number> | null {
  if (of.kind === 'call') return values.type === 'label' ? values.codes : null
  return of.kind === 'cast' && of.type === 'DOUBLE' && values.type === 'number' ? values.values : null
}

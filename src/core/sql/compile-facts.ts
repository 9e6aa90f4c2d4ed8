import type { FieldKind } from '../dataset/field'
import { call, cast, column, distinct, item, onlyWhere, select, star, table } from './build'
import type { SelectItem, SelectNode } from './node'

/** Names of the columns of `compileFacts` for the column at a position. */
export const factNames = (i: number) => ({ known: `known_${i}`, distinct: `distinct_${i}` })

/**
 * What is told of a loaded table: sessions, and per column how many of them have a value and how many values there
 * are; first and last month and the synthetic sessions where the columns are there.
 */
export function compileFacts(
  tableName: string,
  columns: readonly { readonly column: string; readonly kind: FieldKind }[],
): SelectNode {
  const items: SelectItem[] = [item(call('count', star), 'sessions')]
  columns.forEach(({ column: name, kind }, i) => {
    const names = factNames(i)
    items.push(item(call('count', column(name)), names.known))
    if (kind === 'month') {
      const month = cast(column(name), 'VARCHAR')
      items.push(item(call('min', month), 'first_month'), item(call('max', month), 'last_month'))
    }
    if (name === 'synthetic') items.push(item(onlyWhere(call('count', star), column(name)), 'synthetic'))
    if (kind === 'session' || kind === 'time') return
    // Close enough to say whether a number can be grouped by, at a tenth of the time.
    const isMany = kind === 'number' || kind === 'money' || kind === 'share' || kind === 'count'
    const of = column(name)
    items.push(item(isMany ? call('approx_count_distinct', of) : distinct(call('count', of)), names.distinct))
  })
  return select(items, table(tableName))
}

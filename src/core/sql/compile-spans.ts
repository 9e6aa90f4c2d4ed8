import { call, column, item, select, table, value } from './build'
import type { SelectNode } from './node'

/** Names of the columns of `compileSpans` for the column at a position. */
export const spanNames = (i: number) => ({ first: `first_${i}`, last: `last_${i}` })

/** The first and last day of columns of times, `2026-01-31`; null where none has a value. */
export function compileSpans(tableName: string, columns: readonly string[]): SelectNode {
  const day = (of: 'min' | 'max', name: string) => call('strftime', call(of, column(name)), value('%Y-%m-%d'))
  const items = columns.flatMap((name, i) => [
    item(day('min', name), spanNames(i).first),
    item(day('max', name), spanNames(i).last),
  ])
  return select(items, table(tableName))
}

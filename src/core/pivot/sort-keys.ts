import { isSameKey } from '../cells/key'
import type { MeasureOrder, Placement, SortKey } from './placement'

/** What an order goes by, in turn; nothing where it is no order by measures. */
export function sortKeysOf(order: Placement['order']): SortKey[] {
  if (typeof order !== 'object') return []
  const { next = [], ...first } = order
  return [first, ...next]
}

/** The order that goes by these in turn; none where there are none. */
export function orderBySortKeys([first, ...next]: readonly SortKey[]): MeasureOrder | null {
  if (!first) return null
  return next.length > 0 ? { ...first, next } : first
}

/**
 * Sorts by a column beside what there is: highest first after all others, then lowest first in its place, then not at all.
 */
export function alsoBy(order: Placement['order'], column: Omit<SortKey, 'isDescending'>): MeasureOrder | null {
  const keys = sortKeysOf(order)
  const at = keys.findIndex(({ measure, at }) => measure === column.measure && isSameKey(at, column.at))
  const found = keys[at]
  if (!found) return orderBySortKeys([...keys, { ...column, isDescending: true }])
  return orderBySortKeys(found.isDescending ? keys.with(at, { ...found, isDescending: false }) : keys.toSpliced(at, 1))
}

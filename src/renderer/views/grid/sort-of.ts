import { isSameKey } from '#core/cells/key'
import type { PlannedDimension } from '#core/pivot/plan'
import type { HeaderCell } from './header-rows'

/** How the rows are sorted by a column. */
export interface ColumnSort {
  readonly direction: 'ascending' | 'descending' | 'none'
  /** Its turn among several columns, from 1; null where it is the only one. */
  readonly place: number | null
}

export type SortOf = (over: NonNullable<HeaderCell['over']>) => ColumnSort

/** Finds a column among those an order goes by. */
export function sortOfColumn(
  order: PlannedDimension['order'] | undefined,
  over: NonNullable<HeaderCell['over']>,
): ColumnSort {
  const keys = typeof order === 'object' ? [order, ...(order.next ?? [])] : []
  const found = keys.findIndex(({ measure, at }) => measure === over.measure && isSameKey(at, over.at))
  if (found < 0) return { direction: 'none', place: null }
  return {
    direction: keys[found]!.isDescending ? 'descending' : 'ascending',
    place: keys.length > 1 ? found + 1 : null,
  }
}

import type { Selection } from '../../store/page-state'
import type { RowName } from './row-names'
import type { Place } from './walk'

/** The row from which names that can be folded are reached: the nearest with such a name. */
export function namedRow(names: readonly (readonly RowName[])[], row: number, key: string): number {
  const has = (r: number) => names[r]?.some(({ toggles }) => toggles) ?? false
  const step = key === 'ArrowDown' || key === 'PageDown' ? 1 : -1
  for (let r = row; r >= 0 && r < names.length; r += step) if (has(r)) return r
  return -1
}

/** The row and the column of the cell that was hit, as they stand on the screen. */
export function placeIn(target: EventTarget): number[] {
  const place = target instanceof Element && target.closest('td')?.getAttribute('data-place')
  return place ? place.split(':').map(Number) : []
}

/** The place of a cell on the screen, measures counted; -1 where it is not in this row. */
export const columnIn = (selection: Selection | null, row: number, measures: number): number =>
  selection?.row === row ? selection.column * measures + selection.measure : -1

/** The cell at a place of the table. */
export const selectionAt = ({ row, column }: Place, measures: number): Selection => ({
  row,
  column: Math.floor(column / measures),
  measure: column % measures,
})

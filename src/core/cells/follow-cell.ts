import { isSameKey } from './key'
import type { PivotCells } from './pivot-cells'

/** A cell of a pivot by position. */
export interface CellPlace {
  readonly row: number
  readonly column: number
  readonly measure: number
}

/** Where the cell of a pivot stands in another: by its keys and its measure. Null where it is not there. */
export function followCell(place: CellPlace, from: PivotCells, to: PivotCells): CellPlace | null {
  const [rowKey, columnKey, measured] = [
    from.rows.keys[place.row],
    from.columns.keys[place.column],
    from.measures[place.measure],
  ]
  const names = ({ rows, columns }: PivotCells) =>
    [rows, columns].map((axis) => axis.dimensions.map(({ dimension }) => dimension.id))
  if (!rowKey || !columnKey || !measured || JSON.stringify(names(from)) !== JSON.stringify(names(to))) return null
  const row = to.rows.keys.findIndex((key) => isSameKey(key, rowKey))
  const column = to.columns.keys.findIndex((key) => isSameKey(key, columnKey))
  const measure = to.measures.findIndex(({ id }) => id === measured.id)
  return row < 0 || column < 0 || measure < 0 ? null : { row, column, measure }
}

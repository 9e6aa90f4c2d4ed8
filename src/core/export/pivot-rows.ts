import type { PivotCells } from '../cells/pivot-cells'
import type { ColumnSpec, RowValue } from '../dataset/column-spec'
import { apartFrom, MISSING } from '../format/key'
import type { KeyValue } from '../pivot/dimension'
import { jsonCells } from './pivot-json'

/** What stands in a key column of a total. */
const TOTAL = 'All'

/** Rows with named columns of one kind each, for files that hold such. */
export interface TypedRows {
  readonly columns: readonly ColumnSpec[]
  readonly rows: readonly (readonly RowValue[])[]
}

/**
 * A pivot with one number a row: its keys, measure, value, n, users, bounds, and whether it is withheld; then what is the
 * same in every row.
 *
 * @param facts of the whole pivot, by the name of their column
 */
export function pivotRows(cells: PivotCells, facts: Readonly<Record<string, RowValue>> = {}): TypedRows {
  const dimensions = [...cells.rows.dimensions, ...cells.columns.dimensions].map(({ dimension }) => dimension.id)
  const names = Object.keys(facts)
  const said = Object.values(facts)
  return {
    // Keys of every type share their column with the words for totals.
    columns: [
      ...dimensions.map((name) => ({ name, type: 'text' as const })),
      { name: 'measure', type: 'text' },
      { name: 'value', type: 'number' },
      { name: 'n', type: 'integer' },
      { name: 'users', type: 'integer' },
      { name: 'low', type: 'number' },
      { name: 'high', type: 'number' },
      { name: 'suppressed', type: 'flag' },
      ...names.map((name, i) => ({ name, type: typeOf(said[i]!) })),
    ],
    rows: jsonCells(cells).map((cell) => [
      ...padded(cell.row, cells.rows.dimensions.length),
      ...padded(cell.column, cells.columns.dimensions.length),
      cell.measure,
      ...(cell.suppressed ? [null, null, null, null, null] : [cell.value, cell.n, cell.users, cell.low, cell.high]),
      cell.suppressed,
      ...said,
    ]),
  }
}

const padded = (key: readonly KeyValue[], length: number): RowValue[] =>
  Array.from({ length }, (_, i) => (i < key.length ? written(key[i]!) : TOTAL))

function written(value: KeyValue): RowValue {
  if (value === null) return MISSING
  return typeof value === 'string' ? apartFrom(value, MISSING, TOTAL) : value
}

function typeOf(value: RowValue): ColumnSpec['type'] {
  if (typeof value === 'boolean') return 'flag'
  return typeof value === 'number' ? 'number' : 'text'
}

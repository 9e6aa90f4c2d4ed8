import type { PivotCells } from '../cells/pivot-cells'
import { MISSING } from '../format/key'
import type { KeyValue } from '../pivot/dimension'
import { csvLine } from './csv-text'
import { jsonCells } from './pivot-json'

/** What stands in a key column of a total. */
const TOTAL = 'All'

/** A pivot as CSV, one number a line: its keys, measure, value, n, users, bounds, and whether it is withheld. */
export function pivotCsv(cells: PivotCells): string {
  const dimensions = [...cells.rows.dimensions, ...cells.columns.dimensions].map(({ dimension }) => dimension.id)
  const header = csvLine([...dimensions, 'measure', 'value', 'n', 'users', 'low', 'high', 'suppressed'])
  const lines = jsonCells(cells).map((cell) => {
    const keys = [
      ...padded(cell.row, cells.rows.dimensions.length),
      ...padded(cell.column, cells.columns.dimensions.length),
    ]
    const numbers = cell.suppressed
      ? [null, null, null, null, null]
      : [cell.value, cell.n, cell.users, cell.low, cell.high]
    return csvLine([...keys, cell.measure, ...numbers, cell.suppressed])
  })
  return header + lines.join('')
}

const padded = (key: readonly KeyValue[], length: number): (string | number | boolean)[] =>
  Array.from({ length }, (_, i) => (i < key.length ? (key[i] ?? MISSING) : TOTAL))

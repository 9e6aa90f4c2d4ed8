import type { PivotCells } from '../cells/pivot-cells'
import type { RowValue } from '../dataset/column-spec'
import { csvLine } from './csv-text'
import { pivotRows } from './pivot-rows'

/** A pivot as CSV, one number a line, as `pivotRows` has them. */
export function pivotCsv(cells: PivotCells, facts: Readonly<Record<string, RowValue>> = {}): string {
  const { columns, rows } = pivotRows(cells, facts)
  return [columns.map(({ name }) => name), ...rows].map(csvLine).join('')
}

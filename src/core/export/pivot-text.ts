import type { Axis, Cell, PivotCells } from '../cells/pivot-cells'
import { keyName } from '../format/axis-key'
import { emptyWords } from '../format/empty'
import { formatCount, formatInterval, formatLevel, formatValue, unitMark } from '../format/number'
import type { Measure, Unit } from '../pivot/measure'
import { textTable } from './text-table'

/** A pivot as a table for a terminal, one block a measure: value, [interval], n. */
export function pivotText(
  cells: PivotCells,
  formats: Readonly<Record<string, { readonly decimals?: number | undefined }>> = {},
): string {
  return cells.measures.map((measure, m) => block(cells, measure, m, formats[measure.id]?.decimals)).join('\n')
}

function block(cells: PivotCells, measure: Measure, m: number, decimals: number | undefined): string {
  const { rows, columns } = cells
  const header = [axisName(rows), ...columns.keys.map((key) => keyName(columns, key))]
  const lines = rows.keys.map((row, r) => [
    keyName(rows, row),
    ...columns.keys.map((_, c) => cellText(cells.at(r, c, m), measure.unit, decimals)),
  ])
  const title = `${measure.name}${unitMark(measure.unit)} [${formatLevel(cells.level)} interval] n`
  return `${title}\n${textTable(header, lines)}`
}

const axisName = ({ dimensions }: Axis): string => dimensions.map(({ dimension }) => dimension.name).join(' / ')

function cellText(cell: Cell, unit: Unit, decimals: number | undefined): string {
  if (cell.kind === 'empty') return emptyWords(cell)
  if (cell.kind === 'withheld') return 'withheld'
  const { value, n, interval } = cell.estimate
  const bounds = interval ? `[${formatInterval(interval, unit, decimals)}]` : '[no interval]'
  return `${formatValue(value, unit, decimals)} ${bounds} n=${formatCount(n)}`
}

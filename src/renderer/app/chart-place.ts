import type { PivotCells } from '#core/cells/pivot-cells'

/** Of a column of numbers and of the names beside them, in pixels, as they are on average. */
const COLUMN = 88
const NAMES = 190
/** What a chart needs to be read. */
const LEAST_WIDTH = 300

/** Where the chart stands: beside a table that leaves it room, else below it, where the columns stay whole. */
export function chartPlace({ columns, measures, rows }: PivotCells, width: number): 'beside' | 'below' {
  const names = NAMES + Math.max(0, rows.dimensions.length - 1) * COLUMN
  const table = names + columns.keys.length * measures.length * COLUMN
  return table + LEAST_WIDTH <= width ? 'beside' : 'below'
}

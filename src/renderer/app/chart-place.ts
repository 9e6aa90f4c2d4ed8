import type { PivotCells } from '#core/cells/pivot-cells'

/** Of a column of numbers and of the names beside them, in pixels, as they are on average. */
const COLUMN = 88
const NAMES = 190
/** What a chart needs to be read. */
const LEAST_WIDTH = 300
const LEAST_HEIGHT = 190
/** Rows of the table that stay in sight above a chart. */
const LEAST_TABLE = 250

/** Where the chart stands: beside a table that leaves it room, else below it where there is height for both. */
export function chartPlace(
  { columns, measures, rows }: PivotCells,
  { width, height }: { readonly width: number; readonly height: number },
): 'beside' | 'below' {
  const names = NAMES + Math.max(0, rows.dimensions.length - 1) * COLUMN
  const table = names + columns.keys.length * measures.length * COLUMN
  if (table + LEAST_WIDTH <= width) return 'beside'
  return height >= LEAST_TABLE + LEAST_HEIGHT ? 'below' : 'beside'
}

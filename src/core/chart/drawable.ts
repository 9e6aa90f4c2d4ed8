import type { Key } from '../cells/key'
import { type Axis, isTotal, type PivotCells } from '../cells/pivot-cells'
import type { Dimension } from '../pivot/dimension'
import type { Measure } from '../pivot/measure'

/** A cell that is no total, with the value of every dimension and its place in the table. */
export interface Detail {
  readonly key: Key
  readonly row: number
  readonly column: number
}

/** What a chart is chosen by. */
export interface Drawable {
  /** Those of the rows, then those of the columns. */
  readonly dimensions: readonly Dimension[]
  /** How many of the dimensions are rows. */
  readonly rows: number
  /** In the order of the table. */
  readonly details: readonly Detail[]
  readonly measure: Measure
}

/** What there is to draw of one measure of a pivot. */
export function drawableOf(cells: PivotCells, measure: number): Drawable {
  const { rows, columns } = cells
  const whole = (axis: Axis) => axis.keys.flatMap((key, at) => (isTotal(axis, key) ? [] : [{ key, at }]))
  return {
    dimensions: [...rows.dimensions, ...columns.dimensions].map(({ dimension }) => dimension),
    rows: rows.dimensions.length,
    details: whole(rows).flatMap((row) =>
      whole(columns).map((column) => ({ key: [...row.key, ...column.key], row: row.at, column: column.at })),
    ),
    measure: cells.measures[measure]!,
  }
}

/** How many different values the details have at these dimensions. */
export const countAt = ({ details }: Drawable, of: readonly number[]): number =>
  new Set(details.map(({ key }) => JSON.stringify(of.map((i) => key[i])))).size

/** True where nothing was recorded at any of these dimensions. */
export const isNotRecorded = (key: Key, of: readonly number[]): boolean =>
  of.length > 0 && of.every((i) => key[i] === null)

/** True for months, quarters and whatever else follows from the start of a session. */
export const isTime = ({ column }: Dimension): boolean => column === 'month' || column === 'started_at'

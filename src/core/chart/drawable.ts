import { isCollapsed } from '../cells/listed'
import { type Axis, isTotal, type PivotCells } from '../cells/pivot-cells'
import type { Dimension, KeyValue } from '../pivot/dimension'
import type { Measure } from '../pivot/measure'

/** The value of every dimension, rows first; undefined of those that are folded away. */
export type DetailKey = readonly (KeyValue | undefined)[]

/** A cell that is no total, or stands for a folded group, and its place in the table. */
export interface Detail {
  readonly key: DetailKey
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
  const whole = (axis: Axis) =>
    axis.keys.flatMap((key, at) => {
      if (isTotal(axis, key) && !isCollapsed(axis.dimensions, key)) return []
      return [{ key: axis.dimensions.map((_, i) => key[i]), at }]
    })
  return {
    dimensions: [...rows.dimensions, ...columns.dimensions].map(({ dimension }) => dimension),
    rows: rows.dimensions.length,
    details: whole(rows).flatMap((row) =>
      whole(columns).map((column) => ({ key: [...row.key, ...column.key], row: row.at, column: column.at })),
    ),
    measure: cells.measures[measure]!,
  }
}

/** The dimensions that something has a value of, by position: one that is folded away everywhere is not drawn. */
export const unfolded = ({ dimensions, details }: Drawable): number[] =>
  [...dimensions.keys()].filter((i) => details.length === 0 || details.some(({ key }) => key[i] !== undefined))

/** How many different values the details have at these dimensions. */
export const countAt = ({ details }: Drawable, of: readonly number[]): number =>
  new Set(details.map(({ key }) => JSON.stringify(of.map((i) => (key[i] === undefined ? [] : key[i]))))).size

/** True where nothing was recorded at any of these dimensions. */
export const isNotRecorded = (key: DetailKey, of: readonly number[]): boolean =>
  of.length > 0 && of.every((i) => key[i] === null)

/** True for months, quarters and whatever else follows from the start of a session. */
export const isTime = ({ column }: Dimension): boolean => column === 'month' || column === 'started_at'

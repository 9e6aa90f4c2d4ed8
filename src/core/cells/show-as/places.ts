import { isOffScale, type KeyValue } from '../../pivot/dimension'
import type { PivotPlan } from '../../pivot/plan'
import type { Reference, Whole } from '../../pivot/show-as'
import type { Key } from '../key'
import { compareNatural } from '../order'
import type { MeasureCells } from './measure-cells'

/** A position on rows and on columns; -1 where an axis has no such key. */
export type Place = readonly [row: number, column: number]

/** Where the total stands that a cell is a part of. */
export function wholeOf({ rows, columns }: MeasureCells, [row, column]: Place, whole: Whole): Place {
  switch (whole) {
    case 'row':
      return [row, columns.find([])]
    case 'column':
      return [rows.find([]), column]
    case 'parent-row':
      return [rows.find(rows.keys[row]!.slice(0, -1)), column]
    case 'parent-column':
      return [row, columns.find(columns.keys[column]!.slice(0, -1))]
    case 'grand':
      return [rows.find([]), columns.find([])]
  }
}

/** Where the cell stands that another is compared with; null where there is none. */
export function referenceOf(cells: MeasureCells, [row, column]: Place, reference: Reference): Place | null {
  if (typeof reference === 'object') return [row, cells.columns.find(reference.column)]
  const way = wayOf(cells.plan)
  if (way === null) return null
  const { keys } = cells[way.axis]
  const key = keys[way.axis === 'rows' ? row : column]!
  const steps = stepsAlong(cells, way, key)
  const here = steps.indexOf(key[way.depth]!)
  const value = reference === 'first' ? steps[0] : steps[here - 1]
  if (here < 0 || value === undefined) return null
  const position = cells[way.axis].find(key.with(way.depth, value))
  return way.axis === 'rows' ? [position, column] : [row, position]
}

/** The way along which values follow each other: an axis, and the dimension on it by position. */
export interface Way {
  readonly axis: 'rows' | 'columns'
  readonly depth: number
}

/** Along time, where that is on an axis; else along the innermost columns, or rows where there are none. */
export function wayOf({ rows, columns }: PivotPlan): Way | null {
  const isTime = ({ dimension }: PivotPlan['rows'][number]) =>
    dimension.column === 'month' || dimension.column === 'started_at'
  const across = columns.findLastIndex(isTime)
  if (across >= 0) return { axis: 'columns', depth: across }
  const down = rows.findLastIndex(isTime)
  if (down >= 0) return { axis: 'rows', depth: down }
  if (columns.length > 0) return { axis: 'columns', depth: columns.length - 1 }
  return rows.length > 0 ? { axis: 'rows', depth: rows.length - 1 } : null
}

/** The values along the way that have what stands outside of them in common with a key, in natural order; none off it. */
export function stepsAlong({ plan, ...axes }: MeasureCells, { axis, depth }: Way, key: Key): KeyValue[] {
  const outer = key.slice(0, depth)
  const values = axes[axis].keys.flatMap((other) =>
    other.length > depth && outer.every((value, i) => other[i] === value) ? [other[depth]!] : [],
  )
  return [...new Set(values)]
    .filter((value) => !isOffScale(value))
    .sort((a, b) => compareNatural(plan[axis][depth]!, a, b))
}

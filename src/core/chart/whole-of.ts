import type { Key } from '../cells/key'
import type { Axis, Cell, PivotCells } from '../cells/pivot-cells'
import type { ChartPlace } from './chart-point'

/**
 * How to find the total over some dimensions that a cell is part of; null where the pivot has no such total.
 *
 * @param over positions of the dimensions, those of the rows first
 */
export function wholeOf(
  cells: PivotCells,
  measure: number,
  over: readonly number[],
): (place: Pick<ChartPlace, 'row' | 'column'>) => Cell | null {
  const { rows, columns } = cells
  const depth = rows.dimensions.length
  const up = totalAt(rows, new Set(over))
  const across = totalAt(columns, new Set(over.map((i) => i - depth)))
  return ({ row, column }) => {
    const [r, c] = [up(row), across(column)]
    return r === null || c === null ? null : cells.at(r, c, measure)
  }
}

/** The position of the total over the dimensions that come last; null where others come after them. */
function totalAt({ keys, dimensions }: Axis, over: ReadonlySet<number>): (at: number) => number | null {
  const kept = [...dimensions.keys()].filter((i) => !over.has(i)).length
  const isPrefix = [...dimensions.keys()].every((i) => over.has(i) === i >= kept)
  const positions = new Map(keys.map((key, at) => [nameOf(key), at]))
  return (at) => (isPrefix ? (positions.get(nameOf(keys[at]!.slice(0, kept))) ?? null) : null)
}

const nameOf = (key: Key): string => JSON.stringify(key)

import { isSameKey, type Key } from '../cells/key'
import { type Axis, isTotal, type PivotCells } from '../cells/pivot-cells'

/** What a slide has room for. */
export interface Room {
  /** Lines of the table: parts, the names of their groups, and the total. */
  readonly rows: number
  /** Columns of numbers, the total among them. */
  readonly columns: number
}

/** The cells of one measure that a slide shows, in its chart and in its table, and how many it has no room for. */
export interface Fitted {
  readonly cells: PivotCells
  readonly leftOut: { readonly rows: number; readonly columns: number }
}

/** The key of the group a nested row stands in; null where rows are not nested. */
export const groupOf = (key: Key): Key | null => (key.length > 1 ? key.slice(0, -1) : null)

/**
 * Cuts a pivot down to one measure and to the first rows and columns that fit, with the totals over them. Columns
 * without rows become rows, since names are easier to read below each other.
 */
export function fitCells(whole: PivotCells, measure: number, room: Room): Fitted {
  const turned = whole.rows.dimensions.length === 0 && whole.columns.dimensions.length > 0
  const cells = turned ? { ...whole, rows: whole.columns, columns: whole.rows } : whole
  const rows = firstRows(cells.rows, room.rows)
  const columns = firstColumns(cells.columns, room.columns)
  const at = (r: number, c: number) => {
    const [row, column] = [rows.positions[r]!, columns.positions[c]!]
    return turned ? whole.at(column, row, measure) : whole.at(row, column, measure)
  }
  const withheld = rows.positions
    .flatMap((_, r) => columns.positions.map((_, c) => at(r, c)))
    .filter(({ kind }) => kind === 'withheld').length
  const pick = (axis: Axis, { positions }: Positions) => ({ ...axis, keys: positions.map((i) => axis.keys[i]!) })
  return {
    cells: {
      ...cells,
      rows: pick(cells.rows, rows),
      columns: pick(cells.columns, columns),
      measures: [whole.measures[measure]!],
      withheld,
      at,
    },
    leftOut: { rows: rows.leftOut, columns: columns.leftOut },
  }
}

interface Positions {
  readonly positions: readonly number[]
  readonly leftOut: number
}

/** The parts that fit, each first of its group with one line more, the totals of those groups, and the grand total. */
function firstRows(axis: Axis, room: number): Positions {
  const parts = axis.keys.flatMap((key, r) => (isTotal(axis, key) ? [] : [r]))
  const grand = grandTotal(axis)
  const groups: Key[] = []
  const shown: number[] = []
  let left = room - grand.length
  for (const r of parts) {
    const group = groupOf(axis.keys[r]!)
    const isNew = group !== null && !groups.some((known) => isSameKey(known, group))
    const lines = isNew ? 2 : 1
    if (lines > left) break
    left -= lines
    if (isNew) groups.push(group)
    shown.push(r)
  }
  const totals = axis.keys.flatMap((key, r) =>
    isTotal(axis, key) && groups.some((group) => isSameKey(group, key)) ? [r] : [],
  )
  return {
    positions: [...shown, ...totals, ...grand].sort((a, b) => a - b),
    leftOut: parts.length - shown.length,
  }
}

function firstColumns(axis: Axis, room: number): Positions {
  const parts = axis.keys.flatMap((key, c) => (isTotal(axis, key) ? [] : [c]))
  const grand = grandTotal(axis)
  const shown = parts.slice(0, room - grand.length)
  return { positions: [...shown, ...grand], leftOut: parts.length - shown.length }
}

/** The position of the total over everything, if the axis has one beside its parts. */
const grandTotal = (axis: Axis): number[] =>
  axis.dimensions.length === 0 ? [] : axis.keys.flatMap((key, i) => (key.length === 0 ? [i] : []))

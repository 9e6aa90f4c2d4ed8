import { isSameKey, type Key } from '#core/cells/key'
import { isCollapsed } from '#core/cells/listed'
import { type Axis, isTotal } from '#core/cells/pivot-cells'
import { formatKey, formatTotal } from '#core/format/key'
import { unitMark } from '#core/format/number'
import type { Measure } from '#core/pivot/measure'

export interface HeaderCell {
  readonly key: string
  readonly text: string
  readonly span: number
  readonly rowSpan: number
  readonly isTotal: boolean
  /** The column below it, where it has one only. */
  readonly over: { readonly column: number; readonly at: Key; readonly measure: number } | null
  /** The key whose parts it opens and closes; null where it has none. */
  readonly toggles: Key | null
  readonly isOpen: boolean
}

/** One line of the table's head: what it is about, and its cells. */
export interface HeaderRow {
  readonly title: string
  readonly cells: readonly HeaderCell[]
}

/**
 * The lines above the columns: one that names what they are, one per column dimension, and one with the measures where
 * there are several or no columns.
 */
export function headerRows(axis: Axis, measures: readonly Measure[]): HeaderRow[] {
  const { dimensions, keys } = axis
  const width = keys.length * measures.length
  const only = measures.length === 1 ? measureName(measures[0]!) : ''
  const title = dimensions.map(({ dimension }) => dimension.name).join(', ')
  const levels = dimensions.map((_, level) => ({ title: '', cells: levelCells(axis, level, measures.length) }))
  if (dimensions.length > 0)
    levels.unshift({ title: only, cells: [{ ...PLAIN, key: 'title', text: title, span: width }] })
  if (dimensions.length > 0 && measures.length === 1) return levels
  const names = keys.flatMap((at, k) =>
    measures.map((measure, m) => ({
      ...PLAIN,
      key: measure.id + JSON.stringify(at),
      text: measureName(measure),
      isTotal: isTotal(axis, at),
      over: { column: k * measures.length + m, at, measure: m },
    })),
  )
  return [...levels, { title: '', cells: names }]
}

const PLAIN: Omit<HeaderCell, 'key' | 'text'> = {
  span: 1,
  rowSpan: 1,
  isTotal: false,
  over: null,
  toggles: null,
  isOpen: true,
}

const measureName = ({ name, unit }: Measure): string => `${name}${unitMark(unit)}`

function levelCells(axis: Axis, level: number, measures: number): HeaderCell[] {
  const { dimensions, keys } = axis
  const depth = dimensions.length
  const cells: HeaderCell[] = []
  keys.forEach((key, k) => {
    const isClosed = isCollapsed(dimensions, key)
    // A total has its name on the first level that it leaves out, a collapsed key on its own; both reach down from there.
    const last = isClosed ? key.length - 1 : key.length
    if (level > last) return
    const before = cells.at(-1)
    if (before && level < depth - 1 && !isClosed && goesOn(keys[k - 1], key, level)) {
      cells[cells.length - 1] = { ...before, span: before.span + measures, over: null }
      return
    }
    const isEnd = level === last || level === depth - 1
    const isName = level < key.length
    cells.push({
      ...PLAIN,
      key: `${level}:${JSON.stringify(key)}`,
      text: isName ? formatKey(dimensions[level]!.dimension, key[level]!) : formatTotal(dimensions[level]!.dimension),
      span: measures,
      rowSpan: isEnd ? depth - level : 1,
      isTotal: !isName || isClosed,
      over: isEnd && measures === 1 ? { column: k, at: key, measure: 0 } : null,
      toggles: isName && level < depth - 1 ? key.slice(0, level + 1) : null,
      isOpen: !isClosed,
    })
  })
  return cells
}

/** A name stands over everything below it. */
const goesOn = (before: Key | undefined, key: Key, level: number): boolean =>
  before !== undefined &&
  level < key.length &&
  before.length > level &&
  isSameKey(before.slice(0, level + 1), key.slice(0, level + 1))

import { isSameKey, type Key } from '#core/cells/key'
import { isCollapsed } from '#core/cells/listed'
import type { Axis } from '#core/cells/pivot-cells'
import { formatKey, formatTotal } from '#core/format/key'

/** A name at the left of the table. */
export interface RowName {
  readonly text: string
  /** The column of names it stands in, and how many of them and of the rows it spans. */
  readonly level: number
  readonly span: number
  readonly rowSpan: number
  /** The key whose parts it opens and closes; null where it has none. */
  readonly toggles: Key | null
  readonly isOpen: boolean
}

/** The names that start at a row: an outer one spans the rows it holds together, a total the columns it leaves out. */
export function rowNames(axis: Axis, r: number): RowName[] {
  const key = axis.keys[r]!
  const depth = axis.dimensions.length
  const plain = { span: 1, rowSpan: 1, toggles: null, isOpen: true }
  if (depth === 0) return [{ ...plain, text: 'All sessions', level: 0 }]
  const isClosed = isCollapsed(axis.dimensions, key)
  const before = axis.keys[r - 1]
  const names: RowName[] = []
  for (const [level, value] of key.entries()) {
    const isInner = level === depth - 1
    if (!isInner && before !== undefined && shares(before, key, level)) continue
    const dimension = axis.dimensions[level]!.dimension
    const closes = isClosed && level === key.length - 1
    names.push({
      text: formatKey(dimension, value),
      level,
      span: closes ? depth - level : 1,
      rowSpan: isInner || closes ? 1 : runLength(axis, r, level),
      toggles: isInner ? null : key.slice(0, level + 1),
      isOpen: !closes,
    })
  }
  if (key.length < depth && !isClosed) {
    const dimension = axis.dimensions[key.length]!.dimension
    names.push({ ...plain, text: formatTotal(dimension), span: depth - key.length, level: key.length })
  }
  return names
}

const shares = (a: Key, b: Key, last: number): boolean =>
  a.length > last && b.length > last && isSameKey(a.slice(0, last + 1), b.slice(0, last + 1))

function runLength(axis: Axis, from: number, level: number): number {
  const key = axis.keys[from]!
  let end = from + 1
  while (end < axis.keys.length && shares(axis.keys[end]!, key, level)) end++
  return end - from
}

const LEAST_WIDTH = 92
const MOST_WIDTH = 180
/** Of a letter on average, and of what stands around the text. */
const LETTER = 6.6
const AROUND = 34

/** The width of each column of names, in pixels: wide enough for most of its names on one line, others take two. */
export function nameWidths({ dimensions, keys }: Axis): number[] {
  if (dimensions.length === 0) return [LEAST_WIDTH]
  return dimensions.map(({ dimension }, level) => {
    const lengths = keys.flatMap((key) => (key.length > level ? [formatKey(dimension, key[level]!).length] : []))
    const longest = Math.max(dimension.name.length, ...lengths)
    return Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, longest * LETTER + AROUND)))
  })
}

import type { Key } from '#core/cells/key'
import { type Axis, isTotal } from '#core/cells/pivot-cells'
import { formatKey, formatTotal } from '#core/format/key'
import type { Measure } from '#core/pivot/measure'

export interface HeaderCell {
  readonly key: string
  readonly text: string
  readonly span: number
  readonly isTotal: boolean
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
    levels.unshift({ title: only, cells: [{ key: 'title', text: title, span: width, isTotal: false }] })
  if (dimensions.length > 0 && measures.length === 1) return levels
  const names = keys.flatMap((key) =>
    measures.map((measure) => ({
      key: measure.id + JSON.stringify(key),
      text: measureName(measure),
      span: 1,
      isTotal: isTotal(axis, key),
    })),
  )
  return [...levels, { title: '', cells: names }]
}

const measureName = ({ name, unit }: Measure): string => (unit === 'rate' ? `${name}, %` : name)

function levelCells(axis: Axis, level: number, measures: number): HeaderCell[] {
  const { dimensions, keys } = axis
  const cells: HeaderCell[] = []
  keys.forEach((key, k) => {
    const last = cells.at(-1)
    if (last && level < dimensions.length - 1 && goesOn(keys[k - 1], key, level)) {
      cells[cells.length - 1] = { ...last, span: last.span + measures }
      return
    }
    cells.push({
      key: `${level}:${JSON.stringify(key)}`,
      text: textAt(axis, key, level),
      span: measures,
      isTotal: isTotal(axis, key) && level >= key.length,
    })
  })
  return cells
}

/** A name stands over everything below it. */
const goesOn = (before: Key | undefined, key: Key, level: number): boolean =>
  before !== undefined &&
  level < key.length &&
  key.slice(0, level + 1).every((value, i) => before.length > i && before[i] === value)

/** A total has its name on the first level that it leaves out. */
function textAt({ dimensions }: Axis, key: Key, level: number): string {
  const { dimension } = dimensions[level]!
  if (level < key.length) return formatKey(dimension, key[level]!)
  return level === key.length ? formatTotal(dimension) : ''
}

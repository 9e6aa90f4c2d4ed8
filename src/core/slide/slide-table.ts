import { isSameKey, type Key } from '../cells/key'
import { type Axis, type Cell, isTotal, type PivotCells } from '../cells/pivot-cells'
import { formatKey, formatTotal } from '../format/key'
import { formatCount, formatInterval, formatLevel, formatValue } from '../format/number'
import type { Unit } from '../pivot/measure'
import { type Fitted, groupOf } from './fitted-cells'

/** One line of the table of a slide. */
export interface SlideRow {
  /** The first is the name, the others are numbers as text. */
  readonly cells: readonly string[]
  /** The n under each number, in the order of the cells after the name; empty where n has a column. */
  readonly counts: readonly string[]
  /** `group` stands over the parts it names, with their total. */
  readonly kind: 'part' | 'group' | 'total'
}

/** The table of a slide: every number with its n, and with its interval unless that is in the chart alone. */
export interface SlideTable {
  readonly header: readonly string[]
  readonly rows: readonly SlideRow[]
  /** What a reader must know of it: what did not fit, where n and intervals are, and what its marks mean. */
  readonly note: string
}

/** Stand in a table too narrow for words. */
const WITHHELD_MARK = '*'
const EMPTY_MARK = '·'

/**
 * The cells of a slide as its table.
 *
 * @param isCharted whether the chart beside it has the intervals
 */
export function slideTable({ cells, leftOut }: Fitted, isCharted: boolean): SlideTable {
  const isCross = cells.columns.dimensions.length > 0
  const rows = linesOf(cells.rows).map(({ name, at, kind }) => ({
    ...(isCross ? crossLine(cells, name, at) : intervalLine(cells, name, at)),
    kind,
  }))
  const used = new Set(rows.flatMap((row) => row.cells.slice(1)))
  const more = [
    leftOut.rows > 0 ? counted(leftOut.rows, 'row') : '',
    leftOut.columns > 0 ? counted(leftOut.columns, 'column') : '',
  ].filter((part) => part !== '')
  const marks = [
    used.has(WITHHELD_MARK) ? `${WITHHELD_MARK}\u00A0withheld` : '',
    used.has(EMPTY_MARK) ? `${EMPTY_MARK}\u00A0no\u00A0sessions` : '',
  ].filter((part) => part !== '')
  const notes = [
    isCross && rows.length > 0 ? `Under each value its n${isCharted ? '; the intervals are in the chart' : ''}.` : '',
    more.length > 0 ? `${more.join(' and ')} ${leftOut.rows + leftOut.columns === 1 ? 'is' : 'are'} not shown.` : '',
    marks.join(', '),
  ]
  return { header: header(cells), rows, note: notes.filter((part) => part !== '').join(' ') }
}

const counted = (n: number, noun: string): string => `${formatCount(n)} more ${noun}${n === 1 ? '' : 's'}`

interface Line {
  readonly name: string
  /** The position on the axis; -1 for a group whose total the pivot does not have. */
  readonly at: number
  readonly kind: SlideRow['kind']
}

/** The rows in the order of the slide: each group before its parts, the total of all last. */
function linesOf(axis: Axis): Line[] {
  const lines: Line[] = []
  let open: Key | null = null
  for (const [r, key] of axis.keys.entries()) {
    if (key.length === 0) lines.push({ name: nameOf(axis, key), at: r, kind: isTotal(axis, key) ? 'total' : 'part' })
    else if (!isTotal(axis, key)) {
      const group = groupOf(key)
      if (group && !(open && isSameKey(open, group))) {
        const at = axis.keys.findIndex((other) => isSameKey(other, group))
        lines.push({ name: nameOf(axis, group), at, kind: 'group' })
      }
      open = group
      const last = key.length - 1
      lines.push({ name: formatKey(axis.dimensions[last]!.dimension, key[last]!), at: r, kind: 'part' })
    }
  }
  return lines
}

function nameOf({ dimensions }: Axis, key: Key): string {
  return key.length === 0
    ? formatTotal(dimensions[0]?.dimension)
    : key.map((value, i) => formatKey(dimensions[i]!.dimension, value)).join(', ')
}

function header(cells: PivotCells): string[] {
  const title = cells.rows.dimensions.map(({ dimension }) => dimension.name).join(', ')
  if (cells.columns.dimensions.length > 0)
    return [title, ...cells.columns.keys.map((key) => nameOf(cells.columns, key))]
  return [title, VALUES[cells.measures[0]!.unit], `${formatLevel(cells.level)} interval`, 'n']
}

const VALUES: Readonly<Record<Unit, string>> = {
  rate: '%',
  points: 'Points',
  change: '%',
  dollars: 'US $',
  count: 'Value',
  number: 'Value',
  rank: 'Rank',
}

/** One column of the pivot: value, interval and n side by side. */
function intervalLine(cells: PivotCells, name: string, at: number): Omit<SlideRow, 'kind'> {
  const { unit } = cells.measures[0]!
  const cell: Cell | null = at < 0 ? null : cells.at(at, 0, 0)
  if (cell?.kind !== 'estimate') return { cells: [name, cell ? WORDS[cell.kind] : '', '', ''], counts: [] }
  const { value, interval, n } = cell.estimate
  const bounds = interval ? formatInterval(interval, unit) : 'none'
  return { cells: [name, formatValue(value, unit), bounds, formatCount(n)], counts: [] }
}

const WORDS = { withheld: 'withheld', empty: 'no sessions' } as const

/** Several columns: values with n under them, the intervals are in the chart. */
function crossLine(cells: PivotCells, name: string, at: number): Omit<SlideRow, 'kind'> {
  const { unit } = cells.measures[0]!
  const line = cells.columns.keys.map((_, c): { readonly text: string; readonly count: string } => {
    if (at < 0) return { text: '', count: '' }
    const cell = cells.at(at, c, 0)
    if (cell.kind !== 'estimate') return { text: cell.kind === 'withheld' ? WITHHELD_MARK : EMPTY_MARK, count: '' }
    return { text: formatValue(cell.estimate.value, unit), count: formatCount(cell.estimate.n) }
  })
  return { cells: [name, ...line.map(({ text }) => text)], counts: line.map(({ count }) => count) }
}

import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from 'lucide-react'
import type { Key } from '#core/cells/key'
import type { Axis } from '#core/cells/pivot-cells'
import type { HeaderCell, HeaderRow } from './header-rows'
import css from './PivotGrid.module.css'
import type { SortOf } from './sort-of'

interface ColumnHeadsProps {
  readonly headers: readonly HeaderRow[]
  readonly rows: Axis
  readonly nameWidths: readonly number[]
  /** The column whose head the keys have reached, or -1. */
  readonly here: number
  readonly sortOf: SortOf
  /** `isAlso` where it comes beside the columns the rows are sorted by. */
  onSort(over: NonNullable<HeaderCell['over']>, isAlso: boolean): void
  onToggle(key: Key): void
}

/** The head of the table: a click on a column sorts the rows by it, one on a group opens and closes it. */
export function ColumnHeads({ headers, rows, nameWidths, here, sortOf, onSort, onToggle }: ColumnHeadsProps) {
  const canSort = rows.dimensions.length > 0
  const names = canSort ? rows.dimensions.map(({ dimension }) => dimension.name) : ['']
  const last = headers.length - 1
  return (
    <thead>
      {headers.map((header, h) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of the head are known by their place
        <tr key={h}>
          {h === last
            ? names.map((name, i) => (
                <th
                  key={name}
                  scope="col"
                  className={css.corner}
                  data-leaf
                  style={{ left: leftOf(nameWidths, i), top: h * LINE }}
                >
                  {name}
                </th>
              ))
            : h === 0 && (
                <th
                  scope="colgroup"
                  className={css.corner}
                  data-title
                  colSpan={names.length}
                  rowSpan={last}
                  style={{ left: 0, top: 0 }}
                >
                  {header.title}
                </th>
              )}
          {header.cells.map((cell) => {
            const { over } = cell
            const sort = over && canSort ? sortOf(over) : undefined
            return (
              <th
                key={cell.key}
                scope={cell.span > 1 ? 'colgroup' : 'col'}
                colSpan={cell.span}
                rowSpan={cell.rowSpan}
                data-total={cell.isTotal || undefined}
                data-leaf={h + cell.rowSpan - 1 === last || undefined}
                aria-sort={sort?.direction}
                style={{ top: h * LINE }}
              >
                {cell.toggles && (
                  <button
                    type="button"
                    className={css.toggle}
                    tabIndex={-1}
                    aria-expanded={cell.isOpen}
                    aria-label={`${cell.isOpen ? 'Collapse' : 'Expand'} ${cell.text}`}
                    onClick={() => onToggle(cell.toggles!)}
                  >
                    {cell.isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
                  </button>
                )}
                {sort && over ? (
                  <button
                    type="button"
                    className={css.sort}
                    tabIndex={over.column === here ? 0 : -1}
                    data-place={`-1:${over.column}`}
                    title={SORT_HINTS[sort.direction]}
                    onClick={(event) => onSort(over, event.shiftKey)}
                  >
                    {cell.text}
                    {sort.direction === 'descending' && <ArrowDown aria-hidden />}
                    {sort.direction === 'ascending' && <ArrowUp aria-hidden />}
                    {sort.place !== null && <span className={css.turn}>{sort.place}</span>}
                  </button>
                ) : (
                  cell.text
                )}
              </th>
            )
          })}
        </tr>
      ))}
    </thead>
  )
}

/** Height of a line of the head but the last, so that each sticks below the one before. */
const LINE = 28

const SORT_HINTS = {
  none: 'Sort the rows, highest first; with Shift, after the columns they are sorted by',
  descending: 'Sort the rows, lowest first',
  ascending: 'Show the rows in their own order',
} as const

/** Where a column of names begins. */
export const leftOf = (widths: readonly number[], level: number): number =>
  widths.slice(0, level).reduce((sum, width) => sum + width, 0)

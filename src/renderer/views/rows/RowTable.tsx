import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { TableColumn } from '#core/dataset/sessions-table'
import { rowColumnName } from '#core/rows/row-columns'
import { isNumeric } from '#core/rows/row-value'
import type { RowOrder } from '#core/sql/compile-rows'
import css from './RowTable.module.css'
import { useRowPages } from './use-row-pages'

interface RowTableProps {
  readonly label: string
  /** Where the sessions stand in the table, in the order they are listed. */
  readonly places: readonly number[]
  readonly columns: readonly TableColumn[]
  readonly order: RowOrder | null
  onSort(order: RowOrder | null): void
  /** Opens the session at a place of the table; null where there is nothing more of it. */
  readonly onOpen: ((place: number) => void) | null
}

const ROW_HEIGHT = 28
/** A step to the side by an arrow key, in pixels. */
const SIDE_STEP = 120

/** A list of sessions of any length: rows are drawn and read where one looks. Arrow keys walk it. */
export function RowTable({ label, places, columns, order, onSort, onOpen }: RowTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, places.length - 1)
  const virtual = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT + 4,
    overscan: 10,
  })
  const items = virtual.getVirtualItems()
  const rowAt = useRowPages(places, columns, items[0]?.index ?? 0, items.at(-1)?.index ?? -1)
  useEffect(() => scroller.current?.focus(), [])
  // Another order begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is what changes
  useEffect(() => {
    setChosen(0)
    scroller.current?.scrollTo({ top: 0 })
  }, [places])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return
    if (event.key === 'Enter' && onOpen && places.length > 0) {
      event.preventDefault()
      return onOpen(places[at]!)
    }
    const page = Math.max(1, Math.floor((scroller.current.clientHeight - ROW_HEIGHT) / ROW_HEIGHT) - 1)
    const side = SIDES[event.key]
    if (side !== undefined) {
      event.preventDefault()
      return scroller.current.scrollBy({ left: side * SIDE_STEP })
    }
    const to = movedTo(event.key, at, page, places.length)
    if (to === null) return
    event.preventDefault()
    setChosen(to)
    virtual.scrollToIndex(to)
  }
  const template = columns.map(widthOf).join(' ')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of which most rows are not there cannot be a table element
    <div
      ref={scroller}
      role="grid"
      className={css.scroller}
      aria-label={label}
      aria-rowcount={places.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={places.length > 0 ? `session-${at}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={css.sheet} style={{ height: virtual.getTotalSize() + ROW_HEIGHT + 4 }}>
        {/* biome-ignore lint/a11y: roles of a grid that is no table element */}
        <div role="row" aria-rowindex={1} className={css.head} style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <Heading key={column.column} column={column} order={order} onSort={onSort} />
          ))}
        </div>
        {items.map(({ index, start }) => {
          return (
            <Row
              key={index}
              index={index}
              start={start}
              columns={columns}
              template={template}
              values={rowAt(index)}
              isActive={index === at}
              onChoose={setChosen}
              onOpen={onOpen && (() => onOpen(places[index]!))}
            />
          )
        })}
      </div>
    </div>
  )
}

interface RowProps {
  readonly index: number
  /** Its distance from the top, in pixels. */
  readonly start: number
  readonly columns: readonly TableColumn[]
  readonly template: string
  /** Undefined until they have been read. */
  readonly values: readonly string[] | undefined
  readonly isActive: boolean
  onChoose(index: number): void
  readonly onOpen: (() => void) | null
}

const Row = memo(function Row({ index, start, columns, template, values, isActive, onChoose, onOpen }: RowProps) {
  return (
    // biome-ignore lint/a11y: the grid has the focus and says which row is active
    <div
      id={`session-${index}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      className={css.row}
      style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
      onPointerDown={() => onChoose(index)}
      onDoubleClick={onOpen ?? undefined}
    >
      {columns.map((column, c) => (
        // biome-ignore lint/a11y: as the row
        <div
          key={column.column}
          role="gridcell"
          className={css.cell}
          title={values?.[c]}
          data-number={isNumeric(column) || undefined}
        >
          {values?.[c] || <span className={css.none}>{values ? '–' : '…'}</span>}
        </div>
      ))}
    </div>
  )
})

interface HeadingProps extends Pick<RowTableProps, 'order' | 'onSort'> {
  readonly column: TableColumn
}

/** The name of a column; pressing it sorts by it, then the other way round, then as in the file. */
function Heading({ column, order, onSort }: HeadingProps) {
  const sorted = order?.column.column === column.column ? (order.isDescending ? 'descending' : 'ascending') : 'none'
  const next = {
    none: { column, isDescending: isNumeric(column) },
    ascending: isNumeric(column) ? null : { column, isDescending: true },
    descending: isNumeric(column) ? { column, isDescending: false } : null,
  } as const
  return (
    // biome-ignore lint/a11y: the button inside takes the focus
    <div role="columnheader" aria-sort={sorted} className={css.heading} data-number={isNumeric(column) || undefined}>
      <Button className={css.sort!} onPress={() => onSort(next[sorted])}>
        <span className={css.name}>{rowColumnName(column)}</span>
        {sorted === 'ascending' && <ArrowUp aria-hidden />}
        {sorted === 'descending' && <ArrowDown aria-hidden />}
      </Button>
    </div>
  )
}

const SIDES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

function movedTo(key: string, at: number, page: number, count: number): number | null {
  const to = (row: number) => Math.max(0, Math.min(count - 1, row))
  switch (key) {
    case 'ArrowDown':
      return to(at + 1)
    case 'ArrowUp':
      return to(at - 1)
    case 'PageDown':
      return to(at + page)
    case 'PageUp':
      return to(at - page)
    case 'Home':
      return to(0)
    case 'End':
      return to(count - 1)
    default:
      return null
  }
}

function widthOf(column: TableColumn): string {
  // An id is read whole in the title of its cell; in a narrow window it leaves room for labels.
  if (column.kind === 'session') return 'clamp(150px, 16vw, 290px)'
  if (column.kind === 'time') return '150px'
  if (column.kind === 'label' || column.kind === 'category') return 'minmax(clamp(130px, 13vw, 170px), 1fr)'
  return 'minmax(110px, 0.5fr)'
}

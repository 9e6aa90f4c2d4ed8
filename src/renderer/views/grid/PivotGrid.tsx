import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { isSameKey, type Key } from '#core/cells/key'
import { isCollapsed, toggleCollapsed } from '#core/cells/listed'
import { isTotal, type PivotCells } from '#core/cells/pivot-cells'
import { keyName } from '#core/format/axis-key'
import { cellLooks } from '#core/format/cell-looks'
import { formatCount } from '#core/format/number'
import { DEFAULT_FORMAT } from '#core/pivot/cell-format'
import { type AxisName, collapseKeys, sortAxis } from '#core/pivot/edits'
import type { Selection } from '../../store/app-state'
import { useApp, useAppStore } from '../../store/use-app'
import { CellMenu } from './CellMenu'
import { ColumnHeads, type SortOf } from './ColumnHeads'
import { GridCell } from './GridCell'
import { type HeaderCell, headerRows } from './header-rows'
import { intervalScales } from './interval-scale'
import css from './PivotGrid.module.css'
import { RowHeads } from './RowHeads'
import { nameWidths, type RowName, rowNames } from './row-names'
import { useDoubleClick } from './use-double-click'
import { type Place, walk } from './walk'

/** More cells than this cannot be read, and take the window seconds to draw. */
const MOST_CELLS = 100_000

interface PivotGridProps {
  readonly cells: PivotCells
  readonly label: string
  /** Whether the selection is one of its cells; of two tables side by side it is for one only. */
  readonly isActive?: boolean
}

/** The table of a pivot, or why it is not drawn. */
export function PivotGrid({ cells, label, isActive = true }: PivotGridProps) {
  const count = cells.rows.keys.length * cells.columns.keys.length * cells.measures.length
  if (count <= MOST_CELLS) return <Table cells={cells} label={label} isActive={isActive} />
  return (
    <p className={css.budget}>
      This table would have {formatCount(count)} cells; up to {formatCount(MOST_CELLS)} are drawn. Filter, collapse a
      dimension or take one out. “Copy or save” has all of them.
    </p>
  )
}

/** Every value with its interval and n. Keys walk it; heads sort and fold it. */
function Table({ cells, label, isActive }: Required<PivotGridProps>) {
  const store = useAppStore()
  const selection = useApp((app) => (isActive ? app.selection : null))
  const compared = useApp((app) => (isActive ? app.compared : null))
  const formats = useApp(
    (app) => (isActive ? app.spec : (app.views.find(({ id }) => id === app.beside?.view)?.spec ?? app.spec)).formats,
  )
  const { rows, columns, measures } = cells
  const scales = useMemo(() => intervalScales(cells), [cells])
  const headers = useMemo(() => headerRows(columns, measures), [columns, measures])
  const names = useMemo(() => rows.keys.map((_, r) => rowNames(rows, r)), [rows])
  const widths = useMemo(() => nameWidths(rows), [rows])
  const labels = useMemo(() => columns.keys.map((key) => keyName(columns, key)), [columns])
  const formatted = measures.map(({ id }) => formats[id] ?? DEFAULT_FORMAT)
  const looks = useMemo(
    () => measures.map(({ id }, m) => cellLooks(cells, m, formats[id] ?? DEFAULT_FORMAT)),
    [cells, measures, formats],
  )
  const table = useRef<HTMLTableElement>(null)
  const width = columns.keys.length * measures.length
  const { here, goTo } = useHere(cells, table)

  const toggle = (axis: AxisName, key: Key) => {
    const { dimensions, keys } = cells[axis]
    const planned = dimensions[key.length - 1]!
    const all = keys.filter((other) => other.length === key.length || other.length > key.length)
    const siblings = [
      ...new Map(all.map((k) => [JSON.stringify(k.slice(0, key.length)), k.slice(0, key.length)])).values(),
    ]
    const next = toggleCollapsed(planned, key, siblings)
    store.getState().edit(
      collapseKeys(
        planned.dimension.id,
        next?.map((k) => [...k]),
      ),
    )
  }
  const sortOf: SortOf = ({ at, measure }) => {
    const order = rows.dimensions.at(-1)?.order
    if (typeof order !== 'object' || order.measure !== measure || !isSameKey(order.at, at)) return 'none'
    return order.isDescending ? 'descending' : 'ascending'
  }
  const sort = (over: NonNullable<HeaderCell['over']>) => {
    const now = sortOf(over)
    const { id } = measures[over.measure]!
    const order = { measure: id, at: [...over.at], isDescending: now === 'none' }
    store.getState().edit(sortAxis('rows', now === 'ascending' ? null : order))
  }
  const choose = (place: Place, isSecond = false) => {
    goTo(place)
    if (place.row < 0 || place.column < 0) return
    const chosen = selectionAt(place, measures.length)
    if (isSecond && selection) store.getState().compareWith(chosen)
    else store.getState().select(chosen)
  }
  const openSelected = () => {
    const { selection, openRows } = store.getState()
    if (selection) openRows(selection)
  }
  const beginDoubleClick = useDoubleClick(openSelected)
  const onKeyDown = (event: KeyboardEvent) => {
    const state = store.getState()
    const isOnCell = here.row >= 0 && here.column >= 0
    if (event.key === 'Escape') return state.compared ? state.compareWith(null) : state.select(null)
    if (isOnCell && event.key === 'Enter') {
      event.preventDefault()
      choose(here)
      return openSelected()
    }
    if (isOnCell && event.key === ' ') {
      event.preventDefault()
      choose(here)
      return state.changeSettings({ isInspectorOpen: true })
    }
    if (isOnCell && event.key === 'c' && !event.ctrlKey && !event.metaKey) {
      state.changeSettings({ isInspectorOpen: true })
      return state.holdForComparison(selectionAt(here, measures.length))
    }
    if (event.key === '+' || event.key === '-') return fold(event.key === '-')
    const to = walk(here, event, { rows: rows.keys.length, columns: width })
    if (!to) return
    event.preventDefault()
    const place = to.column < 0 ? { ...to, row: namedRow(names, to.row, event.key) } : to
    if (place.row >= 0 || to.column >= 0) choose(place)
  }
  /** Closes the group of the row, or opens the one that stands there closed. */
  const fold = (isClosing: boolean) => {
    const key = rows.keys[here.row]
    if (!key) return
    const isClosed = isCollapsed(rows.dimensions, key)
    if (!isClosing && isClosed) return toggle('rows', key)
    const group = isClosed || key.length === rows.dimensions.length ? key.slice(0, -1) : key
    if (isClosing && group.length > 0) toggle('rows', group)
  }
  const onClick = (event: MouseEvent) => {
    const [row, column] = placeIn(event.target)
    if (row === undefined || column === undefined || event.detail > 1) return
    beginDoubleClick(event)
    choose({ row, column }, event.ctrlKey || event.metaKey)
  }
  const [menu, setMenu] = useState<{ at: { x: number; y: number }; of: Selection } | null>(null)
  const onContextMenu = (event: MouseEvent) => {
    const [row, column] = placeIn(event.target)
    if (row === undefined || column === undefined) return
    event.preventDefault()
    choose({ row, column })
    setMenu({ at: { x: event.clientX, y: event.clientY }, of: selectionAt({ row, column }, measures.length) })
  }
  return (
    <div className={css.scroll}>
      {menu && (
        <CellMenu
          at={menu.at}
          cell={cells.at(menu.of.row, menu.of.column, menu.of.measure)}
          onOpenRows={() => store.getState().openRows(menu.of)}
          onInspect={() => store.getState().changeSettings({ isInspectorOpen: true })}
          onClose={() => setMenu(null)}
        />
      )}
      <table
        ref={table}
        role="grid"
        className={css.grid}
        aria-label={label}
        aria-rowcount={rows.keys.length + headers.length}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onContextMenu={onContextMenu}
      >
        <ColumnHeads
          headers={headers}
          rows={rows}
          nameWidths={widths}
          here={here.row < 0 ? here.column : -1}
          sortOf={sortOf}
          onSort={sort}
          onToggle={(key) => toggle('columns', key)}
        />
        <tbody>
          {rows.keys.map((key, r) => (
            <tr
              key={JSON.stringify(key)}
              data-total={isTotal(rows, key) || undefined}
              data-grand={(key.length === 0 && rows.dimensions.length > 0) || undefined}
            >
              <RowHeads
                names={names[r]!}
                row={r}
                widths={widths}
                isHere={here.row === r && here.column < 0}
                onToggle={(k) => toggle('rows', k)}
              />
              {columns.keys.map((columnKey, c) =>
                measures.map((measure, m) => {
                  const column = c * measures.length + m
                  return (
                    <GridCell
                      key={measure.id + JSON.stringify(columnKey)}
                      cell={cells.at(r, c, m)}
                      unit={measure.unit}
                      looks={looks[m]!}
                      form={formatted[m]!.interval}
                      scale={scales[m]!}
                      row={r}
                      columnKey={c}
                      column={column}
                      isTotal={isTotal(rows, key) || isTotal(columns, columnKey)}
                      isHere={r === here.row && column === here.column}
                      isSelected={isAt(selection, r, c, m)}
                      isCompared={isAt(compared, r, c, m)}
                      label={`${keyName(rows, key)}, ${labels[c]}, ${measure.name}`}
                    />
                  )
                }),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/**
 * The place the Tab key reaches. It stays with its keys when the table is asked or ordered anew, and where these are gone
 * with the nearest they are in; focus that was in the table stays in it.
 */
function useHere({ rows, columns, measures }: PivotCells, table: React.RefObject<HTMLTableElement | null>) {
  const [at, setAt] = useState<{ place: Place; row: Key | undefined; column: Key | undefined }>({
    place: { row: 0, column: 0 },
    row: undefined,
    column: undefined,
  })
  const row = positionOf(rows.keys, at.row, at.place.row)
  const measure = at.place.column < 0 ? 0 : at.place.column % measures.length
  const column =
    at.place.column < 0
      ? -1
      : positionOf(columns.keys, at.column, Math.floor(at.place.column / measures.length)) * measures.length + measure
  const here: Place = { row: at.place.row < 0 ? -1 : row, column }
  const focus = (place: Place) => {
    const target = table.current?.querySelector<HTMLElement>(`[data-place="${place.row}:${place.column}"]`)
    target?.focus({ preventScroll: true })
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  // Before the new cells are in the page: the one with the focus may go, and the focus with it.
  const hadFocus = table.current?.contains(document.activeElement) ?? false
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the cells are others, and then only
  useLayoutEffect(() => {
    if (hadFocus && !table.current?.contains(document.activeElement)) focus(here)
  }, [rows, columns])
  const goTo = (place: Place) => {
    setAt({ place, row: rows.keys[place.row], column: columns.keys[Math.floor(place.column / measures.length)] })
    focus(place)
  }
  return { here, goTo }
}

/** Where a key is, or the nearest it is part of; else the position it had, as far as there is one. */
function positionOf(keys: readonly Key[], key: Key | undefined, otherwise: number): number {
  for (let length = key?.length ?? -1; key && length > 0; length--) {
    const found = keys.findIndex((other) => isSameKey(other, key.slice(0, length)))
    if (found >= 0) return found
  }
  return Math.max(0, Math.min(otherwise, keys.length - 1))
}

/** The row from which names that can be folded are reached: the nearest with such a name. */
function namedRow(names: readonly (readonly RowName[])[], row: number, key: string): number {
  const has = (r: number) => names[r]?.some(({ toggles }) => toggles) ?? false
  const step = key === 'ArrowDown' || key === 'PageDown' ? 1 : -1
  for (let r = row; r >= 0 && r < names.length; r += step) if (has(r)) return r
  return -1
}

function placeIn(target: EventTarget): number[] {
  const place = target instanceof Element && target.closest('td')?.getAttribute('data-place')
  return place ? place.split(':').map(Number) : []
}

const isAt = (selection: Selection | null, row: number, column: number, measure: number): boolean =>
  selection?.row === row && selection.column === column && selection.measure === measure

const selectionAt = ({ row, column }: Place, measures: number): Selection => ({
  row,
  column: Math.floor(column / measures),
  measure: column % measures,
})

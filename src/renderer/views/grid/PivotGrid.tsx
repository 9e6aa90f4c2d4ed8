import { type KeyboardEvent, type MouseEvent, memo, useCallback, useMemo, useRef, useState } from 'react'
import type { Key } from '#core/cells/key'
import { isCollapsed, toggleCollapsed } from '#core/cells/listed'
import type { Axis, PivotCells } from '#core/cells/pivot-cells'
import { keyName } from '#core/format/axis-key'
import { cellLooks } from '#core/format/cell-looks'
import { formatCount } from '#core/format/number'
import { DEFAULT_FORMAT } from '#core/pivot/cell-format'
import { type AxisName, collapseKeys, type Edit, sortAxis, sortAxisAlso } from '#core/pivot/edits'
import type { Selection } from '../../store/page-state'
import { useApp, useAppStore } from '../../store/use-app'
import { CellMenu } from './CellMenu'
import { ColumnHeads } from './ColumnHeads'
import { GridRow, type MeasureLook } from './GridRow'
import { type HeaderCell, headerRows } from './header-rows'
import { intervalScales } from './interval-scale'
import css from './PivotGrid.module.css'
import { columnIn, namedRow, placeIn, selectionAt } from './place'
import { nameWidths, rowNames } from './row-names'
import { type SortOf, sortOfColumn } from './sort-of'
import { useDoubleClick } from './use-double-click'
import { useFirstRows } from './use-first-rows'
import { useHere } from './use-here'
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
export const PivotGrid = memo(function PivotGrid({ cells, label, isActive = true }: PivotGridProps) {
  const count = cells.rows.keys.length * cells.columns.keys.length * cells.measures.length
  if (count <= MOST_CELLS) return <Table cells={cells} label={label} isActive={isActive} />
  return (
    <p className={css.budget}>
      This table would have {formatCount(count)} cells; up to {formatCount(MOST_CELLS)} are drawn. Filter, collapse a
      dimension or take one out. “Copy or save” has all of them.
    </p>
  )
})

/** Every value with its interval and n. Keys walk it; heads sort and fold it. */
function Table({ cells, label, isActive }: Required<PivotGridProps>) {
  const store = useAppStore()
  const selection = useApp((app) => (isActive ? app.selection : null))
  const compared = useApp((app) => (isActive ? app.compared : null))
  const formats = useApp(
    (app) => (isActive ? app.spec : (app.views.find(({ id }) => id === app.beside?.view)?.spec ?? app.spec)).formats,
  )
  const { rows, columns, measures } = cells
  const headers = useMemo(() => headerRows(columns, measures), [columns, measures])
  const names = useMemo(() => rows.keys.map((_, r) => rowNames(rows, r)), [rows])
  const widths = useMemo(() => nameWidths(rows), [rows])
  const labels = useMemo(() => columns.keys.map((key) => keyName(columns, key)), [columns])
  const measureLooks = useMemo(() => {
    const scales = intervalScales(cells)
    return measures.map(({ id }, m): MeasureLook => {
      const format = formats[id] ?? DEFAULT_FORMAT
      return { looks: cellLooks(cells, m, format), form: format.interval, decimals: format.decimals, scale: scales[m]! }
    })
  }, [cells, measures, formats])
  const table = useRef<HTMLTableElement>(null)
  const width = columns.keys.length * measures.length
  const { here, goTo } = useHere(cells, table)
  const scroll = useRef<HTMLDivElement>(null)
  const drawn = useFirstRows(cells, scroll, here.row + 1)

  const toggle = useCallback(
    (axis: AxisName, key: Key) => store.getState().edit(toggleKey(cells[axis], key)),
    [store, cells],
  )
  const toggleRows = useCallback((key: Key) => toggle('rows', key), [toggle])
  const sortOf: SortOf = (over) => sortOfColumn(rows.dimensions.at(-1)?.order, over)
  const sort = (over: NonNullable<HeaderCell['over']>, isAlso: boolean) => {
    const column = { measure: measures[over.measure]!.id, at: [...over.at] }
    if (isAlso) return store.getState().edit(sortAxisAlso('rows', column))
    const { direction, place } = sortOf(over)
    const isSole = place === null
    const order = { ...column, isDescending: direction === 'none' || !isSole }
    store.getState().edit(sortAxis('rows', direction === 'ascending' && isSole ? null : order))
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
    <div className={css.scroll} ref={scroll}>
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
          {rows.keys.slice(0, drawn).map((_, r) => (
            // While the columns are as many, elements stay where they are: making them anew takes longer than changing them.
            <GridRow
              // biome-ignore lint/suspicious/noArrayIndexKey: nothing of a row is kept but what is handed to it
              key={`${width} ${r}`}
              cells={cells}
              row={r}
              names={names[r]!}
              widths={widths}
              labels={labels}
              measureLooks={measureLooks}
              here={here.row === r ? here.column : null}
              selected={columnIn(selection, r, measures.length)}
              compared={columnIn(compared, r, measures.length)}
              onToggle={toggleRows}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Opens a group that is closed, and closes one that is open. */
function toggleKey({ dimensions, keys }: Axis, key: Key): Edit {
  const planned = dimensions[key.length - 1]!
  const siblings = keys.filter(({ length }) => length >= key.length).map((other) => other.slice(0, key.length))
  const distinct = [...new Map(siblings.map((other) => [JSON.stringify(other), other])).values()]
  const next = toggleCollapsed(planned, key, distinct)
  return collapseKeys(
    planned.dimension.id,
    next?.map((k) => [...k]),
  )
}

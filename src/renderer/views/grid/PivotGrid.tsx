import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { type Axis, isTotal, type PivotCells } from '#core/cells/pivot-cells'
import { keyName } from '#core/format/axis-key'
import { formatKey, formatTotal } from '#core/format/key'
import type { Selection } from '../../store/app-state'
import { useApp, useAppStore } from '../../store/use-app'
import { GridCell } from './GridCell'
import { headerRows } from './header-rows'
import { measureScales } from './measure-scales'
import css from './PivotGrid.module.css'
import { useDoubleClick } from './use-double-click'

/** The table of a pivot: every value with its interval as a bar and n under it. Arrow keys walk it. */
export function PivotGrid({ cells, label }: { readonly cells: PivotCells; readonly label: string }) {
  const store = useAppStore()
  const selection = useApp((app) => app.selection)
  const { rows, columns, measures } = cells
  const scales = useMemo(() => measureScales(cells), [cells])
  const headers = useMemo(() => headerRows(columns, measures), [columns, measures])
  const body = useRef<HTMLTableSectionElement>(null)
  const [at, setAt] = useState<Place>({ row: 0, column: 0 })
  const width = columns.keys.length * measures.length
  const here: Place = { row: Math.min(at.row, rows.keys.length - 1), column: Math.min(at.column, width - 1) }

  const choose = (place: Place) => {
    setAt(place)
    store.getState().select(selectionAt(place, measures.length))
  }
  const openSelected = () => {
    const { selection, openRows } = store.getState()
    if (selection) openRows(selection)
  }
  const beginDoubleClick = useDoubleClick(openSelected)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return store.getState().select(null)
    if (event.key === 'Enter') {
      event.preventDefault()
      choose(here)
      return openSelected()
    }
    const to = moved(here, event, { rows: rows.keys.length, columns: width })
    if (!to) return
    event.preventDefault()
    choose(to)
    const cell = body.current?.querySelector<HTMLElement>(`[data-place="${to.row}:${to.column}"]`)
    cell?.focus()
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const rowNames = Math.max(1, rows.dimensions.length)
  return (
    <div className={css.scroll}>
      <table role="grid" className={css.grid} aria-label={label}>
        <thead>
          {headers.map((header, i) => (
            <tr key={header.cells[0]?.key ?? i}>
              {i === headers.length - 1 ? (
                rowHeads(rows).map((name, k) => (
                  <th key={name} scope="col" className={css.corner} style={{ left: k * NAME_WIDTH }}>
                    {name}
                  </th>
                ))
              ) : (
                <th className={css.corner} colSpan={rowNames} style={{ left: 0 }}>
                  <span className={css.axis}>{header.title}</span>
                </th>
              )}
              {header.cells.map(({ text, span, isTotal, key }) => (
                <th key={key} scope="col" colSpan={span} data-total={isTotal || undefined}>
                  {text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.keys.map((key, r) => (
            <tr
              key={JSON.stringify(key)}
              data-total={isTotal(rows, key) || undefined}
              data-grand={key.length === 0 || undefined}
            >
              {rowHeaderCells(rows, r).map(({ text, span, place, rowSpan }) => (
                <th key={place} scope="row" colSpan={span} rowSpan={rowSpan} style={{ left: place * NAME_WIDTH }}>
                  {text}
                </th>
              ))}
              {columns.keys.map((columnKey, c) =>
                measures.map((measure, m) => {
                  const column = c * measures.length + m
                  return (
                    <GridCell
                      key={measure.id + JSON.stringify(columnKey)}
                      cell={cells.at(r, c, m)}
                      unit={measure.unit}
                      scale={scales[m]!}
                      place={`${r}:${column}`}
                      isTotal={isTotal(rows, key) || isTotal(columns, columnKey)}
                      isHere={r === here.row && column === here.column}
                      isSelected={selection?.row === r && selection.column === c && selection.measure === m}
                      label={`${keyName(rows, key)}, ${keyName(columns, columnKey)}, ${measure.name}`}
                      onChoose={(event) => {
                        beginDoubleClick(event)
                        choose({ row: r, column })
                      }}
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

/** Width of a column of row names, so that each sticks right of the one before. */
const NAME_WIDTH = 176

interface Place {
  readonly row: number
  readonly column: number
}

const selectionAt = ({ row, column }: Place, measures: number): Selection => ({
  row,
  column: Math.floor(column / measures),
  measure: column % measures,
})

const PAGE = 10

/** Where a key leads from a place; null for a key that leads nowhere. */
function moved({ row, column }: Place, event: KeyboardEvent, size: { rows: number; columns: number }): Place | null {
  const isFar = event.ctrlKey || event.metaKey
  const to = (r: number, c: number): Place => ({
    row: Math.max(0, Math.min(size.rows - 1, r)),
    column: Math.max(0, Math.min(size.columns - 1, c)),
  })
  switch (event.key) {
    case 'ArrowUp':
      return to(isFar ? 0 : row - 1, column)
    case 'ArrowDown':
      return to(isFar ? size.rows : row + 1, column)
    case 'ArrowLeft':
      return to(row, isFar ? 0 : column - 1)
    case 'ArrowRight':
      return to(row, isFar ? size.columns : column + 1)
    case 'Home':
      return to(isFar ? 0 : row, 0)
    case 'End':
      return to(isFar ? size.rows : row, size.columns)
    case 'PageUp':
      return to(row - PAGE, column)
    case 'PageDown':
      return to(row + PAGE, column)
    case ' ':
      return { row, column }
    default:
      return null
  }
}

const rowHeads = ({ dimensions }: Axis): string[] =>
  dimensions.length === 0 ? [''] : dimensions.map(({ dimension }) => dimension.name)

/** The names that start at a row: an outer one spans the rows it holds together, a total the columns it leaves out. */
function rowHeaderCells(axis: Axis, r: number) {
  const key = axis.keys[r]!
  const depth = axis.dimensions.length
  if (depth === 0) return [{ text: 'All sessions', span: 1, place: 0, rowSpan: 1 }]
  const before = axis.keys[r - 1]
  const names: { text: string; span: number; place: number; rowSpan: number }[] = []
  for (const [i, value] of key.entries()) {
    const isInner = i === depth - 1
    const goesOn = !isInner && before !== undefined && before.length > i && shares(before, key, i)
    if (goesOn) continue
    const dimension = axis.dimensions[i]!.dimension
    names.push({ text: formatKey(dimension, value), span: 1, place: i, rowSpan: isInner ? 1 : runLength(axis, r, i) })
  }
  if (key.length < depth) {
    const dimension = axis.dimensions[key.length]!.dimension
    names.push({ text: formatTotal(dimension), span: depth - key.length, place: key.length, rowSpan: 1 })
  }
  return names
}

const shares = (a: readonly unknown[], b: readonly unknown[], last: number): boolean =>
  a.length > last && b.length > last && a.slice(0, last + 1).every((value, i) => value === b[i])

function runLength(axis: Axis, from: number, level: number): number {
  const key = axis.keys[from]!
  let end = from + 1
  while (end < axis.keys.length && shares(axis.keys[end]!, key, level)) end++
  return end - from
}

import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { isSameKey, type Key } from '#core/cells/key'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { Place } from './walk'

/**
 * The place the Tab key reaches. It stays with its keys when the table is asked or ordered anew, and where these are gone
 * with the nearest they are in; focus that was in the table stays in it.
 */
export function useHere({ rows, columns, measures }: PivotCells, table: RefObject<HTMLTableElement | null>) {
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
    const target = table.current?.querySelector<HTMLElement>(`[data-place="${nameOf(place)}"]`)
    target?.focus({ preventScroll: true })
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  // Before the new cells are in the page: the element with the focus may go, or come to stand for another cell.
  const focused = table.current?.contains(document.activeElement) ? document.activeElement : null
  const focusedAt = focused?.getAttribute('data-place')
  const shown = useRef(here)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the cells are others, and then only
  useLayoutEffect(() => {
    const hasMoved = focusedAt === nameOf(shown.current) && focusedAt !== nameOf(here)
    if (focused && (hasMoved || !table.current?.contains(document.activeElement))) focus(here)
  }, [rows, columns])
  useLayoutEffect(() => {
    shown.current = here
  })
  const goTo = (place: Place) => {
    setAt({ place, row: rows.keys[place.row], column: columns.keys[Math.floor(place.column / measures.length)] })
    focus(place)
  }
  return { here, goTo }
}

/** What the element at a place is known by. */
const nameOf = ({ row, column }: Place): string => `${row}:${column}`

/** Where a key is, or the nearest it is part of; else the position it had, as far as there is one. */
function positionOf(keys: readonly Key[], key: Key | undefined, otherwise: number): number {
  for (let length = key?.length ?? -1; key && length > 0; length--) {
    const found = keys.findIndex((other) => isSameKey(other, key.slice(0, length)))
    if (found >= 0) return found
  }
  return Math.max(0, Math.min(otherwise, keys.length - 1))
}

import { type RefObject, startTransition, useEffect, useState } from 'react'
import type { PivotCells } from '#core/cells/pivot-cells'

/** The least height of a row, in pixels. */
const ROW = 43

/**
 * How many rows to draw now: those in sight where the cells are others, all of them once these are on the screen. A table
 * that is scrolled, or has the focus further down, is drawn as a whole.
 *
 * @param scroll what the table is scrolled in
 * @param least so many are drawn in any case
 */
export function useFirstRows(cells: PivotCells, scroll: RefObject<HTMLElement | null>, least: number): number {
  const [whole, setWhole] = useState<PivotCells | null>(null)
  useEffect(() => {
    // No frame comes to a page that is not in view.
    if (document.hidden) return setWhole(cells)
    const frame = requestAnimationFrame(() => startTransition(() => setWhole(cells)))
    return () => cancelAnimationFrame(frame)
  }, [cells])
  const all = cells.rows.keys.length
  if (whole === cells || (scroll.current?.scrollTop ?? 0) > 0) return all
  const height = scroll.current?.clientHeight ?? window.innerHeight
  return Math.min(all, Math.max(least, Math.ceil(height / ROW) + 1))
}

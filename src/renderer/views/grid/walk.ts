import type { KeyboardEvent } from 'react'

/** A place among the cells; row -1 is the line of heads above them, column -1 the names at their left. */
export interface Place {
  readonly row: number
  readonly column: number
}

interface Size {
  readonly rows: number
  readonly columns: number
}

const PAGE = 10

/** Where a key leads from a place; null for a key that leads nowhere. */
export function walk({ row, column }: Place, event: KeyboardEvent, size: Size): Place | null {
  const isFar = event.ctrlKey || event.metaKey
  const to = (r: number, c: number): Place => ({
    row: Math.max(row < 0 ? -1 : 0, Math.min(size.rows - 1, r)),
    column: Math.max(column < 0 ? -1 : 0, Math.min(size.columns - 1, c)),
  })
  switch (event.key) {
    case 'ArrowUp':
      return row === 0 && column >= 0 ? { row: -1, column } : to(isFar ? 0 : row - 1, column)
    case 'ArrowDown':
      return to(isFar ? size.rows : row + 1, column)
    case 'ArrowLeft':
      return column === 0 && row >= 0 ? { row, column: -1 } : to(row, isFar ? 0 : column - 1)
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
    default:
      return null
  }
}

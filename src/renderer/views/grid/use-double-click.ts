import { useEffect, useRef } from 'react'

const SOON_MS = 800

/**
 * A double click by its first click. What that one opens may move the table, and the second then falls on something else,
 * beside the table even.
 *
 * @returns to be called with the first click
 */
export function useDoubleClick(onDoubleClick: () => void): (event: { readonly timeStamp: number }) => void {
  const first = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const onSecond = ({ timeStamp }: MouseEvent) => {
      if (timeStamp - first.current < SOON_MS) onDoubleClick()
    }
    window.addEventListener('dblclick', onSecond)
    return () => window.removeEventListener('dblclick', onSecond)
  })
  return ({ timeStamp }) => {
    first.current = timeStamp
  }
}

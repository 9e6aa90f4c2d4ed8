/** Pixels from a mark at which it is still meant. */
const REACH = 12

interface Found {
  /** Position among the points of the chart. */
  readonly point: number
  readonly box: DOMRect
}

/** The mark of a drawing that a place on the screen means; null where none is near. */
export function nearestMark(drawing: Element, x: number, y: number): Found | null {
  let [found, least]: [Found | null, number] = [null, REACH]
  for (const mark of drawing.querySelectorAll('[data-point]')) {
    const box = mark.getBoundingClientRect()
    const across = Math.max(box.left - x, 0, x - box.right)
    const up = Math.max(box.top - y, 0, y - box.bottom)
    const distance = Math.hypot(across, up)
    if (distance <= least) [found, least] = [{ point: Number(mark.getAttribute('data-point')), box }, distance]
  }
  return found
}

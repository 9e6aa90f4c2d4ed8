import { svg } from './svg'

let made = 0

/** The hatching of what is withheld, under an id of its own in the page. */
export function hatching(): { readonly id: string; readonly definition: SVGElement } {
  made += 1
  const id = `hatch-${made}`
  const line = svg('path', { d: 'M0,0V6', stroke: 'var(--line-strong)', 'stroke-width': 1.6 })
  const size = { width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }
  return { id, definition: svg('defs', {}, svg('pattern', { id, ...size }, line)) }
}

import type { Numbers, Ordered } from './columns'

/** Sessions that have a value, in its order, NaN the last as the database has it; equal ones as they come. */
export function orderOf({ values, isKnown }: Numbers): Ordered {
  const rows = new Uint32Array(values.length)
  let known = 0
  for (let row = 0; row < values.length; row++) if (isKnown[row] === 1) rows[known++] = row
  const ordered = new Float64Array(known)
  for (let i = 0; i < known; i++) ordered[i] = values[rows[i]!]!
  ordered.sort()
  const sorted = ordered.slice()
  let distinct = 0
  for (let i = 0; i < known; i++) if (i === 0 || sorted[i] !== sorted[distinct - 1]) sorted[distinct++] = sorted[i]!
  // A place for each value, where the sessions that have it begin.
  const starts = new Uint32Array(distinct + 1)
  const codes = new Uint32Array(known)
  for (let i = 0; i < known; i++) {
    const code = placeOf(sorted, distinct, values[rows[i]!]!)
    codes[i] = code
    starts[code + 1]!++
  }
  for (let code = 0; code < distinct; code++) starts[code + 1]! += starts[code]!
  const order = new Uint32Array(known)
  for (let i = 0; i < known; i++) order[starts[codes[i]!]!++] = rows[i]!
  return { sessions: order, values: ordered }
}

function placeOf(sorted: Float64Array, length: number, value: number): number {
  let low = 0
  let high = length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(sorted[middle]!, value)) low = middle + 1
    else high = middle
  }
  return low
}

const isBefore = (a: number, b: number): boolean => a < b || (Number.isNaN(b) && !Number.isNaN(a))

import { inBlocks } from '../in-blocks'
import type { Codes } from './columns'
import type { Cube, GroupingSet } from './cube'

/** Pairs below this many are told apart by their place in an array, others by a set. */
const MOST_PLACES = 1 << 24

/** Each value that sessions of a cell have, once, as the cell times the number of values plus its code; null is none. */
export function valuesIn({ cellOf, cells }: Cube, { codes, values }: Codes, mask: Uint8Array): Float64Array {
  const width = values.length
  const none = values.indexOf(null)
  const found: number[] = []
  const isNew = met(cells * width)
  inBlocks(0, cellOf.length, (start, end) => {
    for (let row = start; row < end; row++) {
      if (mask[row] === 0 || codes[row] === none) continue
      const pair = cellOf[row]! * width + codes[row]!
      if (isNew(pair)) found.push(pair)
    }
  })
  return Float64Array.from(found)
}

/** How many different values the cells of a set have. */
export function distinctIn({ cells, cellOf }: GroupingSet, pairs: Float64Array, width: number): Float64Array {
  const counts = new Float64Array(cells + 1)
  const isNew = met((cells + 1) * width)
  for (const pair of pairs) {
    const cell = cellOf[Math.floor(pair / width)]!
    if (isNew(cell * width + (pair % width))) counts[cell]!++
  }
  return counts.subarray(0, cells)
}

function met(places: number): (place: number) => boolean {
  if (places > MOST_PLACES) {
    const seen = new Set<number>()
    return (place) => seen.size < seen.add(place).size
  }
  const seen = new Uint8Array(places)
  return (place) => {
    if (seen[place] === 1) return false
    seen[place] = 1
    return true
  }
}

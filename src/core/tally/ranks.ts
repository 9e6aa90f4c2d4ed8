import { inBlocks } from '../in-blocks'
import type { Ordered } from './columns'
import type { Cube, GroupingSet } from './cube'

/** The sessions of each cell of a cube that have a value, in its order. */
export interface RankIndex {
  /** Where the places of each cell begin, and at last where they end. */
  readonly starts: Uint32Array
  /** Places in the order of all sessions, cell by cell, ascending in each. */
  readonly places: Uint32Array
  /** The value at each place of that order. */
  readonly values: Float64Array
}

export function indexRanks({ cellOf, cells }: Cube, { sessions: order, values }: Ordered): RankIndex {
  const starts = new Uint32Array(cells + 1)
  inBlocks(0, order.length, (start, end) => {
    for (let i = start; i < end; i++) starts[cellOf[order[i]!]! + 1]!++
  })
  for (let cell = 0; cell < cells; cell++) starts[cell + 1]! += starts[cell]!
  const next = starts.slice()
  const places = new Uint32Array(order.length)
  inBlocks(0, order.length, (start, end) => {
    for (let i = start; i < end; i++) places[next[cellOf[order[i]!]!]!++] = i
  })
  return { starts, places, values }
}

/**
 * The values of each cell of a set from one rank to another, counted from 1; null where a cell has none. A cell of several of
 * the cube is not sorted anew: how many of each come before a place in the order of all is found by halving.
 *
 * @param first of a cell and how many values it has
 * @param last may be beyond the end
 */
export function valuesAtRanks(
  set: GroupingSet,
  index: RankIndex,
  first: (cell: number, values: number) => number,
  last: (cell: number, values: number) => number,
): (Float64Array | null)[] {
  return membersOf(set, index).map((members, cell) => {
    const runs = new Runs(index, members)
    if (runs.length === 0) return null
    const from = Math.max(1, first(cell, runs.length))
    const to = Math.min(runs.length, last(cell, runs.length))
    return runs.between(from, to)
  })
}

/** The cells of the cube that make up each cell of a set, without those that have no value. */
function membersOf({ cells, cellOf }: GroupingSet, { starts }: RankIndex): number[][] {
  const members: number[][] = Array.from({ length: cells }, () => [])
  for (let cell = 0; cell < cellOf.length; cell++)
    if (starts[cell + 1]! > starts[cell]!) members[cellOf[cell]!]?.push(cell)
  return members
}

/** Some ascending runs of places, read as if they were one. */
class Runs {
  readonly length: number
  readonly #starts: Uint32Array
  readonly #ends: Uint32Array

  constructor(
    private readonly index: RankIndex,
    members: readonly number[],
  ) {
    this.#starts = Uint32Array.from(members, (cell) => index.starts[cell]!)
    this.#ends = Uint32Array.from(members, (cell) => index.starts[cell + 1]!)
    this.length = lengthOf(this.#starts, this.#ends)
  }

  /** The values at some ranks, counted from 1, in their order. */
  between(first: number, last: number): Float64Array {
    if (last < first) return new Float64Array()
    const { places, values } = this.index
    const found = new Float64Array(last - first + 1)
    let at = 0
    if (this.#starts.length === 1) {
      for (let i = this.#starts[0]! + first - 1; at < found.length; i++) found[at++] = values[places[i]!]!
      return found
    }
    // Places are all different, so that exactly so many are up to the one at a rank.
    const from = this.#upTo(first - 1)
    const to = this.#upTo(last)
    for (let k = 0; k < from.length; k++) for (let i = from[k]!; i < to[k]!; i++) found[at++] = values[places[i]!]!
    return found.sort()
  }

  /** Where each run has given so many places, the lowest of all, together. */
  #upTo(count: number): Uint32Array {
    if (count === 0) return this.#starts
    if (count === this.length) return this.#ends
    const { places } = this.index
    let [low, high] = [this.#starts.slice(), this.#ends.slice()]
    let cuts = new Uint32Array(low.length)
    let [least, most] = [0, places.length - 1]
    while (least < most) {
      const middle = (least + most) >>> 1
      cutAfter(places, middle, low, high, cuts)
      if (lengthOf(this.#starts, cuts) >= count) {
        most = middle
        ;[high, cuts] = [cuts, high]
      } else {
        least = middle + 1
        ;[low, cuts] = [cuts, low]
      }
    }
    cutAfter(places, least, low, high, cuts)
    return cuts
  }
}

function lengthOf(starts: Uint32Array, ends: Uint32Array): number {
  let length = 0
  for (let k = 0; k < starts.length; k++) length += ends[k]! - starts[k]!
  return length
}

/** Of each run, the first position between two whose place is beyond this one. */
function cutAfter(places: Uint32Array, place: number, from: Uint32Array, to: Uint32Array, cuts: Uint32Array): void {
  for (let k = 0; k < from.length; k++) {
    let low = from[k]!
    let high = to[k]!
    while (low < high) {
      const middle = (low + high) >>> 1
      if (places[middle]! <= place) low = middle + 1
      else high = middle
    }
    cuts[k] = low
  }
}

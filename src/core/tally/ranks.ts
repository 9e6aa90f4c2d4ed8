import type { Cube, GroupingSet } from './cube'
import { inBlocks } from './in-blocks'

/** The sessions of each cell of a cube that have a value, in its order. */
export interface RankIndex {
  /** Where the places of each cell begin, and at last where they end. */
  readonly starts: Uint32Array
  /** Places in the order of all sessions, cell by cell, ascending in each. */
  readonly places: Uint32Array
}

/** @param order sessions that have a value, in its order */
export function indexRanks({ cellOf, cells }: Cube, order: Uint32Array): RankIndex {
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
  return { starts, places }
}

/**
 * The values of each cell of a set from one rank to another, counted from 1; null where a cell has none. A cell of several of
 * the cube is not sorted anew: how many of each come before a place in the order of all is found by halving.
 *
 * @param valueAt the value at a place in the order of all
 * @param first of a cell and how many values it has
 * @param last may be beyond the end
 */
export function valuesAtRanks(
  set: GroupingSet,
  index: RankIndex,
  valueAt: (place: number) => number,
  first: (cell: number, values: number) => number,
  last: (cell: number, values: number) => number,
): (Float64Array | null)[] {
  return membersOf(set, index).map((members, cell) => {
    const runs = new Runs(index, members)
    if (runs.length === 0) return null
    const from = Math.max(1, first(cell, runs.length))
    const to = Math.min(runs.length, last(cell, runs.length))
    // A loop, since a map over a typed array goes through its iterator.
    const found = runs.between(from, to)
    const values = new Float64Array(found.length)
    for (let i = 0; i < found.length; i++) values[i] = valueAt(found[i]!)
    return values
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
  readonly #starts: readonly number[]
  readonly #ends: readonly number[]

  constructor(
    private readonly index: RankIndex,
    members: readonly number[],
  ) {
    this.#starts = members.map((cell) => index.starts[cell]!)
    this.#ends = members.map((cell) => index.starts[cell + 1]!)
    this.length = this.#ends.reduce((sum, end, k) => sum + end - this.#starts[k]!, 0)
  }

  /** The places at some ranks, counted from 1, in their order. */
  between(first: number, last: number): Uint32Array {
    if (last < first) return new Uint32Array()
    const { places } = this.index
    if (this.#starts.length === 1) return places.subarray(this.#starts[0]! + first - 1, this.#starts[0]! + last)
    // Places are all different, so that exactly so many are up to the one at a rank.
    const from = this.#upTo(first - 1)
    const to = this.#upTo(last)
    const found = new Uint32Array(last - first + 1)
    let at = 0
    for (const [k, start] of from.entries()) {
      found.set(places.subarray(start, to[k]!), at)
      at += to[k]! - start
    }
    return found.sort()
  }

  /** Where each run has given so many places, the lowest of all, together. */
  #upTo(count: number): number[] {
    if (count === 0) return [...this.#starts]
    if (count === this.length) return [...this.#ends]
    const { places } = this.index
    const low = [...this.#starts]
    const high = [...this.#ends]
    let [least, most] = [0, places.length - 1]
    while (least < most) {
      const middle = (least + most) >>> 1
      const cuts = low.map((from, k) => placeAfter(places, middle, from, high[k]!))
      const given = cuts.reduce((sum, cut, k) => sum + cut - this.#starts[k]!, 0)
      if (given >= count) most = middle
      else least = middle + 1
      const side = given >= count ? high : low
      for (const [k, cut] of cuts.entries()) side[k] = cut
    }
    return low.map((from, k) => placeAfter(places, least, from, high[k]!))
  }
}

/** The first position between two whose place is beyond this one. */
function placeAfter(places: Uint32Array, place: number, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (places[middle]! <= place) low = middle + 1
    else high = middle
  }
  return low
}

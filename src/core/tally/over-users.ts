import type { ByUser } from './columns'
import { type Cube, type GroupingSet, rolledUp } from './cube'
import { inBlocks } from './in-blocks'

/** What each session adds: 1 where a condition holds, or a number. */
export type Amounts = Uint8Array | Float64Array

/** Per cell, over clusters with amounts a and b: the sums of a², a b and b². */
export interface Products {
  readonly aa: Float64Array
  readonly ab: Float64Array
  readonly bb: Float64Array
}

/** How many have a session of which a condition holds, per cell: users, and clusters, which are users and sessions without. */
export interface Headcount {
  readonly users: Float64Array
  readonly clusters: Float64Array
}

/**
 * Sums over users of what each adds up to in a cell. A user with one session is in one cell of each set, so these are counted
 * like sessions, in the cells of the cube, and rolled up; only users with several sessions are looked at in each set.
 */
export class OverUsers {
  constructor(
    private readonly by: ByUser,
    private readonly cube: Cube,
    private readonly sets: readonly GroupingSet[],
  ) {}

  /** Per condition, per set. */
  headcounts(masks: readonly Uint8Array[]): Headcount[][] {
    const { repeaters, known, sessions } = this.by
    return inGroups(masks, MASKS_AT_ONCE).flatMap((some) => {
      const several = this.sets.map((set) => countSeveral(repeaters, this.cube.cellOf, set, some))
      return some.map((mask, m) => {
        const once = this.#count(mask, repeaters.length, known)
        const without = this.#count(mask, known, sessions)
        return this.sets.map((set, s): Headcount => {
          const users = added(rolledUp(set, once), several[s]![m]!)
          return { users, clusters: added(rolledUp(set, without), users) }
        })
      })
    })
  }

  /** Per set, over clusters. */
  products(a: Amounts, b: Amounts): Products[] {
    const { repeaters } = this.by
    const once = newProducts(this.cube.cells)
    addEach(this.cube.cellOf, repeaters.length, a, b, once)
    return this.sets.map((set) => {
      const products = eachProduct((name) => added(new Float64Array(set.cells + 1), rolledUp(set, once[name])))
      addSeveral(repeaters, this.cube.cellOf, set, a, b, products)
      return eachProduct((name) => products[name].subarray(0, set.cells))
    })
  }

  #count(mask: Uint8Array, from: number, to: number): Float64Array {
    const { cellOf, cells } = this.cube
    const counts = new Uint32Array(cells)
    inBlocks(from, to, (start, end) => {
      for (let row = start; row < end; row++) counts[cellOf[row]!]! += mask[row]!
    })
    return Float64Array.from(counts)
  }
}

const eachProduct = (make: (name: keyof Products) => Float64Array): Products => ({
  aa: make('aa'),
  ab: make('ab'),
  bb: make('bb'),
})

const newProducts = (cells: number): Products => eachProduct(() => new Float64Array(cells))

/** So many conditions are counted in one pass, each as a bit. */
const MASKS_AT_ONCE = 4
const PATTERNS = 1 << MASKS_AT_ONCE

/**
 * Per condition: the users of each cell, of those with several sessions, which stand together. A session counts under the
 * pattern of those conditions that hold of it and held of none before it of its user in its cell.
 */
function countSeveral(
  userOf: Uint32Array,
  cubeCellOf: Uint32Array,
  { cells, cellOf }: GroupingSet,
  masks: readonly Uint8Array[],
): Float64Array[] {
  const patternOf = patterns(userOf.length, masks)
  const lastUser = new Int32Array(cells + 1).fill(-1)
  const met = new Uint8Array(cells + 1)
  const counts = new Uint32Array((cells + 1) * PATTERNS)
  inBlocks(0, userOf.length, (start, end) =>
    countBlock(start, end, userOf, cubeCellOf, cellOf, patternOf, lastUser, met, counts),
  )
  return masks.map((_, m) =>
    Float64Array.from({ length: cells }, (_, cell) => {
      let users = 0
      for (let pattern = 0; pattern < PATTERNS; pattern++)
        if (pattern & (1 << m)) users += counts[cell * PATTERNS + pattern]!
      return users
    }),
  )
}

function countBlock(
  start: number,
  end: number,
  userOf: Uint32Array,
  cubeCellOf: Uint32Array,
  cellOf: Uint32Array,
  patternOf: Uint8Array,
  lastUser: Int32Array,
  met: Uint8Array,
  counts: Uint32Array,
): void {
  for (let row = start; row < end; row++) {
    const cell = cellOf[cubeCellOf[row]!]!
    const user = userOf[row]!
    const pattern = patternOf[row]!
    // Whether a user comes again is a coin toss, and reckoned without a branch.
    const before = met[cell]! & isSame(lastUser[cell]!, user)
    met[cell] = before | pattern
    lastUser[cell] = user
    counts[cell * PATTERNS + (pattern & ~before)]!++
  }
}

/** All bits set where two whole numbers are the same, and none where they differ. */
const isSame = (a: number, b: number): number => {
  const difference = a ^ b
  return ~((difference | -difference) >> 31)
}

function patterns(rows: number, masks: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = masks
  const made = first!.slice(0, rows)
  for (const [m, mask] of others.entries()) {
    inBlocks(0, rows, (start, end) => {
      for (let row = start; row < end; row++) made[row]! |= mask[row]! << (m + 1)
    })
  }
  return made
}

function inGroups<T>(items: readonly T[], most: number): T[][] {
  const groups: T[][] = []
  for (let i = 0; i < items.length; i += most) groups.push(items.slice(i, i + most))
  return groups
}

/** Adds the second to the first. */
function added(a: Float64Array, b: Float64Array): Float64Array {
  for (let i = 0; i < b.length; i++) a[i]! += b[i]!
  return a
}

function addEach(cellOf: Uint32Array, from: number, a: Amounts, b: Amounts, { aa, ab, bb }: Products): void {
  inBlocks(from, cellOf.length, (start, end) => {
    for (let row = start; row < end; row++) {
      const cell = cellOf[row]!
      const x = a[row]!
      const y = b[row]!
      aa[cell]! += x * x
      ab[cell]! += x * y
      bb[cell]! += y * y
    }
  })
}

/**
 * Adds what users with several sessions have in the cells of a set: with each session of a user, by how much the product of
 * the sums so far grows.
 */
function addSeveral(
  userOf: Uint32Array,
  cubeCellOf: Uint32Array,
  { cells, cellOf }: GroupingSet,
  a: Amounts,
  b: Amounts,
  products: Products,
): void {
  const lastUser = new Int32Array(cells + 1).fill(-1)
  const sumA = new Float64Array(cells + 1)
  const sumB = new Float64Array(cells + 1)
  inBlocks(0, userOf.length, (start, end) =>
    addBlock(start, end, userOf, cubeCellOf, cellOf, a, b, lastUser, sumA, sumB, products),
  )
}

function addBlock(
  start: number,
  end: number,
  userOf: Uint32Array,
  cubeCellOf: Uint32Array,
  cellOf: Uint32Array,
  a: Amounts,
  b: Amounts,
  lastUser: Int32Array,
  sumA: Float64Array,
  sumB: Float64Array,
  { aa, ab, bb }: Products,
): void {
  for (let row = start; row < end; row++) {
    const cell = cellOf[cubeCellOf[row]!]!
    const user = userOf[row]!
    const x = a[row]!
    const y = b[row]!
    const isAgain = isSame(lastUser[cell]!, user) & 1
    const beforeA = isAgain * sumA[cell]!
    const beforeB = isAgain * sumB[cell]!
    aa[cell]! += x * (x + 2 * beforeA)
    ab[cell]! += x * (y + beforeB) + beforeA * y
    bb[cell]! += y * (y + 2 * beforeB)
    sumA[cell] = beforeA + x
    sumB[cell] = beforeB + y
    lastUser[cell] = user
  }
}

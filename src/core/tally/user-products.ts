import { inBlocks } from '../in-blocks'
import type { Amounts } from './columns'
import { type GroupingSet, rolledUp } from './cube'
import type { UserCells } from './user-cells'

/** Per cell, over clusters with amounts a and b: the sums of a², a b and b². */
export interface Products {
  readonly aa: Float64Array
  readonly ab: Float64Array
  readonly bb: Float64Array
}

export const eachProduct = (make: (name: keyof Products) => Float64Array): Products => ({
  aa: make('aa'),
  ab: make('ab'),
  bb: make('bb'),
})

export const newProducts = (cells: number): Products => eachProduct(() => new Float64Array(cells))

/** Adds the second to the first. */
export function added(a: Float64Array, b: Float64Array): Float64Array {
  for (let i = 0; i < b.length; i++) a[i]! += b[i]!
  return a
}

/** Adds the products of each session from a place on to its cell. */
export function addEach(cellOf: Uint32Array, from: number, a: Amounts, b: Amounts, { aa, ab, bb }: Products): void {
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

const rolledProducts = (set: GroupingSet, once: Products): Products => eachProduct((name) => rolledUp(set, once[name]))

/** The products of what users have in the cells of a set, beside those of users who come once. */
export function productsIn(
  set: GroupingSet,
  several: UserCells,
  sumA: Float64Array,
  sumB: Float64Array,
  once: Products,
): Products {
  const lasts = newLasts(set)
  inBlocks(0, several.length, (start, end) =>
    addBlock(start, end, several.userOf, several.cellOf, set.cellOf, sumA, sumB, false, lasts),
  )
  return withLasts(rolledProducts(set, once), lasts)
}

/** Of each cell: the user last met there, what it has of both amounts, and the products of those before it. */
const WIDTH = 6

function newLasts({ cells }: GroupingSet): Float64Array {
  const lasts = new Float64Array(WIDTH * (cells + 1))
  for (let cell = 0; cell <= cells; cell++) lasts[WIDTH * cell] = -1
  return lasts
}

/**
 * What a user has in a cell is added up until another user is met there; then its products are.
 *
 * @param isOwn whether b is the same for all entries of a user
 */
function addBlock(
  start: number,
  end: number,
  userOf: Uint32Array,
  cubeCellOf: Uint32Array,
  cellOf: Uint32Array,
  a: Float64Array,
  b: Float64Array,
  isOwn: boolean,
  lasts: Float64Array,
): void {
  for (let i = start; i < end; i++) {
    const at = WIDTH * cellOf[cubeCellOf[i]!]!
    const user = userOf[i]!
    if (lasts[at] === user) {
      lasts[at + 1]! += a[i]!
      if (!isOwn) lasts[at + 2]! += b[i]!
      continue
    }
    const x = lasts[at + 1]!
    const y = lasts[at + 2]!
    lasts[at + 3]! += x * x
    lasts[at + 4]! += x * y
    lasts[at + 5]! += y * y
    lasts[at] = user
    lasts[at + 1] = a[i]!
    lasts[at + 2] = b[i]!
  }
}

/** Adds to products those of all users in each cell, the last one's too. */
function withLasts({ aa, ab, bb }: Products, lasts: Float64Array): Products {
  for (let cell = 0; cell < aa.length; cell++) {
    const at = WIDTH * cell
    const x = lasts[at + 1]!
    const y = lasts[at + 2]!
    aa[cell]! += lasts[at + 3]! + x * x
    ab[cell]! += lasts[at + 4]! + x * y
    bb[cell]! += lasts[at + 5]! + y * y
  }
  return { aa, ab, bb }
}

/** How many sessions in view each user has, entry by entry. */
export function ownOf({ length, userOf, cellOf: cubeCellOf }: UserCells, sessions: Float64Array, set: GroupingSet) {
  const own = new Float64Array(length)
  for (let from = 0; from < length; ) {
    let to = from
    let all = 0
    for (; to < length && userOf[to] === userOf[from]; to++)
      if (set.cellOf[cubeCellOf[to]!]! < set.cells) all += sessions[to]!
    own.fill(all, from, to)
    from = to
  }
  return own
}

/** The same where the second amount of a user is one number, whatever the cell. */
export function productsWithOwn(
  several: UserCells,
  set: GroupingSet,
  a: Float64Array,
  own: Float64Array,
  once: Products,
): Products {
  const lasts = newLasts(set)
  inBlocks(0, several.length, (start, end) =>
    addBlock(start, end, several.userOf, several.cellOf, set.cellOf, a, own, true, lasts),
  )
  return withLasts(rolledProducts(set, once), lasts)
}

import type { Amounts } from './columns'
import { type GroupingSet, rolledUp } from './cube'
import { inBlocks } from './in-blocks'
import { isSame } from './is-same'
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

const rolledProducts = (set: GroupingSet, once: Products): Products =>
  eachProduct((name) => added(new Float64Array(set.cells + 1), rolledUp(set, once[name])))

const cut = (products: Products, { cells }: GroupingSet): Products =>
  eachProduct((name) => products[name].subarray(0, cells))

/** The products of what users have in the cells of a set, beside those of users who come once. */
export function productsIn(
  set: GroupingSet,
  several: UserCells,
  sumA: Float64Array,
  sumB: Float64Array,
  once: Products,
): Products {
  const products = rolledProducts(set, once)
  if (set.isFinest) addApart(several, set, sumA, sumB, products)
  else addSeveral(several, set, sumA, sumB, products)
  return cut(products, set)
}

/** Where no two cells of the cube are one in the set, an entry is all a user has in a cell. */
function addApart(
  { length, cellOf: cubeCellOf }: UserCells,
  { cellOf }: GroupingSet,
  a: Float64Array,
  b: Float64Array,
  { aa, ab, bb }: Products,
): void {
  inBlocks(0, length, (start, end) => {
    for (let i = start; i < end; i++) {
      const cell = cellOf[cubeCellOf[i]!]!
      const x = a[i]!
      const y = b[i]!
      aa[cell]! += x * x
      ab[cell]! += x * y
      bb[cell]! += y * y
    }
  })
}

/** Adds, with each entry of a user, by how much the product of the sums so far grows. */
function addSeveral(
  several: UserCells,
  { cells, cellOf }: GroupingSet,
  a: Float64Array,
  b: Float64Array,
  products: Products,
): void {
  const lastUser = new Int32Array(cells + 1).fill(-1)
  const sums = new Float64Array(2 * (cells + 1))
  inBlocks(0, several.length, (start, end) =>
    addBlock(start, end, several.userOf, several.cellOf, cellOf, a, b, lastUser, sums, products),
  )
}

function addBlock(
  start: number,
  end: number,
  userOf: Uint32Array,
  cubeCellOf: Uint32Array,
  cellOf: Uint32Array,
  a: Float64Array,
  b: Float64Array,
  lastUser: Int32Array,
  sums: Float64Array,
  { aa, ab, bb }: Products,
): void {
  for (let i = start; i < end; i++) {
    const cell = cellOf[cubeCellOf[i]!]!
    const user = userOf[i]!
    const x = a[i]!
    const y = b[i]!
    const isAgain = isSame(lastUser[cell]!, user) & 1
    const beforeA = isAgain * sums[2 * cell]!
    const beforeB = isAgain * sums[2 * cell + 1]!
    aa[cell]! += x * (x + 2 * beforeA)
    ab[cell]! += x * (y + beforeB) + beforeA * y
    bb[cell]! += y * (y + 2 * beforeB)
    sums[2 * cell] = beforeA + x
    sums[2 * cell + 1] = beforeB + y
    lastUser[cell] = user
  }
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
  { length, userOf, cellOf: cubeCellOf }: UserCells,
  set: GroupingSet,
  a: Float64Array,
  own: Float64Array,
  once: Products,
): Products {
  const products = rolledProducts(set, once)
  const { aa, ab, bb } = products
  const { cells, cellOf } = set
  const lastUser = new Int32Array(cells + 1).fill(-1)
  const sums = new Float64Array(cells + 1)
  inBlocks(0, length, (start, end) => {
    for (let i = start; i < end; i++) {
      const cell = cellOf[cubeCellOf[i]!]!
      const isAgain = isSame(lastUser[cell]!, userOf[i]!) & 1
      const before = isAgain * sums[cell]!
      const x = a[i]!
      aa[cell]! += x * (x + 2 * before)
      ab[cell]! += x * own[i]!
      bb[cell]! += (1 - isAgain) * own[i]! * own[i]!
      sums[cell] = before + x
      lastUser[cell] = userOf[i]!
    }
  })
  return cut(products, set)
}

import type { ByUser } from './columns'
import { type Cube, type GroupingSet, rolledUp } from './cube'

/**
 * Sums over users of what each adds up to in a cell. A user with one session is in one cell of each set, so these are counted
 * like sessions, in the cells of the cube, and rolled up; only users with several sessions are looked at in each set.
 */
export class OverUsers {
  /** Per set: the cell of each session of a user with several. */
  readonly #cellsOf: Uint32Array[]

  constructor(
    private readonly by: ByUser,
    private readonly cube: Cube,
    private readonly sets: readonly GroupingSet[],
  ) {
    this.#cellsOf = sets.map(({ cellOf }) => {
      const cells = new Uint32Array(by.repeaters.length)
      for (let row = 0; row < cells.length; row++) cells[row] = cellOf[cube.cellOf[row]!]!
      return cells
    })
  }

  /** Per set: users with a session of which a condition holds. */
  users(mask: Uint8Array): Float64Array[] {
    const { repeaters, known } = this.by
    const { cellOf, cells } = this.cube
    const once = new Float64Array(cells)
    for (let row = repeaters.length; row < known; row++) once[cellOf[row]!]! += mask[row]!
    return this.sets.map((set, s) => {
      const users = rolledUp(set, once)
      countUsers(repeaters, this.#cellsOf[s]!, mask, users)
      return users
    })
  }

  /** Per set: sums over clusters, which are users and the sessions without one, of two amounts and their products. */
  sums(a: Uint8Array | Float64Array, b: Uint8Array | Float64Array): ClusterSums[] {
    const { repeaters } = this.by
    const several = repeaters.length
    const once = newSums(this.cube.cells)
    addEach(this.cube.cellOf, several, doubles(a.subarray(several)), doubles(b.subarray(several)), once)
    const [someA, someB] = [doubles(a.subarray(0, several)), doubles(b.subarray(0, several))]
    return this.sets.map((set, s) => {
      const sums = eachSum((name) => rolledUp(set, once[name]))
      addProducts(repeaters, this.#cellsOf[s]!, someA, someB, sums)
      return sums
    })
  }
}

/** Per cell, over clusters with amounts a and b: how many have an a or a b above 0, and the sums of a², a b and b². */
export interface ClusterSums {
  readonly withA: Float64Array
  readonly withB: Float64Array
  readonly aa: Float64Array
  readonly ab: Float64Array
  readonly bb: Float64Array
}

const eachSum = (make: (name: keyof ClusterSums) => Float64Array): ClusterSums => ({
  withA: make('withA'),
  withB: make('withB'),
  aa: make('aa'),
  ab: make('ab'),
  bb: make('bb'),
})

const newSums = (cells: number): ClusterSums => eachSum(() => new Float64Array(cells))

/** One type for the loops below, which then run several times as fast. */
const doubles = (values: Uint8Array | Float64Array): Float64Array =>
  values instanceof Float64Array ? values : new Float64Array(values)

/** @param users gets one more where a user is met for the first time; a cell beyond it is none */
function countUsers(userOf: Uint32Array, cellOf: Uint32Array, mask: Uint8Array, users: Float64Array): void {
  const lastUser = new Int32Array(users.length + 1).fill(-1)
  const counts = new Uint32Array(users.length + 1)
  for (let row = 0; row < userOf.length; row++) {
    const cell = cellOf[row]!
    if (mask[row] === 1 && lastUser[cell] !== userOf[row]) {
      lastUser[cell] = userOf[row]!
      counts[cell]!++
    }
  }
  for (let cell = 0; cell < users.length; cell++) users[cell]! += counts[cell]!
}

function addEach(cellOf: Uint32Array, from: number, a: Float64Array, b: Float64Array, into: ClusterSums): void {
  const { withA, withB, aa, ab, bb } = into
  for (let row = 0; row < a.length; row++) {
    const cell = cellOf[from + row]!
    const [x, y] = [a[row]!, b[row]!]
    if (x > 0) withA[cell]!++
    if (y > 0) withB[cell]!++
    aa[cell]! += x * x
    ab[cell]! += x * y
    bb[cell]! += y * y
  }
}

function addProducts(
  userOf: Uint32Array,
  cellOf: Uint32Array,
  a: Float64Array,
  b: Float64Array,
  into: ClusterSums,
): void {
  const cells = into.aa.length + 1
  const lastUser = new Int32Array(cells).fill(-1)
  const [sumA, sumB] = [new Float64Array(cells), new Float64Array(cells)]
  const { withA, withB, aa, ab, bb } = newSums(cells)
  const close = (cell: number) => {
    const [x, y] = [sumA[cell]!, sumB[cell]!]
    if (x > 0) withA[cell]!++
    if (y > 0) withB[cell]!++
    aa[cell]! += x * x
    ab[cell]! += x * y
    bb[cell]! += y * y
  }
  for (let row = 0; row < userOf.length; row++) {
    const cell = cellOf[row]!
    if (lastUser[cell] === userOf[row]) {
      sumA[cell]! += a[row]!
      sumB[cell]! += b[row]!
      continue
    }
    close(cell)
    lastUser[cell] = userOf[row]!
    sumA[cell] = a[row]!
    sumB[cell] = b[row]!
  }
  for (let cell = 0; cell < cells - 1; cell++) {
    close(cell)
    into.withA[cell]! += withA[cell]!
    into.withB[cell]! += withB[cell]!
    into.aa[cell]! += aa[cell]!
    into.ab[cell]! += ab[cell]!
    into.bb[cell]! += bb[cell]!
  }
}

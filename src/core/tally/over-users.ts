import type { Amounts, ByUser } from './columns'
import { type GroupingSet, rolledUp } from './cube'
import type { KeptCube } from './cubes'
import type { UserCells } from './user-cells'
import { countFrom, countSeveral, MASKS_AT_ONCE, patterns } from './user-counts'
import {
  addEach,
  added,
  eachProduct,
  newProducts,
  ownOf,
  type Products,
  productsIn,
  productsWithOwn,
} from './user-products'

/** Amounts by a text that tells them apart. */
export interface NamedAmounts {
  readonly text: string
  readonly amounts: Amounts
}

/** How many have a session of which a condition holds, per cell: users, and clusters, which are users and sessions without. */
export interface Headcount {
  readonly users: Float64Array
  readonly clusters: Float64Array
}

/**
 * Sums over users of what each adds up to in a cell. A user with one session is in one cell of each set, so these are counted
 * like sessions, in the cells of the cube, and rolled up; of users with several sessions every set is made from what each has
 * in the cells of the cube.
 */
export class OverUsers {
  constructor(
    private readonly by: ByUser,
    private readonly kept: KeptCube,
    private readonly sets: readonly GroupingSet[],
  ) {}

  get #several(): UserCells {
    return this.kept.userCells(this.by.repeaters)
  }

  /** Per condition, per set. */
  headcounts(conditions: readonly { readonly text: string; readonly amounts: Uint8Array }[]): Headcount[][] {
    const { repeaters, known, sessions } = this.by
    return inGroups(conditions, MASKS_AT_ONCE).flatMap((some) => {
      const patternOf = patterns(some.map(({ text, amounts }) => this.#several.sum(text, amounts)))
      const several = this.sets.map((set) => countSeveral(this.#several, set, patternOf, some.length))
      return some.map(({ text, amounts }, m) => {
        const once = this.#count(`once ${text}`, amounts, repeaters.length, known)
        const without = this.#count(`without ${text}`, amounts, known, sessions)
        return this.sets.map((set, s): Headcount => {
          const users = added(rolledUp(set, once), several[s]![m]!)
          return { users, clusters: added(rolledUp(set, without), users) }
        })
      })
    })
  }

  /** Per set, over clusters. */
  products(a: NamedAmounts, b: NamedAmounts): Products[] {
    const [sumA, sumB] = [this.#several.sum(a.text, a.amounts), this.#several.sum(b.text, b.amounts)]
    const once = this.#once(a, b)
    return this.sets.map((set) => productsIn(set, this.#several, sumA, sumB, once))
  }

  /** The same where the first amounts are others in every set. */
  productsPerSet(a: (set: GroupingSet) => Amounts, b: NamedAmounts): Products[] {
    const { cube } = this.kept
    const sumB = this.#several.sum(b.text, b.amounts)
    return this.sets.map((set) => {
      const amounts = a(set)
      const once = newProducts(cube.cells)
      addEach(cube.cellOf, this.by.repeaters.length, amounts, b.amounts, once)
      return productsIn(set, this.#several, this.#several.add(amounts), sumB, once)
    })
  }

  /** The same as products, where b is how many sessions in view a user has, whatever the cell. */
  productsWithOwn(a: NamedAmounts): Products[] {
    const several = this.#several
    const sumA = several.sum(a.text, a.amounts)
    const sessions = several.sum('all', new Uint8Array(several.entryOf.length).fill(1))
    const own = ownOf(several, sessions, this.sets[0]!)
    const one = { text: 'one', amounts: new Uint8Array(this.by.sessions).fill(1) }
    const once = this.#once(a, one)
    return this.sets.map((set) => productsWithOwn(several, set, sumA, own, once))
  }

  #once(a: NamedAmounts, b: NamedAmounts): Products {
    const { cube } = this.kept
    const make = remembered(() => {
      const made = newProducts(cube.cells)
      addEach(cube.cellOf, this.by.repeaters.length, a.amounts, b.amounts, made)
      return made
    })
    return eachProduct((name) => this.kept.amount(`once ${name} ${a.text} ${b.text}`, () => make()[name]))
  }

  #count(text: string, mask: Uint8Array, from: number, to: number): Float64Array {
    return this.kept.amount(text, ({ cellOf, cells }) => countFrom(cellOf, cells, mask, from, to))
  }
}

function remembered<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function inGroups<T>(items: readonly T[], most: number): T[][] {
  const groups: T[][] = []
  for (let i = 0; i < items.length; i += most) groups.push(items.slice(i, i + most))
  return groups
}

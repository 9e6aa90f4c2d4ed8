import { type Aggregate, type Amount, textOf } from './question'
import type { Products } from './user-products'

/** Products of amounts are made of two at once: this finds for each what was made already. */
export class Pairs {
  readonly #partners = new Map<string, Amount>()
  readonly #made = new Map<string, Products[]>()

  /** @param make the products of two amounts, per set */
  constructor(
    aggregates: readonly Aggregate[],
    private readonly make: (a: Amount, b: Amount) => Products[],
  ) {
    for (const of of aggregates) {
      if (of.kind !== 'products' || textOf(of.a) === textOf(of.b)) continue
      this.#partners.set(textOf(of.a), of.b)
      this.#partners.set(textOf(of.b), of.a)
    }
  }

  products(a: Amount, b: Amount): Float64Array[] {
    if (textOf(a) === textOf(b)) return this.#of(a, this.#partners.get(textOf(a)) ?? a).map(({ aa }) => aa)
    return this.#of(a, b).map(({ ab }) => ab)
  }

  #of(a: Amount, b: Amount): Products[] {
    const known = this.#made.get(textOf([a, b]))
    if (known) return known
    const made = this.make(a, b)
    this.#made.set(textOf([a, b]), made)
    this.#made.set(
      textOf([b, a]),
      made.map(({ aa, ab, bb }) => ({ aa: bb, ab, bb: aa })),
    )
    return made
  }
}

import type { ClusterSums } from './over-users'
import { type Aggregate, type Amount, textOf } from './question'

/** Sums over clusters are made of two amounts at once; this finds for each what was made already. */
export class Pairs {
  readonly #partners = new Map<string, Amount>()
  readonly #made = new Map<string, ClusterSums[]>()

  /** @param make the sums of two amounts, per set */
  constructor(
    aggregates: readonly Aggregate[],
    private readonly make: (a: Amount, b: Amount) => ClusterSums[],
  ) {
    for (const of of aggregates) {
      if (of.kind !== 'products' || textOf(of.a) === textOf(of.b)) continue
      this.#partners.set(textOf(of.a), of.b)
      this.#partners.set(textOf(of.b), of.a)
    }
  }

  clusters(among: Amount): Float64Array[] {
    return this.#withPartner(among).map(({ withA }) => withA)
  }

  products(a: Amount, b: Amount): Float64Array[] {
    if (textOf(a) === textOf(b)) return this.#withPartner(a).map(({ aa }) => aa)
    return this.#of(a, b).map(({ ab }) => ab)
  }

  #withPartner(of: Amount): ClusterSums[] {
    return this.#of(of, this.#partners.get(textOf(of)) ?? of)
  }

  #of(a: Amount, b: Amount): ClusterSums[] {
    const known = this.#made.get(textOf([a, b]))
    if (known) return known
    const made = this.make(a, b)
    this.#made.set(textOf([a, b]), made)
    this.#made.set(textOf([b, a]), made.map(turned))
    return made
  }
}

const turned = ({ withA, withB, aa, ab, bb }: ClusterSums): ClusterSums => ({
  withA: withB,
  withB: withA,
  aa: bb,
  ab,
  bb: aa,
})

import { countIn, sumIn } from './amounts'
import { atOrBelow, quantilesIn } from './below'
import { cellValue } from './cell-value'
import type { SessionColumns } from './columns'
import { type Cube, type GroupingSet, rolledUp } from './cube'
import type { KeptCube } from './cubes'
import { distinctIn, valuesIn } from './distinct'
import { countAt, extremesIn, rolledExtremes, sessionsAt } from './extremes'
import { deviations, keptMoments, momentsIn } from './moments'
import { type NamedAmounts, OverUsers } from './over-users'
import { Pairs } from './pairs'
import { type Aggregate, type Amount, type BelowPart, type CellExpression, textOf } from './question'
import { type RankIndex, valuesAtRanks } from './ranks'
import type { Products } from './user-products'

/** The value of each cell; null where there is none. */
export type Values = ArrayLike<unknown>
type Of<K extends Aggregate['kind']> = Extract<Aggregate, { kind: K }>

/** The values of aggregates in the cells of grouping sets. */
export class Aggregates {
  readonly #results: Values[][] = []
  readonly #overUsers: OverUsers
  readonly #pairs: Pairs
  readonly #heads: readonly Of<'heads'>[]
  readonly #below = new Map<string, Readonly<Record<Exclude<BelowPart, 'clusters'>, Values[]>>>()

  constructor(
    aggregates: readonly Aggregate[],
    private readonly columns: SessionColumns,
    private readonly kept: KeptCube,
    private readonly sets: readonly GroupingSet[],
  ) {
    this.#overUsers = new OverUsers(columns, kept, sets)
    this.#pairs = new Pairs(aggregates, (a, b) => this.#products(a, b))
    this.#heads = aggregates.flatMap((of) => (of.kind === 'heads' ? [of] : []))
    const heads = this.#overUsers.headcounts(
      this.#heads.map(({ when }) => ({ text: textOf({ kind: 'count', when }), amounts: columns.mask(when) })),
    )
    for (const of of aggregates) {
      this.#results.push(
        of.kind === 'heads' ? heads[this.#heads.indexOf(of)]!.map((headcount) => headcount[of.of]) : this.#valuesOf(of),
      )
    }
  }

  /** What an expression over aggregates is in the cells of a set. */
  values(of: CellExpression, set: number): Values {
    if (of.kind === 'aggregate') return this.#results[of.index]![set]!
    const read = cellValue(of, (index) => this.#results[index]![set] as ArrayLike<number>)
    return Float64Array.from({ length: this.sets[set]!.cells }, (_, cell) => read(cell))
  }

  #valuesOf(of: Exclude<Aggregate, { kind: 'heads' }>): Values[] {
    const { columns, kept, sets } = this
    switch (of.kind) {
      case 'count':
      case 'sum': {
        const added = kept.amount(textOf(of), () => addUp(of, kept.cube, columns))
        return sets.map((set) => rolledUp(set, added))
      }
      case 'products':
        return this.#pairs.products(of.a, of.b)
      case 'ranks':
        return this.#ranks(of)
      case 'extreme':
        return this.#extreme(of)
      case 'deviation': {
        const moments = keptMoments(kept, textOf(of), () => momentsIn(kept.cube, columns.numbers(of.of)))
        return sets.map((set) => deviations(set, moments))
      }
      case 'distinct': {
        const codes = columns.codes(of.of)
        const pairs = kept.amount(textOf(of), (cube) => valuesIn(cube, codes, columns.mask(of.when)))
        return sets.map((set) => distinctIn(set, pairs, codes.values.length))
      }
      case 'below':
        return this.#belowQuantiles(of)
    }
  }

  #products(a: Amount, b: Amount): Products[] {
    if (a.kind === 'own') return this.#products(b, a).map(({ aa, ab, bb }) => ({ aa: bb, ab, bb: aa }))
    const named = namedAmount(a, this.columns)
    return b.kind === 'own'
      ? this.#overUsers.productsWithOwn(named)
      : this.#overUsers.products(named, namedAmount(b, this.columns))
  }

  #index(of: Of<'ranks' | 'below'>['of']): RankIndex {
    return this.kept.ranks(textOf(of), () => this.columns.order(of))
  }

  #valueAt(of: Of<'ranks' | 'below'>['of']): (place: number) => number {
    const order = this.columns.order(of)
    const { values } = this.columns.numbers(of)
    return (place) => values[order[place]!]!
  }

  #ranks({ of, first, last }: Of<'ranks'>): Values[] {
    const index = this.#index(of)
    const valueAt = this.#valueAt(of)
    return this.sets.map((set, s) => {
      const [from, to] = [first, last].map((rank) => this.values(rank, s) as ArrayLike<number>)
      return valuesAtRanks(
        set,
        index,
        valueAt,
        (cell) => from![cell]!,
        (cell) => to![cell]!,
      )
    })
  }

  #extreme({ of, is, gives }: Of<'extreme'>): Values[] {
    const { cube } = this.kept
    const numbers = this.columns.numbers(of)
    const found = this.kept.amount(textOf(['extreme', is, of]), () => extremesIn(cube, numbers, is))
    const extremes = this.sets.map((set) => rolledExtremes(set, found, is))
    if (gives === 'value') return extremes.map((values) => Array.from(values, (v) => (Number.isFinite(v) ? v : null)))
    const sessions = sessionsAt(cube, numbers, found)
    return this.sets.map((set, s) => countAt(this.columns, cube, set, sessions, numbers.values, extremes[s]!)[gives])
  }

  #belowQuantiles({ of, p, gives }: Of<'below'>): Values[] {
    const { cube } = this.kept
    const numbers = this.columns.numbers(of)
    const everyone: NamedAmounts = { text: textOf({ kind: 'count', when: null }), amounts: this.columns.mask(null) }
    if (gives === 'clusters') {
      const mask = this.columns.mask(null)
      return this.#overUsers.headcounts([{ ...everyone, amounts: mask }])[0]!.map(({ clusters }) => clusters)
    }
    const text = textOf([of, p])
    const known = this.#below.get(text)
    if (known) return known[gives]
    const masks = new Map(
      this.sets.map((set) => [
        set,
        atOrBelow(cube, numbers, set, quantilesIn(set, this.#index(of), this.#valueAt(of), p)),
      ]),
    )
    const products = this.#overUsers.productsPerSet((set) => masks.get(set)!, everyone)
    const made = {
      below: this.sets.map((set) => rolledUp(set, countIn(cube, masks.get(set)!))),
      ss: products.map(({ aa }) => aa),
      sm: products.map(({ ab }) => ab),
      mm: products.map(({ bb }) => bb),
    }
    this.#below.set(text, made)
    return made[gives]
  }
}

function addUp(of: Of<'count' | 'sum'>, cube: Cube, columns: SessionColumns): Float64Array {
  if (of.kind === 'sum') return sumIn(cube, columns.numbers(of.of), of.isSquared)
  return of.when === null ? cube.sizes : countIn(cube, columns.mask(of.when))
}

function namedAmount(of: Exclude<Amount, { kind: 'own' }>, columns: SessionColumns): NamedAmounts {
  const amounts = of.kind === 'count' ? columns.mask(of.when) : columns.numbers(of.of).values
  return { text: textOf(of), amounts }
}

import { countIn, sumIn } from './amounts'
import { atOrBelow, quantilesIn } from './below'
import { cellValue } from './cell-value'
import type { SessionColumns } from './columns'
import { type Cube, type GroupingSet, rolledUp } from './cube'
import type { KeptCube } from './cubes'
import { distinctIn, valuesIn } from './distinct'
import { countAt, extremesIn, rolledExtremes, sessionsAt } from './extremes'
import type { KeptSet, Values } from './kept-sets'
import { deviations, keptMoments, momentsIn } from './moments'
import { type NamedAmounts, OverUsers } from './over-users'
import { Pairs } from './pairs'
import { type Aggregate, type Amount, type BelowPart, type CellExpression, textOf } from './question'
import { type RankIndex, valuesAtRanks } from './ranks'
import type { Products } from './user-products'

type Of<K extends Aggregate['kind']> = Extract<Aggregate, { kind: K }>

/** The values of aggregates in the cells of grouping sets. */
export class Aggregates {
  readonly #results: (readonly Values[])[] = []
  readonly #sets: readonly GroupingSet[]
  readonly #overUsers: OverUsers
  readonly #pairs: Pairs
  readonly #below = new Map<string, Readonly<Record<Exclude<BelowPart, 'clusters'>, Values[]>>>()

  constructor(
    private readonly aggregates: readonly Aggregate[],
    private readonly columns: SessionColumns,
    private readonly kept: KeptCube,
    private readonly keptSets: readonly KeptSet[],
  ) {
    this.#sets = keptSets.map(({ set }) => set)
    this.#overUsers = new OverUsers(columns, kept, this.#sets)
    this.#pairs = new Pairs(aggregates, (a, b) => this.#products(a, b))
    this.#tellHeads()
    for (const of of aggregates) this.#results.push(this.#told(of) ?? this.#tell(of, this.#valuesOf(of)))
  }

  /** Null where a set was not asked for it before. */
  #told(of: Aggregate): Values[] | null {
    const text = this.#text(of)
    const told = this.keptSets.map((set) => set.told(text))
    return told.every((values) => values !== undefined) ? told : null
  }

  #tell<T extends readonly Values[]>(of: Aggregate, values: T): T {
    const text = this.#text(of)
    for (const [s, set] of this.keptSets.entries()) set.tell(text, values[s]!)
    return values
  }

  /** Another question has other aggregates in the same place. */
  #text(of: Aggregate): string {
    if (of.kind !== 'ranks') return textOf(of)
    return JSON.stringify(of, (_, part) => (part?.kind === 'aggregate' ? this.aggregates[part.index] : part))
  }

  /** Several conditions are counted in one pass, users and clusters together. */
  #tellHeads(): void {
    const missing = this.aggregates.flatMap((of) => (of.kind === 'heads' && !this.#told(of) ? [of] : []))
    const conditions = new Map(missing.map(({ when }) => [textOf({ kind: 'count', when }), when]))
    const counts = this.#overUsers.headcounts(
      [...conditions].map(([text, when]) => ({ text, amounts: this.columns.mask(when) })),
    )
    for (const [c, when] of [...conditions.values()].entries()) {
      for (const of of ['users', 'clusters'] as const)
        this.#tell(
          { kind: 'heads', of, when },
          counts[c]!.map((headcount) => headcount[of]),
        )
    }
  }

  /** What an expression over aggregates is in the cells of a set. */
  values(of: CellExpression, set: number): Values {
    if (of.kind === 'aggregate') return this.#results[of.index]![set]!
    const read = cellValue(of, (index) => this.#results[index]![set] as ArrayLike<number>)
    const values = new Float64Array(this.#sets[set]!.cells)
    for (let cell = 0; cell < values.length; cell++) values[cell] = read(cell)
    return values
  }

  #valuesOf(of: Aggregate): Values[] {
    const { columns, kept } = this
    const sets = this.#sets
    switch (of.kind) {
      case 'count':
      case 'sum': {
        const added = kept.amount(textOf(of), () => addUp(of, kept.cube, columns))
        return sets.map((set) => rolledUp(set, added))
      }
      case 'heads':
        return this.#told(of)!
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

  #ranks({ of, first, last }: Of<'ranks'>): Values[] {
    const index = this.#index(of)
    return this.#sets.map((set, s) => {
      const [from, to] = [first, last].map((rank) => this.values(rank, s) as ArrayLike<number>)
      return valuesAtRanks(
        set,
        index,
        (cell) => from![cell]!,
        (cell) => to![cell]!,
      )
    })
  }

  #extreme({ of, is, gives }: Of<'extreme'>): Values[] {
    const { cube } = this.kept
    const numbers = this.columns.numbers(of)
    const found = this.kept.amount(textOf(['extreme', is, of]), () => extremesIn(cube, numbers, is))
    const extremes = this.#sets.map((set) => rolledExtremes(set, found, is))
    if (gives === 'value') return extremes.map((values) => Array.from(values, (v) => (Number.isFinite(v) ? v : null)))
    const sessions = sessionsAt(cube, numbers, found)
    return this.#sets.map((set, s) => countAt(this.columns, cube, set, sessions, numbers.values, extremes[s]!)[gives])
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
      this.#sets.map((set) => [set, atOrBelow(cube, numbers, set, quantilesIn(set, this.#index(of), p))]),
    )
    const products = this.#overUsers.productsPerSet((set) => masks.get(set)!, everyone)
    const made = {
      below: this.#sets.map((set) => rolledUp(set, countIn(cube, masks.get(set)!))),
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

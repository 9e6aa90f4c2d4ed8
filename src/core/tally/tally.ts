import { countIn, sumIn } from './amounts'
import { cellValue } from './cell-value'
import type { Codes, SessionColumns } from './columns'
import { type Cube, type GroupingSet, makeSet, rolledUp } from './cube'
import type { Cubes, KeptCube, Key } from './cubes'
import { type Filter, keeps, leavesOf } from './filter'
import { OverUsers } from './over-users'
import { Pairs } from './pairs'
import { type Aggregate, type Amount, type CellExpression, type Question, textOf } from './question'
import { cellsInOrder, valuesAtRanks } from './ranks'

/** One column of an answer, by the name the statement gives it. */
export interface TallyColumn {
  readonly name: string
  readonly values: unknown[]
}

type Values = ArrayLike<unknown>

/**
 * Answers a question from the columns it needs: as the engine would, a row a cell of each grouping set, in no order. What
 * adds up is added up once per cell of a cube and rolled up from there; users and values in order are looked at anew in each
 * grouping set. A sum of nothing is 0 and not null, and no row stands for no session.
 */
export function tally(question: Question, filter: Filter | null, columns: SessionColumns, cubes: Cubes): TallyColumn[] {
  const keys = question.keys.map((of): Key => ({ text: textOf(of), codes: columns.codes(of) }))
  const leaves = leavesOf(filter).map((leaf) => {
    const of = leaf.kind === 'among' ? leaf.key : leaf.condition
    return { text: textOf(of), codes: leaf.kind === 'among' ? columns.codes(of) : truths(columns.mask(of)) }
  })
  const known = new Set(keys.map(({ text }) => text))
  const kept = cubes.for([...keys, ...leaves.filter(({ text }) => !known.has(text) && known.add(text))])
  const isKept = keeps(filter, (leaf) => {
    const place = kept.place(textOf(leaf.kind === 'among' ? leaf.key : leaf.condition))
    const wanted = new Set<unknown>(leaf.kind === 'among' ? leaf.values : [true])
    const isIn = kept.keys[place]!.codes.values.map((v) => wanted.has(v))
    const codes = kept.cube.codesAt[place]!
    return (cell) => isIn[codes[cell]!]!
  })
  const places = keys.map(({ text }) => kept.place(text))
  const sets = question.sets.map((set) =>
    makeSet(
      kept.cube,
      set.map((key) => places[key]!),
      isKept,
    ),
  )
  const aggregates = aggregate(question.aggregates, columns, kept, sets)
  const values = sets.map((set, s) => {
    const taken = question.sets[s]!
    return question.items.map(({ of }): Values => {
      if (of.kind === 'grouping') return new Array(set.cells).fill(maskOf(keys.length, taken))
      if (of.kind === 'cell') return cellValues(of.of, aggregates, s, set.cells)
      const at = taken.indexOf(of.key)
      if (at < 0) return new Array(set.cells).fill(null)
      const { values: labels } = keys[of.key]!.codes
      return Array.from(set.codesAt[at]!, (code) => labels[code]!)
    })
  })
  return question.items.map(({ name }, i) => ({ name, values: values.flatMap((of) => Array.from(of[i]!)) }))
}

const TRUTHS = [false, true]
const truths = (mask: Uint8Array): Codes => ({ codes: Uint16Array.from(mask), values: TRUTHS })

/** The first key highest, set where it is not taken. */
const maskOf = (keys: number, taken: readonly number[]): number =>
  Array.from({ length: keys }, (_, key) => (taken.includes(key) ? 0 : 2 ** (keys - 1 - key))).reduce((a, b) => a + b, 0)

/** Per aggregate, per set: the value of each cell. */
function aggregate(
  aggregates: readonly Aggregate[],
  columns: SessionColumns,
  kept: KeptCube,
  sets: readonly GroupingSet[],
): Values[][] {
  const { cube } = kept
  const overUsers = new OverUsers(columns, cube, sets)
  const pairs = new Pairs(aggregates, (a, b) => overUsers.products(amountOf(a, columns), amountOf(b, columns)))
  const counted = aggregates.flatMap((of) => (of.kind === 'heads' ? [of] : []))
  const heads = overUsers.headcounts(counted.map(({ when }) => columns.mask(when)))
  const results: Values[][] = []
  for (const of of aggregates) results.push(valuesOf(of))
  return results

  function valuesOf(of: Aggregate): Values[] {
    switch (of.kind) {
      case 'count':
      case 'sum': {
        const added = kept.amount(textOf(of), () => addUp(of, cube, columns))
        return sets.map((set) => rolledUp(set, added))
      }
      case 'heads':
        return heads[counted.indexOf(of)]!.map((headcount) => headcount[of.of])
      case 'products':
        return pairs.products(of.a, of.b)
      case 'ranks': {
        const order = columns.order(of.of)
        const cells = cellsInOrder(cube, order)
        const { values } = columns.numbers(of.of)
        return sets.map((set, s) => {
          const at = (rank: CellExpression) => cellValues(rank, results, s, set.cells) as ArrayLike<number>
          return valuesAtRanks(set, order, cells, values, at(of.first), at(of.last))
        })
      }
    }
  }
}

function addUp(of: Extract<Aggregate, { kind: 'count' | 'sum' }>, cube: Cube, columns: SessionColumns): Float64Array {
  if (of.kind === 'sum') return sumIn(cube, columns.numbers(of.of), of.isSquared)
  return of.when === null ? cube.sizes : countIn(cube, columns.mask(of.when))
}

const amountOf = (of: Amount, columns: SessionColumns): Uint8Array | Float64Array =>
  of.kind === 'count' ? columns.mask(of.when) : columns.numbers(of.of).values

function cellValues(of: CellExpression, aggregates: readonly Values[][], set: number, cells: number): Values {
  if (of.kind === 'aggregate') return aggregates[of.index]![set]!
  const read = cellValue(of, (index) => aggregates[index]![set] as ArrayLike<number>)
  return Float64Array.from({ length: cells }, (_, cell) => read(cell))
}

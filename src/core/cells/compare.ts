import type { Correction } from '../pivot/correction'
import type { Measure } from '../pivot/measure'
import type { IntervalKind } from '../pivot/spec'
import { correctedDifference } from '../stats/agreement/rogan-gladen'
import {
  bonferroni,
  clusteredDifference,
  type Difference,
  meanDifference,
  type RatioSums,
  rateDifference,
  ratioOf,
  type SharedSums,
} from '../stats/difference'
import type { Estimate } from '../stats/interval'
import type { CellPlace } from './follow-cell'
import { isSameKey, type Key } from './key'
import type { Cell, PivotCells } from './pivot-cells'
import type { ResultTable } from './result-table'

/** Sums that a comparison stands on, as `compile-comparison` asks for them; of adjusted rates weights stand for sessions. */
export interface PairSums {
  readonly a: RatioSums & { readonly squares: number }
  readonly b: RatioSums & { readonly squares: number }
  /** Sessions in both cells. */
  readonly both: number
  readonly shared: SharedSums
}

/** Reads the one row of the answer. */
export function readPair(answer: ResultTable): PairSums {
  const at = (name: string): number => Number(answer.column(name).at(0) ?? 0)
  const side = (name: 'a' | 'b') => ({
    n: at(`m_${name}`),
    sum: at(`s_${name}`),
    squares: at(`q_${name}`),
    clusters: at(`clusters_${name}`),
    ss: at(`ss_${name}`),
    sm: at(`sm_${name}`),
    mm: at(`mm_${name}`),
  })
  const shared = (name: string) => at(`${name}_shared`)
  return {
    a: side('a'),
    b: side('b'),
    both: at('m_both'),
    shared: {
      clusters: shared('clusters'),
      ss: shared('ss'),
      sm: shared('sm'),
      ms: shared('ms'),
      mm: shared('mm'),
    },
  }
}

/** Why two cells are not compared. */
export type Incomparable = 'same' | 'withheld' | 'shared-withheld' | 'empty' | 'measure' | 'sessions' | 'at-end'

/** Two cells of one measure beside each other. */
export interface Comparison {
  readonly a: Estimate
  readonly b: Estimate
  readonly difference: Difference
  /** First over second; with its interval where the measure is a geometric mean. Null where the second is zero. */
  readonly ratio: Difference | null
  /** How it was reckoned. */
  readonly method: 'newcombe' | 'welch' | 'clustered' | 'overlapping' | 'weighted'
  /** Whether sessions of one cell are in the other, all or some; and whether users are, where they count. */
  readonly sharesSessions: boolean
  readonly sharesUsers: boolean
  /** Whether both are corrected for misclassification, by one sample. */
  readonly isCorrected: boolean
  /** Pairs of cells that the table offers to compare, and p among so many. */
  readonly pairs: number
  readonly adjustedP: number | null
}

const COMPARED: ReadonlySet<string> = new Set(['rate', 'mean', 'geometric-mean', 'adjusted'])

/** Whether two cells that are shown can be compared, before anything is asked. */
export function whyNot(cells: PivotCells, measure: Measure, first: CellPlace, second: CellPlace): Incomparable | null {
  if (first.row === second.row && first.column === second.column) return 'same'
  const { kind } = measure.statistic
  const m = positionOf(cells, measure)
  if (!COMPARED.has(kind)) return 'measure'
  // What is shown as something else is compared already, or has no place of its own.
  if (cells.measures[m]!.showAs.kind !== 'value') return 'measure'
  const both = [first, second].map(({ row, column }) => cells.at(row, column, m))
  const kinds = both.map(({ kind }) => kind)
  if (kinds.includes('withheld')) return 'withheld'
  if (kinds.includes('empty')) return 'empty'
  if (cells.measures[m]!.correction && both.some(isAtEnd)) return 'at-end'
  // The covariance of two cells is that of what they share: the interval would tell of it.
  const shared = sharedPart(cells, first, second)
  return shared && cells.at(shared.row, shared.column, m).kind === 'withheld' ? 'shared-withheld' : null
}

/** A corrected rate of none or all is what was left of one outside: how far two such are apart is not known. */
const isAtEnd = (cell: Cell): boolean =>
  cell.kind === 'estimate' && (cell.estimate.value === 0 || cell.estimate.value === 1)

/** The cell where a row's total meets a column's; null where two cells share nothing, or one is part of the other. */
function sharedPart({ rows, columns }: PivotCells, a: CellPlace, b: CellPlace) {
  const row = innerOf(rows.keys, a.row, b.row)
  const column = innerOf(columns.keys, a.column, b.column)
  if (row === null || column === null) return null
  const isOneOf = [a, b].some((place) => place.row === row && place.column === column)
  return isOneOf ? null : { row, column }
}

/** Which of two keys is part of the other; null where neither is. */
function innerOf(keys: readonly Key[], a: number, b: number): number | null {
  const [outer, inner] = keys[a]!.length <= keys[b]!.length ? [a, b] : [b, a]
  return isSameKey(keys[inner]!.slice(0, keys[outer]!.length), keys[outer]!) ? inner : null
}

/**
 * Compares two cells of a measure, the first less the second. Only cells that are shown are compared.
 *
 * Sessions taken as independent: Newcombe's interval of two rates, Welch's t of two means, of logarithms for geometric
 * means. Where a session is in both cells, or sessions of one user are alike: the delta method, with the covariance of what
 * is in both. Corrected rates are compared as they were counted, and the difference is corrected.
 */
export function compareCells(
  cells: PivotCells,
  measure: Measure,
  first: CellPlace,
  second: CellPlace,
  pair: PairSums,
): Comparison | Incomparable {
  const refused = whyNot(cells, measure, first, second)
  if (refused) return refused
  const m = positionOf(cells, measure)
  const [a, b] = [first, second].map(({ row, column }) => {
    const cell = cells.at(row, column, m)
    if (cell.kind !== 'estimate') throw new Error('only cells that are shown are compared')
    return cell.estimate
  }) as [Estimate, Estimate]
  if (pair.both === pair.a.n && pair.both === pair.b.n) return 'sessions'
  const isGeometric = measure.statistic.kind === 'geometric-mean'
  const method = methodOf(measure, cells.interval, pair)
  const { correction } = cells.measures[m]!
  const made = corrected(make(method, pair, cells.level), correction, cells.level)
  const ratio: Difference | null = isGeometric
    ? ratioOf(made)
    : b.value === 0
      ? null
      : { value: a.value / b.value, interval: null, p: made.p }
  const pairs = pairsOf(cells, m)
  return {
    a,
    b,
    // Of geometric means the ratio has the interval: they differ by a factor.
    difference: isGeometric ? { value: a.value - b.value, interval: null, p: made.p } : made,
    ratio,
    method,
    sharesSessions: pair.both > 0,
    sharesUsers: cells.interval === 'clustered' && pair.shared.clusters > 0,
    isCorrected: correction !== undefined,
    pairs,
    adjustedP: made.p === null ? null : bonferroni(made.p, pairs),
  }
}

const corrected = (counted: Difference, correction: Correction | undefined, level: number): Difference =>
  correction ? correctedDifference(counted, correction, level) : counted

const positionOf = ({ measures }: PivotCells, { id }: Measure): number => measures.findIndex((other) => other.id === id)

function methodOf({ statistic }: Measure, interval: IntervalKind, { both }: PairSums): Comparison['method'] {
  if (interval === 'clustered') return 'clustered'
  if (statistic.kind === 'adjusted') return 'weighted'
  if (both > 0) return 'overlapping'
  return statistic.kind === 'rate' ? 'newcombe' : 'welch'
}

function make(method: Comparison['method'], { a, b, shared }: PairSums, level: number): Difference {
  switch (method) {
    case 'newcombe':
      return rateDifference({ n: a.n, successes: a.sum }, { n: b.n, successes: b.sum }, level)
    case 'welch':
      return meanDifference(a, b, level)
    case 'clustered':
    case 'overlapping':
    case 'weighted':
      return clusteredDifference(a, b, shared, level)
  }
}

/** Of the cells of a measure that are shown, every two. */
function pairsOf(cells: PivotCells, measure: number): number {
  let shown = 0
  for (const r of cells.rows.keys.keys()) {
    for (const c of cells.columns.keys.keys()) if (cells.at(r, c, measure).kind === 'estimate') shown++
  }
  return (shown * (shown - 1)) / 2
}

import type { KeyValue } from '../pivot/dimension'
import type {
  AdjustedShape,
  BelowShape,
  ClusterColumns,
  ClusterShape,
  ExtremeShape,
  MeasureColumns,
  ResultShape,
} from '../sql/result-shape'
import type { Middle } from '../stats/quantile'
import type { Spread } from '../stats/spread'
import { type Key, KeyIndex } from './key'
import type { ResultTable } from './result-table'

/** What SQL counted for one base of one cell. */
export interface BaseCount {
  readonly n: number
  /** Null where users are not known. */
  readonly users: number | null
}

/** What SQL summed for one measure of one cell, beyond its base. */
export type MeasureStatistics =
  | { readonly kind: 'none' }
  | { readonly kind: 'successes'; readonly successes: number }
  | { readonly kind: 'moments'; readonly sum: number; readonly squares: number }
  | { readonly kind: 'middle'; readonly middle: Pick<Middle, 'firstRank' | 'values'> }
  /** Null with fewer than two values; and the sums of their first four powers. */
  | { readonly kind: 'deviation'; readonly deviation: number | null; readonly powers: readonly number[] }
  | { readonly kind: 'ratio'; readonly sum: number; readonly over: number; readonly pairs: readonly number[] }
  | { readonly kind: 'single'; readonly value: number }

/** Sums over users of the squares and products of what each contributes; see `ClusterColumns`. */
export interface PairSums {
  readonly clusters: number
  readonly pairs: readonly number[]
}

/** How many sessions lie at or below a quantile, with the sums over users of that number s and of all their sessions m. */
export interface Below extends PairSums {
  readonly below: number
}

/** What a directly standardised rate is made of: sums of the weights of sessions. */
export interface AdjustedSums extends PairSums {
  /** Sessions in matched cells that count; and users, null where they are not known. */
  readonly used: BaseCount
  readonly sum: number
  readonly mass: number
  /** Sum of the squares of the weights. */
  readonly squares: number
}

/** What the matched cells of an adjusted measure are, and what is not in them. */
export interface MatchedCells {
  readonly all: number
  readonly known: number
  readonly cells: number
  readonly sessions: number
  readonly keptCells: number
  readonly keptSessions: number
}

export interface CellStatistics {
  /** By the id of the base. */
  readonly bases: ReadonlyMap<string, BaseCount>
  readonly measures: readonly MeasureStatistics[]
  /** Per measure, sums over users; missing where they were not asked for, null where a measure has none. */
  readonly clusters?: readonly (PairSums | null)[]
  /** By measure: the sums of a quantile, and who has the least or the greatest value. */
  readonly below?: ReadonlyMap<number, Below>
  readonly extremes?: ReadonlyMap<number, BaseCount>
  /** By measure: the sums of a rate with the mix of sessions held fixed. */
  readonly adjusted?: ReadonlyMap<number, AdjustedSums>
  /** Per measure, how its values are spread; missing where that was not asked for. */
  readonly spreads?: readonly (Spread | null)[]
}

/**
 * The answer to a pivot before anything is withheld: it must not reach a screen, a file or a log. A new level or new
 * thresholds need no new answer, so this is what is kept.
 */
export interface PivotStatistics {
  readonly rowKeys: readonly Key[]
  readonly columnKeys: readonly Key[]
  /** Sessions each exclusion of the plan leaves out; missing where nothing is. */
  readonly leftOut?: readonly BaseCount[]
  /** By measure, where it is adjusted. */
  readonly matched?: ReadonlyMap<number, MatchedCells>
  /** Cells with at least one session, by index of row and column key. */
  at(row: number, column: number): CellStatistics | undefined
}

/** Reads an answer by its shape. */
export function readStatistics(answer: ResultTable, shape: ResultShape): PivotStatistics {
  const rows = new KeyIndex()
  const columns = new KeyIndex()
  const cells: Map<number, CellStatistics>[] = []
  const grouping = answer.column(shape.grouping)
  const readRow = keyReader(answer, shape.rowKeys)
  const readColumn = keyReader(answer, shape.columnKeys)
  const readBases = Object.entries(shape.bases).map(([base, at]) => {
    const n = answer.column(at.n)
    const users = at.users === null ? null : answer.column(at.users)
    return (i: number): [string, BaseCount] => [base, { n: Number(n.at(i)), users: users && Number(users.at(i)) }]
  })
  const readMeasures = shape.measures.map((at) => measureReader(answer, at))
  for (let i = 0; i < answer.rowCount; i++) {
    const bases = new Map(readBases.map((read) => read(i)))
    // The grand total of no sessions is a row of the answer, but not a cell.
    if (bases.get('all')!.n === 0) continue
    const mask = Number(grouping.at(i))
    const row = rows.add(readRow(i, mask >>> shape.columnKeys.length))
    const column = columns.add(readColumn(i, mask))
    cells[row] ??= new Map()
    cells[row].set(column, { bases, measures: readMeasures.map((read) => read(i)) })
  }
  return { rowKeys: rows.keys, columnKeys: columns.keys, at: (row, column) => cells[row]?.get(column) }
}

/** The statistics with the sums over users of another answer, cell by cell. */
export function withClusters(statistics: PivotStatistics, answer: ResultTable, shape: ClusterShape): PivotStatistics {
  const readers = shape.measures.map((at) => at && pairReader(answer, at))
  return withAnswer(
    statistics,
    answer,
    shape,
    (i) => readers.map((read) => read?.(i) ?? null),
    (cell, clusters) => ({ ...cell, clusters }),
  )
}

/** The statistics with the sums over users of a quantile. */
export function withBelow(
  statistics: PivotStatistics,
  measure: number,
  answer: ResultTable,
  shape: BelowShape,
): PivotStatistics {
  const readPairs = pairReader(answer, shape.sums)
  const below = answer.column(shape.below)
  return withAnswer(
    statistics,
    answer,
    shape,
    (i) => ({ ...readPairs(i), below: Number(below.at(i)) }),
    (cell, of) => ({ ...cell, below: new Map(cell.below).set(measure, of) }),
  )
}

/** The statistics with the sums of a rate with the mix of sessions held fixed. */
export function withAdjusted(
  statistics: PivotStatistics,
  measure: number,
  answer: ResultTable,
  shape: AdjustedShape,
  matched: MatchedCells,
): PivotStatistics {
  const readPairs = pairReader(answer, shape.sums)
  const number = (name: string) => {
    const column = answer.column(name)
    return (i: number) => Number(column.at(i) ?? 0)
  }
  const [used, sum, mass, squares] = [shape.used, shape.sum, shape.mass, shape.squares].map(number)
  const users = shape.usedBy === null ? null : number(shape.usedBy)
  const read = withAnswer(
    statistics,
    answer,
    shape,
    (i): AdjustedSums => ({
      ...readPairs(i),
      used: { n: used!(i), users: users?.(i) ?? null },
      sum: sum!(i),
      mass: mass!(i),
      squares: squares!(i),
    }),
    (cell, of) => ({ ...cell, adjusted: new Map(cell.adjusted).set(measure, of) }),
  )
  return { ...read, matched: new Map(statistics.matched).set(measure, matched) }
}

/** The statistics with how many have the least or the greatest value of a measure. */
export function withExtremes(
  statistics: PivotStatistics,
  measure: number,
  answer: ResultTable,
  shape: ExtremeShape,
): PivotStatistics {
  const n = answer.column(shape.n)
  const users = shape.users === null ? null : answer.column(shape.users)
  return withAnswer(
    statistics,
    answer,
    shape,
    (i) => ({ n: Number(n.at(i)), users: users && Number(users.at(i)) }),
    (cell, of) => ({ ...cell, extremes: new Map(cell.extremes).set(measure, of) }),
  )
}

/** Adds what another answer says of each cell. */
function withAnswer<T>(
  statistics: PivotStatistics,
  answer: ResultTable,
  shape: Pick<ResultShape, 'grouping' | 'rowKeys' | 'columnKeys'>,
  read: (row: number) => T,
  put: (cell: CellStatistics, of: T) => CellStatistics,
): PivotStatistics {
  const rows = KeyIndex.of(statistics.rowKeys)
  const columns = KeyIndex.of(statistics.columnKeys)
  const grouping = answer.column(shape.grouping)
  const readRow = keyReader(answer, shape.rowKeys)
  const readColumn = keyReader(answer, shape.columnKeys)
  const found = new Map<number, T>()
  const width = statistics.columnKeys.length
  for (let i = 0; i < answer.rowCount; i++) {
    const mask = Number(grouping.at(i))
    const row = rows.find(readRow(i, mask >>> shape.columnKeys.length))
    found.set(row * width + columns.find(readColumn(i, mask)), read(i))
  }
  return {
    ...statistics,
    at(row, column) {
      const cell = statistics.at(row, column)
      const of = found.get(row * width + column)
      return cell && of !== undefined ? put(cell, of) : cell
    },
  }
}

function pairReader(answer: ResultTable, at: ClusterColumns): (row: number) => PairSums {
  const clusters = answer.column(at.clusters)
  const pairs = at.pairs.map((name) => answer.column(name))
  return (i) => ({ clusters: Number(clusters.at(i)), pairs: pairs.map((pair) => Number(pair.at(i) ?? 0)) })
}

/** Reads the keys of one axis; a set bit of the mask, last key lowest, marks a key that was not grouped by. */
export function keyReader(answer: ResultTable, names: readonly string[]): (row: number, mask: number) => Key {
  const columns = names.map((name) => answer.column(name))
  return (row, mask) => {
    const key: KeyValue[] = []
    for (const [i, column] of columns.entries()) {
      if (mask & (1 << (columns.length - 1 - i))) break
      key.push(column.at(row) as KeyValue)
    }
    return key
  }
}

function measureReader(answer: ResultTable, at: MeasureColumns): (row: number) => MeasureStatistics {
  switch (at.kind) {
    case 'none':
      return () => ({ kind: 'none' })
    case 'successes': {
      const successes = answer.column(at.successes)
      return (i) => ({ kind: 'successes', successes: Number(successes.at(i)) })
    }
    case 'moments': {
      const sum = answer.column(at.sum)
      const squares = answer.column(at.squares)
      return (i) => ({ kind: 'moments', sum: Number(sum.at(i) ?? 0), squares: Number(squares.at(i) ?? 0) })
    }
    case 'middle': {
      const values = answer.column(at.values)
      const firstRank = answer.column(at.firstRank)
      return (i) => ({
        kind: 'middle',
        middle: { firstRank: Number(firstRank.at(i)), values: (values.at(i) ?? []) as ArrayLike<number> },
      })
    }
    case 'deviation': {
      const deviation = answer.column(at.deviation)
      const powers = at.powers.map((name) => answer.column(name))
      return (i) => ({
        kind: 'deviation',
        deviation: (deviation.at(i) ?? null) as number | null,
        powers: powers.map((power) => Number(power.at(i) ?? 0)),
      })
    }
    case 'ratio': {
      const [sum, over] = [answer.column(at.sum), answer.column(at.over)]
      const pairs = at.pairs.map((name) => answer.column(name))
      return (i) => ({
        kind: 'ratio',
        sum: Number(sum.at(i) ?? 0),
        over: Number(over.at(i) ?? 0),
        pairs: pairs.map((pair) => Number(pair.at(i) ?? 0)),
      })
    }
    case 'single': {
      const value = answer.column(at.value)
      return (i) => ({ kind: 'single', value: Number(value.at(i) ?? 0) })
    }
  }
}

import type { BaseId } from '../pivot/base'
import type { KeyValue } from '../pivot/dimension'
import type { ClusterColumns, ClusterShape, MeasureColumns, ResultShape } from '../sql/result-shape'
import type { ClusterSums } from '../stats/cluster'
import type { Middle } from '../stats/median'
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

export interface CellStatistics {
  readonly bases: ReadonlyMap<BaseId, BaseCount>
  readonly measures: readonly MeasureStatistics[]
  /** Per measure, sums over users; missing where they were not asked for, null where a measure has none. */
  readonly clusters?: readonly (ClusterSums | null)[]
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
    return (i: number): [BaseId, BaseCount] => [
      base as BaseId,
      { n: Number(n.at(i)), users: users && Number(users.at(i)) },
    ]
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
  const rows = KeyIndex.of(statistics.rowKeys)
  const columns = KeyIndex.of(statistics.columnKeys)
  const grouping = answer.column(shape.grouping)
  const readRow = keyReader(answer, shape.rowKeys)
  const readColumn = keyReader(answer, shape.columnKeys)
  const readers = shape.measures.map((at) => at && clusterReader(answer, at))
  const sums = new Map<number, (ClusterSums | null)[]>()
  const width = statistics.columnKeys.length
  for (let i = 0; i < answer.rowCount; i++) {
    const mask = Number(grouping.at(i))
    const row = rows.find(readRow(i, mask >>> shape.columnKeys.length))
    const place = row * width + columns.find(readColumn(i, mask))
    sums.set(
      place,
      readers.map((read) => read?.(i) ?? null),
    )
  }
  return {
    ...statistics,
    at(row, column) {
      const cell = statistics.at(row, column)
      const clusters = sums.get(row * width + column)
      return cell && clusters ? { ...cell, clusters } : cell
    },
  }
}

function clusterReader(answer: ResultTable, at: ClusterColumns): (row: number) => ClusterSums {
  const [clusters, ss, sm, mm] = [at.clusters, at.ss, at.sm, at.mm].map((name) => answer.column(name))
  return (i) => ({
    clusters: Number(clusters!.at(i)),
    ss: Number(ss!.at(i) ?? 0),
    sm: Number(sm!.at(i) ?? 0),
    mm: Number(mm!.at(i) ?? 0),
  })
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
  }
}

import type { Key } from '../cells/key'
import type { ResultTable } from '../cells/result-table'
import type { KeyValue } from '../pivot/dimension'
import { USER_SUMS } from '../sql/compile-user-sums'
import type { UserSums } from '../stats/user-sums'

/**
 * Reads the sums of users: entries by user, sessions without one first, so that the same sessions give the same order
 * whatever order the engine answered in.
 *
 * @param cellOf the cell of a key, -1 to leave it out; several keys may go to one cell
 */
export function readUserSums(answer: ResultTable, keys: number, cells: number, cellOf: (key: Key) => number): UserSums {
  const clusters = answer.column(USER_SUMS.cluster)
  const columns = Array.from({ length: keys }, (_, i) => answer.column(USER_SUMS.key(i)))
  const [counts, sums] = [answer.column(USER_SUMS.n), answer.column(USER_SUMS.sum)]
  const entries: { cluster: number; cell: number; row: number }[] = []
  for (let row = 0; row < answer.rowCount; row++) {
    const cell = cellOf(columns.map((column) => column.at(row) as KeyValue))
    if (cell >= 0) entries.push({ cluster: Number(clusters.at(row)), cell, row })
  }
  entries.sort((a, b) => a.cluster - b.cluster || a.cell - b.cell)
  const read = {
    cluster: new Int32Array(entries.length),
    cell: new Int32Array(entries.length),
    n: new Float64Array(entries.length),
    sum: new Float64Array(entries.length),
  }
  // Keys that share a cell share an entry.
  let kept = -1
  let seen = 0
  let last: (typeof entries)[number] | undefined
  for (const entry of entries) {
    if (last?.cluster !== entry.cluster) seen++
    if (last?.cluster !== entry.cluster || last.cell !== entry.cell) kept++
    last = entry
    read.cluster[kept] = seen - 1
    read.cell[kept] = entry.cell
    read.n[kept]! += Number(counts.at(entry.row))
    read.sum[kept]! += Number(sums.at(entry.row) ?? 0)
  }
  const length = kept + 1
  return {
    clusters: seen,
    cells,
    cluster: read.cluster.subarray(0, length),
    cell: read.cell.subarray(0, length),
    n: read.n.subarray(0, length),
    sum: read.sum.subarray(0, length),
  }
}

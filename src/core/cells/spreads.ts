import type { SpreadColumns, SpreadShape } from '../sql/compile-spreads'
import type { Spread } from '../stats/spread'
import { KeyIndex } from './key'
import type { ResultTable } from './result-table'
import { keyReader, type PivotStatistics } from './statistics'

/** The statistics with the spreads of another answer, cell by cell. */
export function withSpreads(statistics: PivotStatistics, answer: ResultTable, shape: SpreadShape): PivotStatistics {
  const rows = KeyIndex.of(statistics.rowKeys)
  const columns = KeyIndex.of(statistics.columnKeys)
  const grouping = answer.column(shape.grouping)
  const readRow = keyReader(answer, shape.rowKeys)
  const readColumn = keyReader(answer, shape.columnKeys)
  const readers = shape.measures.map((at) => at && spreadReader(answer, at))
  const width = statistics.columnKeys.length
  const found = new Map<number, (Spread | null)[]>()
  for (let i = 0; i < answer.rowCount; i++) {
    const mask = Number(grouping.at(i))
    const row = rows.find(readRow(i, mask >>> shape.columnKeys.length))
    const column = columns.find(readColumn(i, mask))
    found.set(
      row * width + column,
      readers.map((read) => read?.(i) ?? null),
    )
  }
  return {
    ...statistics,
    at(row, column) {
      const cell = statistics.at(row, column)
      const spreads = found.get(row * width + column)
      return cell && spreads ? { ...cell, spreads } : cell
    },
  }
}

function spreadReader(answer: ResultTable, at: SpreadColumns): (row: number) => Spread | null {
  const quantiles = answer.column(at.quantiles)
  const geometric = answer.column(at.geometricMean)
  return (i) => {
    const [p5, q1, median, q3, p95] = Array.from((quantiles.at(i) ?? []) as ArrayLike<number>, Number)
    // No session of the cell has the quantity.
    if (p5 === undefined) return null
    const mean = geometric.at(i)
    return { p5, q1: q1!, median: median!, q3: q3!, p95: p95!, geometricMean: mean === null ? null : Number(mean) }
  }
}

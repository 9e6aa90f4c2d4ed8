import type { PivotCells } from '../cells/pivot-cells'
import type { KeyValue } from '../pivot/dimension'
import type { GapTrend } from '../stats/gap-trend'
import { cellSums, type UserSums } from '../stats/user-sums'
import { monthNumber } from './months'
import { type Signal, type SignalResult, verdictOf } from './signal'

/** Months of the pivot in order, and those of them of which both groups may be told. */
export interface SignalMonths {
  readonly all: readonly string[]
  readonly told: readonly string[]
}

export function signalMonths(cells: PivotCells, { groups }: Signal): SignalMonths {
  const columns = groups.map(({ value }) => cells.columns.keys.findIndex((key) => key.length === 1 && key[0] === value))
  const months = cells.rows.keys.flatMap((key, row) =>
    key.length === 1 && typeof key[0] === 'string' ? [{ month: key[0], row }] : [],
  )
  const isTold = ({ row }: { row: number }) =>
    columns.every((column) => column >= 0 && cells.at(row, column, 0).kind === 'estimate')
  return {
    all: months.map(({ month }) => month),
    told: months.filter(isTold).map(({ month }) => month),
  }
}

/** The cell of a group in a month, as `gapTrend` counts them; -1 for what is not told. */
export function signalCells({ told }: SignalMonths, { groups }: Signal): (key: readonly KeyValue[]) => number {
  const places = new Map<KeyValue, number>(told.map((month, m) => [month, m]))
  return ([month, group]) => {
    const m = places.get(month!)
    const g = groups.findIndex(({ value }) => value === group)
    return m === undefined || g < 0 ? -1 : 2 * m + g
  }
}

export function buildSignal(
  signal: Signal,
  months: SignalMonths,
  sums: UserSums,
  trend: GapTrend | null,
): SignalResult {
  const cells = cellSums(sums)
  return {
    signal,
    months: months.all.map((month) => {
      const m = months.told.indexOf(month)
      const difference = trend?.gaps[m]
      if (!difference) return { month, gap: null }
      const [first, second] = [cells[2 * m]!, cells[2 * m + 1]!]
      return {
        month,
        gap: { ...difference, n: [first.n, second.n], values: [first.sum / first.n, second.sum / second.n] },
      }
    }),
    gap: trend && trend.gaps.length > 0 ? trend.level : null,
    slope: trend?.slope ?? null,
    verdict: verdictOf(trend),
  }
}

/** Months as `gapTrend` counts them. */
export const monthNumbers = ({ told }: SignalMonths): number[] => told.map(monthNumber)

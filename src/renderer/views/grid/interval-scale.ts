import { isTotal, type PivotCells } from '#core/cells/pivot-cells'

/** The range that the interval bars of a measure cover, the same in every cell. */
export interface IntervalScale {
  readonly low: number
  readonly high: number
}

export function intervalScales(cells: PivotCells): IntervalScale[] {
  const { rows, columns, measures } = cells
  return measures.map((measure, m) => {
    let [low, high] = [0, Number.NEGATIVE_INFINITY]
    rows.keys.forEach((rowKey, r) => {
      columns.keys.forEach((columnKey, c) => {
        const cell = cells.at(r, c, m)
        // The bars of counts would only show the totals.
        const isApart = measure.unit === 'count' && (isTotal(rows, rowKey) || isTotal(columns, columnKey))
        if (cell.kind !== 'estimate' || isApart) return
        const { value, interval } = cell.estimate
        low = Math.min(low, interval?.low ?? value)
        high = Math.max(high, interval?.high ?? value)
      })
    })
    return { low, high }
  })
}

/** Where a value lies between two bounds, 0 to 1. */
export const shareOf = (value: number, { low, high }: IntervalScale): number =>
  high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0

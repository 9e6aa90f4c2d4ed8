import { isTotal, type PivotCells } from '#core/cells/pivot-cells'

/** The range a measure covers in a table: of the details for the heat, of everything for the interval bars. */
export interface MeasureScale {
  readonly least: number
  readonly most: number
  readonly low: number
  readonly high: number
}

export function measureScales(cells: PivotCells): MeasureScale[] {
  const { rows, columns, measures } = cells
  return measures.map((measure, m) => {
    const details: number[] = []
    const bounds: number[] = []
    rows.keys.forEach((rowKey, r) => {
      columns.keys.forEach((columnKey, c) => {
        const cell = cells.at(r, c, m)
        if (cell.kind !== 'estimate') return
        const { value, interval } = cell.estimate
        const isDetail = !isTotal(rows, rowKey) && !isTotal(columns, columnKey)
        if (isDetail) details.push(value)
        // The bars of counts would only show the totals.
        if (isDetail || measure.unit !== 'count') bounds.push(value, interval?.low ?? value, interval?.high ?? value)
      })
    })
    const range = (values: readonly number[]) => ({
      least: values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
      most: values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
    })
    const { least, most } = range(details)
    const { least: low, most: high } = range(bounds)
    return { least, most, low: Math.min(0, low), high }
  })
}

/** Where a value lies between two bounds, 0 to 1. */
export const shareOf = (value: number, from: number, to: number): number =>
  to > from ? Math.min(1, Math.max(0, (value - from) / (to - from))) : 0

import { expect, it } from 'vitest'
import { chartOfPlaced, type PlacedRow } from '#core/figures/figure-chart'
import type { FigureRow } from '#core/figures/figure-result'
import { chartSvg } from '../../../src/renderer/drawing/chart-svg'

/** Bars of two measures of twenty groups, with names of so many words: more height than there is. */
function placed(words: number): PlacedRow[] {
  const groups = Array.from({ length: 20 }, (_, i) => `${'group '.repeat(words)}${i}`)
  return ['Verified success', 'Judged success'].flatMap((panel, p) =>
    groups.flatMap((category) =>
      ['First export', 'Second export'].map((series): PlacedRow => {
        const estimate = { value: 0.3 + 0.2 * p, n: 100, users: 50, interval: { low: 0.25, high: 0.6 } }
        const row = {
          measure: 'verified_success',
          measureName: panel,
          unit: 'rate',
          cell: { kind: 'estimate', estimate },
        }
        return { row: row as unknown as FigureRow, panel, category, series }
      }),
    ),
  )
}

// Names that stand in one line beside the first panel, which has room for them, and would take more within another.
it.each([3, 5, 7, 9])('bars of a group lie at one height in every panel of a row, names of %i words', (words) => {
  const rows = placed(words)
  const model = chartOfPlaced(rows, { kind: 'bar', isScale: false, level: 0.95, categoryTitle: 'Group' })
  const svg = chartSvg({ model, title: 'Figure 6', footnote: '' })
  const bars = [...svg.matchAll(/<rect[^>]*data-point="\d+"[^>]*>/g)].map(([bar]) => ({
    point: model.points[Number(/data-point="(\d+)"/.exec(bar)![1])]!,
    y: Number(/ y="([\d.]+)"/.exec(bar)![1]),
  }))
  expect(bars).toHaveLength(rows.length)
  for (const { point, y } of bars) {
    const beside = bars.filter((bar) => bar.point.category === point.category && bar.point.series === point.series)
    expect(beside).toHaveLength(2)
    for (const bar of beside) expect(bar.y).toBeCloseTo(y, 6)
  }
})

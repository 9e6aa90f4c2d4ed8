import { describe, expect, it } from 'vitest'
import type { Cell } from '#core/cells/pivot-cells'
import { type ComparisonTerms, compareFigures } from '#core/figures/compare-figures'
import { comparedChart } from '#core/figures/compared-chart'
import { differenceText, isApart } from '#core/figures/difference-text'
import type { FigureResult, FigureRow } from '#core/figures/figure-result'
import { STUDY_FIGURES } from '#core/figures/study-figures'

const TERMS: ComparisonTerms = {
  names: ['one', 'two'],
  level: 0.95,
  thresholds: { minUsers: 5, minSessions: 15 },
  isOverlapping: false,
}
const figure = STUDY_FIGURES.find(({ id }) => id === 'f1')!

const estimate = (value: number, half: number, n = 100, users = 50): Cell => ({
  kind: 'estimate',
  estimate: { value, n, users, interval: { low: value - half, high: value + half } },
})

const result = (cells: Readonly<Record<string, Cell>>, unit: FigureRow['unit'] = 'rate'): FigureResult => ({
  figure,
  panels: [
    {
      panel: figure.panels[0]!,
      rows: Object.entries(cells).map(
        ([row, cell]): FigureRow => ({
          measure: 'share_of_sessions',
          measureName: 'Share of sessions',
          unit,
          row,
          column: '',
          category: row,
          series: 'Share of sessions',
          cell,
          raw: null,
          published: null,
        }),
      ),
      cells: null,
      failure: null,
    },
  ],
})

function rowsOf(first: FigureResult, second: FigureResult, more: Partial<ComparisonTerms> = {}) {
  const [panel] = compareFigures(first, second, { ...TERMS, ...more }).panels
  if (!panel || panel.failure) throw new Error('no panel')
  return panel.rows
}

describe('figures of two sets of sessions', () => {
  it('differ by points, with half widths added as squares', () => {
    const [row] = rowsOf(result({ Fix: estimate(0.2, 0.03) }), result({ Fix: estimate(0.3, 0.04) }))
    expect(row!.difference.estimate!.value).toBeCloseTo(0.1, 12)
    // 3 and 4 make 5.
    expect(row!.difference.estimate!.interval!.low).toBeCloseTo(0.05, 12)
    expect(differenceText(row!.difference)).toBe('+10.0\u202fpoints [+5.0 to +15.0]')
    expect(isApart(row!.difference)).toBe(true)
  })

  it('differ by their ratio where they are numbers', () => {
    const [row] = rowsOf(result({ Fix: estimate(10, 1) }, 'number'), result({ Fix: estimate(12, 1) }, 'number'))
    expect(row!.difference.unit).toBe('change')
    expect(row!.difference.estimate!.value).toBeCloseTo(0.2, 12)
  })

  it('keep what only one of them has, and what is withheld has no difference', () => {
    const rows = rowsOf(
      result({ Fix: estimate(0.2, 0.03), Build: { kind: 'withheld' } }),
      result({ Build: estimate(0.1, 0.02), Test: estimate(0.1, 0.01) }),
    )
    expect(rows.map(({ first, second }) => [first.row, first.cell.kind, second.cell.kind])).toEqual([
      ['Fix', 'estimate', 'empty'],
      ['Build', 'withheld', 'estimate'],
      ['Test', 'empty', 'estimate'],
    ])
    expect(rows.map(({ difference }) => difference.estimate)).toEqual([null, null, null])
  })

  it.each([
    ['few sessions', 90, 40],
    ['few users', 60, 47],
    ['no session, but another value', 100, 50],
  ])('withhold the second where sets that overlap differ by %s', (_, n, users) => {
    const [first, second] = [result({ Fix: estimate(0.2, 0.03) }), result({ Fix: estimate(0.3, 0.03, n, users) })]
    expect(rowsOf(first, second, { isOverlapping: true })[0]).toMatchObject({
      second: { cell: { kind: 'withheld' } },
      difference: { estimate: null },
    })
    // Sets without sessions in common tell nothing of each other.
    expect(rowsOf(first, second)[0]!.second.cell.kind).toBe('estimate')
  })

  it('are drawn as two series', () => {
    const { panels, terms } = compareFigures(
      result({ Fix: estimate(0.2, 0.03) }),
      result({ Fix: estimate(0.3, 0.04) }),
      TERMS,
    )
    const [panel] = panels
    if (!panel || panel.failure) throw new Error('no panel')
    const model = comparedChart(panel.panel, panel.rows, terms)!
    expect(model.series.map(({ name }) => name)).toEqual(['one', 'two'])
    expect(model.points.map(({ series, value }) => [series, value])).toEqual([
      ['one', 0.2],
      ['two', 0.3],
    ])
  })
})

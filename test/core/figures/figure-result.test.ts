import { describe, expect, it } from 'vitest'
import type { Cell } from '#core/cells/pivot-cells'
import { type FigureRow, isWithin } from '#core/figures/figure-result'
import { FIGURE_IDS, STUDY_FIGURES } from '#core/figures/study-figures'
import { findMeasure } from '#core/pivot/built-in-measures'

const row = (low: number, high: number, published: number | null, step = 0.01): FigureRow => ({
  measure: 'verified_success',
  measureName: 'Verified success',
  unit: 'rate',
  row: 'Novice',
  column: '',
  category: 'Novice',
  series: 'Verified success',
  cell: { kind: 'estimate', estimate: { value: (low + high) / 2, n: 100, users: 50, interval: { low, high } } },
  raw: null,
  published:
    published === null
      ? null
      : { measure: 'verified_success', row: ['1'], column: [], value: published, step, in: 'text' },
})

describe('a published number within the interval of ours', () => {
  it('is as exact as it was published', () => {
    // 25 % was between 24.5 and 25.5 %.
    expect(isWithin(row(0.255, 0.27, 0.25))).toBe(true)
    expect(isWithin(row(0.256, 0.27, 0.25))).toBe(false)
    expect(isWithin(row(0.23, 0.2445, 0.25))).toBe(false)
    expect(isWithin(row(0.2505, 0.26, 0.25, 0.001))).toBe(true)
    expect(isWithin(row(0.251, 0.26, 0.25, 0.001))).toBe(false)
  })

  it('cannot be told where there is none, or none of ours', () => {
    expect(isWithin(row(0.2, 0.3, null))).toBeNull()
    const withheld: Cell = { kind: 'withheld' }
    expect(isWithin({ ...row(0.2, 0.3, 0.25), cell: withheld })).toBeNull()
  })
})

describe('the figures of the study', () => {
  it('have ids of their own, and name measures there are', () => {
    expect(new Set(FIGURE_IDS).size).toBe(STUDY_FIGURES.length)
    const named = STUDY_FIGURES.flatMap(({ panels }) => panels.flatMap(({ published }) => published))
    expect(named.filter(({ measure }) => !findMeasure(measure))).toEqual([])
  })

  it('have the published numbers of the domain reference, and no more', () => {
    const count = (id: string) =>
      STUDY_FIGURES.find((figure) => figure.id === id)!.panels.map(({ published }) => published.length)
    // Counted in the reference: nine modes (2); two ends twice (5.4); two, two and five, then six (8.1, 8.2), then four
    // ends of failure (8.2); nine groups twice, since two readings of the tenth differ (8.3); two ends twice (10.1); five
    // columns (11.1); five levels and four steps from novice (8.1); three bins and one, then two means (4); two changes a
    // level (5.4); seven ends of shares and five of value (9.1, 9.2); five shares of levels (5.3); nothing of A2 and table 2.
    expect(Object.fromEntries(FIGURE_IDS.map((id) => [id, count(id)]))).toEqual({
      f1: [9],
      f2: [4, 2],
      f3: [2, 2, 1, 1],
      f4: [7, 5],
      f5: [9, 6, 6],
      f6: [18],
      t1: [0, 5],
      t2: [0, 0, 0],
      a1: [2, 2],
      a2: [0, 0],
      ta1: [5],
      ta2: [5, 4],
    })
  })
})

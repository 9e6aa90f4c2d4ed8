import { expect, it } from 'vitest'
import { figuresJson } from '#core/export/figures-json'
import { figuresText } from '#core/export/figures-text'
import type { FigureResult } from '#core/figures/figure-result'
import { FIGURE_4 } from '#core/figures/study/figure-4'
import { valueNote } from '#core/figures/value-note'
import { sessionsTable, tableColumn } from '../../support/sessions-table'

// A change of 20 %, by sampling 10 to 30 %, by the estimates 0 to 50 %, by both -5 to 55 %.
const estimation = {
  sampling: { low: 0.1, high: 0.3 },
  range: { low: 0, high: 0.5 },
  combined: { low: -0.05, high: 0.55 },
}
const row = {
  measure: 'task_value_mean',
  measureName: 'Mean task value',
  unit: 'change',
  row: 'Apr 2026',
  column: 'Build',
  category: 'Apr 2026',
  series: 'Build',
  cell: { kind: 'estimate', estimate: { value: 0.2, n: 50, users: 20, interval: estimation.combined, estimation } },
  raw: null,
  published: null,
}
const panel = { panel: FIGURE_4.panels[1]!, rows: [row], cells: null, failure: null }
const results = [{ figure: FIGURE_4, panels: [panel] }] as unknown as FigureResult[]
const table = { ...sessionsTable([tableColumn('task_value_usd', { missing: 12 })]), sessions: 100 }

it('a figure of values says that they are estimates, how many sessions have none, and what its intervals are of', () => {
  expect(valueNote(results[0]!.panels[0]!, table)).toEqual([
    'Values are estimates; 12 of 100 sessions have none: they are counted, and in no mean',
    'Intervals of values are of sampling and of the estimates together',
  ])
  const others = { ...panel, rows: [{ ...row, measure: 'sessions' }] } as unknown as FigureResult['panels'][number]
  expect(valueNote(others, table)).toEqual([])
})

it('both ranges of a value stand beside the interval, as text and as JSON', () => {
  const [figure] = figuresJson(results, table)
  expect(figure!.panels[0]).toMatchObject({
    values: [
      {
        value: 0.2,
        low: -0.05,
        high: 0.55,
        samplingLow: 0.1,
        samplingHigh: 0.3,
        estimationLow: 0,
        estimationHigh: 0.5,
      },
    ],
    notes: [expect.stringContaining('12 of 100'), expect.any(String)],
  })
  const text = figuresText(results, table)
  expect(text).toMatch(/by sampling +by estimates/)
  expect(text).toContain('12 of 100 sessions have none')
})

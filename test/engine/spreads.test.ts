import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildChart } from '#core/chart/chart-model'
import { askCells, on, openText } from '../core/sql/asked'
import { nodeEngine } from '../support/node-engine'

type Engine = Awaited<ReturnType<typeof nodeEngine>>
let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

// Actions per prompt of Fix are 1, 2, 4, 8, 16; of Build 3 and 12, and one session without an action, which does not count.
const FIX = [1, 2, 4, 8, 16].map((actions, i) => `f${i},u${i},Fix,2,${actions * 2},${actions * 5}`)
const CSV = `session_id,user_id,work_mode,prompts,actions,lines_added
${[...FIX, 'b0,u0,Build,1,3,0', 'b1,u1,Build,1,12,40', 'b2,u2,Build,1,0,20'].join('\n')}
`

describe('a box plot', () => {
  const box = { chart: { kind: 'box' as const } }

  it('has quartiles, percentiles and the geometric mean of every cell', async () => {
    const table = await openText(engine, CSV)
    const cells = await askCells(engine, table, { rows: on('work_mode'), measures: ['actions_per_prompt'], ...box })
    const { kind, scale, points } = buildChart(cells, 0, box.chart)
    expect([kind, scale]).toEqual(['box', 'linear'])
    // By hand, between neighbours: the 5th percentile of five values lies 0.2 of the way from the first to the second.
    expect(points.map(({ category, spread }) => [category, rounded(spread)])).toEqual([
      ['Fix', { p5: 1.2, q1: 2, median: 4, q3: 8, p95: 14.4, geometricMean: 4 }],
      ['Build', { p5: 3.45, q1: 5.25, median: 7.5, q3: 9.75, p95: 11.55, geometricMean: 6 }],
    ])
  })

  it('has no geometric mean where a value is zero', async () => {
    const table = await openText(engine, CSV)
    const cells = await askCells(engine, table, { rows: on('work_mode'), measures: ['lines_added'], ...box })
    const spreads = buildChart(cells, 0, box.chart).points.map(({ spread }) => rounded(spread))
    expect(spreads[0]).toMatchObject({ median: 20, geometricMean: 20 })
    expect(spreads[1]).toEqual({ p5: 2, q1: 10, median: 20, q3: 30, p95: 38, geometricMean: null })
  })

  it('has no quartiles and whiskers that would be the values of few', async () => {
    const table = await openText(engine, CSV)
    const thresholds = { minUsers: 2, minSessions: 2 }
    const cells = await askCells(engine, table, {
      rows: on('work_mode'),
      measures: ['actions_per_prompt'],
      ...box,
      thresholds,
    })
    const spreads = buildChart(cells, 0, box.chart).points.map(({ spread }) => rounded(spread))
    // Of five sessions a quarter is more than one, a twentieth is not; of two neither is.
    expect(spreads[0]).toMatchObject({ p5: null, q1: 2, median: 4, q3: 8, p95: null })
    expect(spreads[1]).toMatchObject({ p5: null, q1: null, median: 7.5, q3: null, p95: null })
  })

  it('has nothing of a withheld cell, and no other chart asks for it', async () => {
    const table = await openText(engine, CSV)
    const asked = { rows: on('work_mode'), measures: ['actions_per_prompt' as const] }
    const hidden = await askCells(engine, table, { ...asked, ...box, thresholds: { minUsers: 3, minSessions: 3 } })
    const chart = buildChart(hidden, 0, box.chart)
    expect(chart.points).toEqual([])
    expect(chart.withheld.map(({ category }) => category)).toEqual(['Fix', 'Build'])
    expect(buildChart(await askCells(engine, table, asked), 0).points.map(({ spread }) => spread)).toEqual([null, null])
  })
})

function rounded(spread: object | null) {
  return JSON.parse(JSON.stringify(spread, (_, v) => (typeof v === 'number' ? Math.round(v * 1e9) / 1e9 : v)))
}

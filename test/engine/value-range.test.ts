import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import { setValueRange, toggleMeasure } from '#core/pivot/edits'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

// Twenty sessions a month, their ranges from half to three times the value; those of March partly without one.
const rows = ['2026-01', '2026-02', '2026-03'].flatMap((month, m) =>
  Array.from({ length: 20 }, (_, i) => {
    const value = 100 * (m + 1) + i
    const ends = m === 2 && i < 4 ? ',' : `${value / 2},${value * 3}`
    return `${month}-${i},u${i},${month},${value},${ends}`
  }),
)
const CSV = `session_id,user_id,month,task_value_usd,task_value_low,task_value_high\n${rows.join('\n')}\n`

/** The same values without their ranges. */
const BARE = CSV.replace(/^((?:[^,\n]*,){3}[^,\n]*).*$/gm, '$1')

async function cellsOf(change: (spec: PivotSpec) => PivotSpec, csv = CSV) {
  const table = await engine.open([textSource('s.csv', csv)], openOptions())
  if (!table.ok) throw new Error(JSON.stringify(table.failure))
  const spec = change({ ...EMPTY_SPEC, columns: [{ dimension: 'month' }], measures: ['task_value_mean'] })
  const plan = normalize(spec, table.value)
  if (!plan.ok) throw new Error(JSON.stringify(plan.failure))
  const statistics = await askPivot(engine, plan.value)
  if (!statistics.ok) throw new Error(JSON.stringify(statistics.failure))
  const cells = buildCells(statistics.value, plan.value)
  return cells.columns.keys.map((_, c) => {
    const cell = cells.at(0, c, 0)
    return cell.kind === 'estimate' ? cell.estimate : null
  })
}

describe('the ranges of estimates in a pivot', () => {
  it('stand beside the interval of sampling, apart and together', async () => {
    const [january] = await cellsOf((spec) => spec)
    // By hand: 100 to 119, mean 109.5, deviation 5.9161, t(19) 2.0930.
    const half = (2.093024 * 5.91608) / Math.sqrt(20)
    expect(january!.value).toBeCloseTo(109.5)
    expect(january!.estimation!.sampling!.low).toBeCloseTo(109.5 - half, 3)
    expect(january!.estimation!.range).toEqual({ low: 54.75, high: 328.5 })
    expect(january!.interval).toEqual(january!.estimation!.combined)
    expect(january!.interval!.low).toBeCloseTo((109.5 - half) / 2, 3)
    expect(january!.interval!.high).toBeCloseTo((109.5 + half) * 3, 3)
    const [sampling] = await cellsOf(setValueRange('sampling'))
    expect(sampling!.interval).toEqual(january!.estimation!.sampling)
    const [estimation] = await cellsOf(setValueRange('estimation'))
    expect(estimation!.interval).toEqual(january!.estimation!.range)
  })

  it('are none where some sessions have no range', async () => {
    const [, , march] = await cellsOf((spec) => spec)
    expect(march).not.toHaveProperty('estimation')
  })

  it('cancel in an index where all errors are alike', async () => {
    const asIndex = (spec: PivotSpec): PivotSpec => ({
      ...spec,
      showAs: { task_value_mean: { kind: 'index', from: 'first' } },
    })
    const [january, february] = await cellsOf(asIndex)
    expect(january!.value).toBe(100)
    expect(february!.value).toBeCloseTo((100 * 209.5) / 109.5)
    expect(february!.estimation!.range.low).toBeCloseTo(february!.value)
    expect(february!.estimation!.range.high).toBeCloseTo(february!.value)
    // Sampling is what it would be if the values had no ranges.
    const [, bare] = await cellsOf(asIndex, BARE)
    expect(bare).not.toHaveProperty('estimation')
    expect(february!.estimation!.sampling!.low).toBeCloseTo(bare!.interval!.low, 9)
    expect(february!.estimation!.sampling!.high).toBeCloseTo(bare!.interval!.high, 9)
  })
})

describe('measures of value', () => {
  it('begin as an index, and are dollars when that is asked for', () => {
    const base = { ...EMPTY_SPEC, rows: [{ dimension: 'month' }] }
    expect(toggleMeasure('task_value_median')(base).showAs).toEqual({
      task_value_median: { kind: 'index', from: 'first' },
    })
    expect(toggleMeasure('verified_success')(base).showAs).toEqual({})
    const shown = { ...base, showAs: { task_value_median: { kind: 'rank' as const } } }
    expect(toggleMeasure('task_value_median')(shown).showAs).toEqual(shown.showAs)
  })
})

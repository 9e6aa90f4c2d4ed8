import { expect, it } from 'vitest'
import type { PanelResult } from '#core/figures/figure-result'
import { leftOutOf, measuresText } from '#core/figures/left-out'
import type { Dropped } from '#core/regression/regression-table'

const NONE: Dropped = { outcome: 0, factor: 0, logs: 0, controls: 0, levels: 0, floorCells: 0, floor: 0, singletons: 0 }
const panel = (dropped: Readonly<Record<string, Partial<Dropped>>>) =>
  ({
    rows: [],
    failure: null,
    dropped: Object.entries(dropped).map(([measure, of]) => ({ measure, dropped: { ...NONE, ...of } })),
  }) as unknown as PanelResult

it('reasons that leave nothing out are not told, and measures that leave out as many are told together', () => {
  const same = { outcome: 7, floor: 30, floorCells: 12 }
  const told = leftOutOf([panel({ verified: same, judged: same, partial: { outcome: 7, floor: 8 } })])
  expect(told).toEqual([
    {
      why: 'the outcome does not count for them',
      measures: ['verified', 'judged', 'partial'],
      isAll: true,
      n: [7],
    },
    { why: 'in cells under the thresholds', measures: ['verified', 'judged'], isAll: false, n: [30] },
    { why: 'in cells under the thresholds', measures: ['partial'], isAll: false, n: [8] },
  ])
  expect(told.map(measuresText)).toEqual(['all 3', 'verified, judged', 'partial'])
})

it('two sets stand side by side, also where one leaves nothing out or has no such sample', () => {
  const first = panel({ verified: { factor: 5 }, judged: { factor: 2 } })
  const second = panel({ verified: { singletons: 1 } })
  expect(leftOutOf([first, second])).toEqual([
    { why: 'the factor is missing or Unclear', measures: ['verified'], isAll: false, n: [5, 0] },
    { why: 'the factor is missing or Unclear', measures: ['judged'], isAll: false, n: [2, null] },
    { why: 'alone in their cell', measures: ['verified'], isAll: false, n: [0, 1] },
  ])
})

import { expect, it } from 'vitest'
import { verdictOf } from '#core/change/signal'
import type { GapTrend } from '#core/stats/gap-trend'

const trend = (level: number, value: number, half: number): GapTrend => ({
  gaps: [],
  level,
  slope: { value, se: half / 2, interval: { low: value - half, high: value + half }, p: 0.5 },
})

it.each([
  ['no-evidence', trend(0.05, -0.01, 0.02)],
  ['narrows', trend(0.05, -0.01, 0.005)],
  ['narrows', trend(-0.05, 0.01, 0.005)],
  ['widens', trend(0.05, 0.01, 0.005)],
  ['widens', trend(-0.05, -0.01, 0.005)],
  ['cannot-tell', { gaps: [], level: 0.05, slope: null }],
  ['cannot-tell', null],
] as const)('a gap that moves so is told as %s', (verdict, of) => {
  expect(verdictOf(of)).toBe(verdict)
})

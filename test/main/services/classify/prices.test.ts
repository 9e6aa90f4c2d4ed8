import { expect, test } from 'vitest'
import { CLASSIFIERS } from '#core/classify/classifiers'
import { pricesOf } from '#core/classify/prices'
import { PRICES } from './setup'

test('every row of the table says where it was read, and keeps the published relation of its prices', () => {
  for (const { model, input, output, cacheRead, cacheWrite, cacheFrom, longPrompt, source } of PRICES.models) {
    expect([model, source]).toEqual([model, expect.stringMatching(/^platform\.claude\.com\//)])
    // Published under "cache limitations", in four steps; not found for this one.
    if (model !== 'claude-haiku-5-5') expect([512, 1_024, 2_048, 4_096]).toContain(cacheFrom)
    // Published for all models: five minutes of cache cost 1.25 of the input, output five times the input.
    for (const prices of [{ input, output, cacheRead, cacheWrite }, ...(longPrompt ? [longPrompt] : [])]) {
      expect([model, prices.cacheWrite / prices.input]).toEqual([model, expect.closeTo(1.25, 9)])
      expect([model, prices.output / prices.input]).toEqual([model, expect.closeTo(5, 9)])
      expect(prices.cacheRead).toBeLessThanOrEqual(prices.input / 10 + 1e-9)
    }
  }
})

test('every classifier has a price for its model, and a batch costs half', () => {
  for (const { defaultModel } of CLASSIFIERS) expect(pricesOf(PRICES, defaultModel)).toBeDefined()
  expect(PRICES.batchFactor).toBe(0.5)
})

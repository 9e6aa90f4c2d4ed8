import { expect, test } from 'vitest'
import { CLASSIFIERS } from '#core/classify/classifiers'
import { pricesOf } from '#core/classify/prices'
import { readPrices } from '#main/services/classify/price-file'
import { folderWith } from '../../temp-folder'
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

const row = PRICES.models[0]!
const table = (more: object) => JSON.stringify({ ...PRICES, ...more })

test.each([
  ['no JSON', '{"asOf": ', 'it is not JSON'],
  ['an empty file', '', 'it is not JSON'],
  ['a list', '[]', 'expected object'],
  ['a price below nothing', table({ models: [{ ...row, input: -1 }] }), 'models.0.input'],
  ['a price in words', table({ models: [{ ...row, output: 'five' }] }), 'models.0.output'],
  ['a row without a price', table({ models: [{ model: row.model, input: 1 }] }), 'models.0'],
  ['a price under another name', table({ models: [{ ...row, ouptut: 1 }] }), 'models.0'],
  ['batches that cost nothing', table({ batchFactor: 0 }), 'batchFactor'],
  ['no date', table({ asOf: 'today' }), 'asOf'],
])('of a table with %s the program says what is wrong with it, and takes none', async (_, text, detail) => {
  const read = await readPrices(folderWith({ 'prices.json': text }))
  expect(read).toMatchObject({ ok: false, failure: { code: 'prices-unfit', file: 'prices.json' } })
  expect(!read.ok && JSON.stringify(read.failure)).toContain(detail)
})

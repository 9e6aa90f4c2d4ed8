import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseFlag, parseNumber, parseTime } from '#core/load/parse-text'
import type { Engine } from '#engine/engine'
import { ask } from '../../engine/support/questions'
import { nodeEngine } from '../../support/node-engine'
import { unwrap } from '../../support/sessions-table'

// DuckDB's own casts say what a text means; where ours take more than those, it is said below.
let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

async function castTo(expression: string, text: string): Promise<unknown> {
  const answer = unwrap(await ask(engine, `SELECT ${expression.replace('?', `'${text}'`)} AS v`))
  return answer.columns[0]!.values[0]
}

describe('numbers', () => {
  it.each([
    ...['1', '1.0', ' 1 ', '1e5', '1E-5', '+1', '-0.25', '.5', '5.', '1_000', '1__0', '0x10', '0b1', 'inf', '-inf'],
    ...['nan', 'NaN', 'Infinity', '1,000', '1e400', '--1', '1 2', '٣', '1f', '1e', '$1', '\t1', 'e5', '', ' ', '.'],
    ...['constructor', '__proto__', 'valueOf'],
    ...['4294967296', '123456789012345678901234567890', '0.1', '1.7976931348623157e308'],
  ])('%j', async (text) => {
    expect(parseNumber(text)).toEqual(await castTo('TRY_CAST(? AS DOUBLE)', text))
  })
})

describe('yes and no', () => {
  it.each([
    ...['true', 'TRUE', 't', 'T', '1', 'yes', 'y', 'Y', 'on', 'false', 'f', '0', 'no', 'n', 'off', ' true ', '2'],
    ...['1.0', '', 'truee'],
  ])('%j', async (text) => {
    expect(parseFlag(text)).toEqual(await castTo('TRY_CAST(? AS BOOLEAN)', text))
  })
})

describe('instants', () => {
  const micros = 'CAST(epoch_us(TRY_CAST(? AS TIMESTAMPTZ)) AS VARCHAR)'

  it.each([
    ...['2025-10-01', '2025-1-5', '2025/10/01', '2025 10 01', '2025.10.01', '20251001', '2025-10-01T10:00'],
    ...['2025-10-01 10', '2025-10-01 10:00:00', '2025-10-01T10:00:00Z', '2025-10-01 10:00:00 UTC'],
    ...['2025-10-01 10:00:00+02', '2025-10-01 10:00:00+02:30', '2025-10-01 10:00:00+0230', '2025-10-01 10:00:00-05'],
    ...['2025-10-01 10:00:00.123456', '2025-10-01 10:00:00.123456789', '2025-10-01 10:00:00,123'],
    ...['2025-10-01 24:00:00', '2025-10-01 23:59:60', '2025-02-30', '2024-02-29', '2023-02-29', '0001-01-01'],
    ...['44-03-15', '12025-01-01', '2025-10-01T10:00:00.000+00:00', '1/2/2025', 'Oct 1 2025', 'now', '2025-10'],
    ...['1969-07-20 20:17:40Z', '1969-12-31 23:59:59.999999', '2025-10-01T1:2:3', '2025-10-01 10:00:00+02:30:15'],
    ...['2025-10-01 10:00:00 Europe/Paris', '2025-10-01T', '2025-10-01 10:00 PM', '2025-10-01  10:00:00', '', ' '],
  ])('%j', async (text) => {
    expect(parseTime(text)?.toString() ?? null).toEqual(await castTo(micros, text))
  })

  it.each([
    ['2025-10-01T10:00Z', '2025-10-01 10:00:00'],
    ['2025-10-01 10:00:00z', '2025-10-01 10:00:00'],
    ['2025-10-01 10:00:00 +02:00', '2025-10-01 08:00:00'],
    [' 2025-10-01 10:00 ', '2025-10-01 10:00:00'],
  ])('%j is taken too, as %s', (text, plain) => {
    expect(parseTime(text)).toBe(parseTime(plain))
  })

  it('words for no instant are none', () => {
    expect(['infinity', '-infinity', 'epoch'].map(parseTime)).toEqual([null, null, null])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeyValue } from '#core/pivot/dimension'
import type { Engine } from '#engine/engine'
import { nodeEngine } from '../../support/node-engine'
import { ask, on, openText } from './asked'

// What the load statements make of the values of an export, on the real engine: a pivot by the column tells.
let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

/** Values a column was read as, in natural order, with their sessions. */
async function readAs(column: string, values: readonly string[]): Promise<[KeyValue, number][]> {
  const table = await openText(engine, `session_id,${column}\n${values.map((v, i) => `s${i},"${v}"\n`).join('')}`)
  const dimension = column === 'started_at' ? 'month' : column
  const rows = [{ dimension, order: 'natural' as const }]
  const { values: counts } = await ask(engine, table, { rows })
  return counts('sessions').flatMap(([key, n]) => (key.length > 0 ? [[key[0]!, n] as [KeyValue, number]] : []))
}

describe('numbers', () => {
  it.each<[string, string[], [KeyValue, number][]]>([
    [
      'prompts',
      ['0', '7', '7.0', '4294967295', '4294967296', '-1', '1.5', 'many', ''],
      [
        [0, 1],
        [7, 2],
        [4294967295, 1],
        [null, 5],
      ],
    ],
    [
      'planning_user_share',
      ['0', '0.25', '1', '1.01', '-0.01', 'NaN'],
      [
        [0, 1],
        [0.25, 1],
        [1, 1],
        [null, 3],
      ],
    ],
    [
      'task_value_usd',
      ['0', '12.5', '1e3', '-1', 'Infinity'],
      [
        [0, 1],
        [12.5, 1],
        [1000, 1],
        [null, 2],
      ],
    ],
    [
      'account_age_days',
      ['-3.5', '0', '1e400', 'nan'],
      [
        [-3.5, 1],
        [0, 1],
        [null, 2],
      ],
    ],
    [
      'failure_signal',
      ['0', 'NONE', '3', '3.0', 'Very strong', '6'],
      [
        [0, 2],
        [3, 2],
        [5, 1],
        [null, 1],
      ],
    ],
  ])('of %s outside their range are missing', async (column, values, expected) => {
    expect(await readAs(column, values)).toEqual(expected)
  })
})

describe('labels', () => {
  it('are read in any spelling, and others are missing', async () => {
    expect(await readAs('work_mode', ['Fix', 'FIX', 'fixing something broken', 'testing_code', 'Dance', ''])).toEqual([
      ['Fix', 3],
      ['Test', 1],
      [null, 2],
    ])
  })

  it('of columns of no taxonomy are taken as they come, without blanks around them', async () => {
    expect(await readAs('team', ['red', ' red ', 'Red', '   ', ''])).toEqual([
      ['red', 2],
      ['Red', 1],
      [null, 2],
    ])
  })
})

describe('times', () => {
  it('fall in their month of UTC', async () => {
    const starts = [
      '2026-01-01T00:30:00+01:00',
      '2025-12-31T23:30:00-01:00',
      '2026-01-31 23:59:59',
      '2026-02-01',
      'soon',
    ]
    expect(await readAs('started_at', starts)).toEqual([
      ['2025-12', 1],
      ['2026-01', 2],
      ['2026-02', 1],
      [null, 1],
    ])
  })
})

describe('repeated sessions', () => {
  it('count once, the first of each', async () => {
    const table = await openText(engine, 'session_id,team\na,red\na,blue\nb,red\na,green\n')
    expect((await ask(engine, table, { rows: on('team') })).values('sessions')).toEqual([
      [['red'], 2],
      [[], 2],
    ])
    expect(table.notices).toContainEqual({ code: 'rows-set-aside', reason: 'session-repeated', count: 2 })
  })

  it('count once whatever else the columns are called', async () => {
    // The engine has a row number of that name for every table.
    const table = await openText(engine, 'session_id,rowid,team\na,9,red\na,1,blue\nb,9,red\nb,9,green\n')
    expect((await ask(engine, table, { rows: on('team') })).values('sessions')).toEqual([
      [['red'], 2],
      [[], 2],
    ])
  })
})

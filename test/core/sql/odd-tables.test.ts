import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#engine/engine'
import { nodeEngine } from '../../support/node-engine'
import { ask, on, openText } from './asked'

// Tables that a statement could stumble over, on the real engine.
let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

const HOSTILE = [
  `"; DROP TABLE sessions_1; --`,
  `it's`,
  `a "quoted" name`,
  `line one\nline two`,
  `'); DELETE FROM sessions_1; /*`,
  `🦆 naïve שלום`,
  'back\\slash',
  '$1 ? :name %s',
  'SELECT',
]

describe('names and values with hostile text', () => {
  it.each(HOSTILE)('%j as a column is a dimension like any other', async (name) => {
    const table = await openText(engine, `session_id,${quoted(name)}\na,x\nb,x\nc,y\n`)
    // Of control characters a space is left.
    const id = name.replace('\n', ' ')
    const { values } = await ask(engine, table, { rows: on(id), filters: [] })
    expect(values('sessions')).toEqual([
      [['x'], 2],
      [['y'], 1],
      [[], 3],
    ])
  })

  it.each(HOSTILE)('%j as a value is found again, and only it', async (text) => {
    const table = await openText(engine, `session_id,team\na,${quoted(text)}\nb,${quoted(text)}\nc,other\n`)
    const filter = { dimension: 'team', values: [text], isNegated: false }
    const { values } = await ask(engine, table, { rows: on('team'), filters: [filter] })
    expect(values('sessions')).toEqual([
      [[text], 2],
      [[], 2],
    ])
    const others = await ask(engine, table, { filters: [{ ...filter, isNegated: true }] })
    expect(others.find('sessions', [])).toMatchObject({ value: 1 })
  })

  it('columns with the names the statement uses keep their values', async () => {
    const table = await openText(
      engine,
      'session_id,key_0,key_1,sessions,grouping,n_all,row_0\na,1,p,q,r,s,t\nb,2,u,v,w,x,y\nc,2,u,v,w,x,y\n',
    )
    const { find } = await ask(engine, table, {
      rows: on('key_1', 'grouping', 'n_all'),
      columns: on('sessions', 'row_0'),
      filters: [{ dimension: 'key_0', values: ['2'], isNegated: false }],
    })
    expect(find('sessions', ['u', 'w', 'x'], ['v', 'y'])).toMatchObject({ value: 2 })
    expect(find('sessions', [], [])).toMatchObject({ value: 2 })
  })
})

describe('tables that lack what others have', () => {
  it('with nothing but sessions have their number', async () => {
    const { find } = await ask(engine, await openText(engine, 'session_id\na\nb\n'), {})
    expect(find('sessions', [])).toMatchObject({ value: 2, users: null })
  })

  it('without users count none', async () => {
    const table = await openText(engine, 'session_id,task_value_usd\na,5\nb,7\n')
    expect((await ask(engine, table, { measures: ['task_value_mean'] })).find('task_value_mean', [])).toMatchObject({
      value: 6,
      n: 2,
      users: null,
    })
  })

  it('with users that are all missing count zero', async () => {
    const table = await openText(engine, 'session_id,user_id\na,\nb,\n')
    expect((await ask(engine, table, {})).find('sessions', [])).toMatchObject({ value: 2, users: 0 })
  })
})

describe('bands of task value', () => {
  it('take their lower bound in, and the last one its upper bound too', async () => {
    const values = [9.99, 10, 199.99, 200, 999.99, 1000, 4999.99, 5000, 50_000, 50_000.01]
    const table = await openText(engine, `session_id,task_value_usd\n${values.map((v, i) => `s${i},${v}\n`).join('')}`)
    expect((await ask(engine, table, { rows: on('value_band') })).values('sessions')).toEqual([
      [['10-200'], 2],
      [['200-1000'], 2],
      [['1000-5000'], 2],
      [['5000-50000'], 2],
      [[null], 2],
      [[], 10],
    ])
  })
})

describe('families of models', () => {
  it('follow from the id, whatever stands around the word', async () => {
    const models = ['claude-opus-4-6', 'claude-3-5-sonnet-20241022', 'Claude-Opus-4-7[1m]', 'gpt-9', '']
    const table = await openText(engine, `session_id,model\n${models.map((model, i) => `s${i},${model}\n`).join('')}`)
    expect((await ask(engine, table, { rows: on('model_family') })).values('sessions')).toEqual([
      [['opus'], 2],
      [['sonnet'], 1],
      [['other'], 1],
      [[null], 1],
      [[], 5],
    ])
  })
})

describe('many sessions', () => {
  it('have the median and its order statistics in the slice that is asked for', async () => {
    // 1 to 1001, largest first: the median is 501.
    const rows = Array.from({ length: 1001 }, (_, i) => `s${i},${1001 - i}\n`)
    const table = await openText(engine, `session_id,task_value_usd\n${rows.join('')}`)
    // SciPy 1.17.1: r = max(k for k in range(1001) if binom.cdf(k - 1, 1001, 0.5) <= (1 - level) / 2), to 1002 - r.
    for (const [level, low] of [
      [0.8, 480],
      [0.95, 470],
      [0.99, 460],
      [0.999, 448],
      [0.9999, 439],
      [0.999999, 423],
    ] as const) {
      const { find } = await ask(engine, table, { measures: ['task_value_median'], level })
      expect(find('task_value_median', []), `at ${level}`).toMatchObject({ value: 501, low, high: 1002 - low })
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column, item, select, table } from '#core/sql/build'
import { print } from '#core/sql/print'
import type { Engine } from '#engine/engine'
import { resultTable } from '#engine/plain-table'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

const CSV = 'session_id,task_value_usd\na,5\nb,6\nb,7\nc,\n'

async function openTable() {
  const opened = await engine.open([textSource('s.csv', CSV)], openOptions())
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return opened.value
}

async function valuesIn(name: string) {
  const query = select([item(column('session_id'), 's'), item(column('task_value_usd'), 'v')], table(name), {
    orderBy: [{ of: column('rowid'), isDescending: false }],
  })
  const answer = await engine.run(print(query))
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
  const read = resultTable(answer.value)
  return Array.from({ length: read.rowCount }, (_, i) => [read.column('s').at(i), read.column('v').at(i)])
}

const put = (...values: readonly number[]) =>
  engine.put([
    {
      field: 'task_value_usd',
      column: 'task_value_usd',
      name: 'Task value',
      about: 'Estimated.',
      values: Float64Array.from(values),
      labelledBy: [],
    },
  ])

describe('columns that are put into a dataset', () => {
  it('take the place of those of their name, before and after these were asked for', async () => {
    const { table: name } = await openTable()
    expect((await put(1, Number.NaN, 3)).ok).toBe(true)
    expect(await valuesIn(name)).toEqual([
      ['a', 1],
      ['b', null],
      ['c', 3],
    ])
    const again = await put(7, 8, 9)
    expect(again).toMatchObject({
      ok: true,
      value: [{ column: 'task_value_usd', missing: 0, distinct: 3, field: 'task_value_usd' }],
    })
    expect(await valuesIn(name)).toEqual([
      ['a', 7],
      ['b', 8],
      ['c', 9],
    ])
  })

  it('need a dataset', async () => {
    const empty = await nodeEngine()
    expect(await empty.put([])).toMatchObject({ ok: false, failure: { code: 'no-dataset' } })
    empty.close()
  })

  it('leave the dataset alone when another file is read beside it', async () => {
    const { table: name } = await openTable()
    const read = await engine.read([textSource('p.csv', 'title,budget\n"A, b",$5\nC,\n')], {
      signal: new AbortController().signal,
    })
    expect(read).toMatchObject({
      ok: true,
      value: {
        rows: 2,
        columns: [
          { name: 'title', values: ['A, b', 'C'] },
          { name: 'budget', values: ['$5', null] },
        ],
      },
    })
    const jsonl = await engine.read([textSource('p.jsonl', '{"title":"A","n":{"fixed":5}}\n{"title":"B"}\n')], {
      signal: new AbortController().signal,
    })
    expect(jsonl).toMatchObject({ ok: true, value: { rows: 2 } })
    expect(await valuesIn(name)).toHaveLength(3)
  })
})

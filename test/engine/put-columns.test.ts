import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { column, item, select, table } from '#core/sql/build'
import { print } from '#core/sql/print'
import { mappingOf, proposePostingFields } from '#core/value/postings/propose-posting-fields'
import { readPostings, STUDY_PERIOD } from '#core/value/postings/read-postings'
import { type ByteSource, blobSource } from '#engine/byte-source'
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

describe('postings', () => {
  const rows = [120.5, 4_000, null].map((budget, i) => ({
    title: `Job ${i}, "quoted"`,
    description: `What is to be done, at some length\nand on two lines, for job ${i}.`,
    budget,
    is_hourly: budget === null,
    published: `2024-06-0${i + 1}T04:58:00Z`,
    skills: '["Go","C++"]',
  }))
  const cell = (value: unknown) => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`)
  const csv = [Object.keys(rows[0]!).join(','), ...rows.map((row) => Object.values(row).map(cell).join(','))].join('\n')
  const of = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((row) => row[name])
  const parquet = parquetWriteBuffer({
    columnData: [
      { name: 'title', data: of('title'), type: 'STRING' },
      { name: 'description', data: of('description'), type: 'STRING' },
      { name: 'budget', data: of('budget'), type: 'DOUBLE', nullable: true },
      { name: 'is_hourly', data: of('is_hourly'), type: 'BOOLEAN' },
      { name: 'published', data: of('published').map((text) => new Date(text)), type: 'TIMESTAMP' },
      { name: 'skills', data: of('skills'), type: 'STRING' },
    ],
  })
  const files: ByteSource[] = [
    textSource('p.csv', csv),
    blobSource('p.csv.gz', new Blob([gzipSync(csv)])),
    textSource('p.jsonl', rows.map((row) => JSON.stringify({ ...row, skills: JSON.parse(row.skills) })).join('\n')),
    blobSource('p.parquet', new Blob([parquet])),
  ]

  it('are the same from CSV, plain and gzipped, JSON Lines and Parquet', async () => {
    const currencies = { date: '2024-06-28', source: 'test', usdPerUnit: {} }
    for (const file of files) {
      const read = await engine.read([file], { signal: new AbortController().signal })
      if (!read.ok) throw new Error(JSON.stringify(read.failure))
      const { columns } = read.value
      const rules = { period: STUDY_PERIOD, currencies, inflation: null }
      const { postings, setAside } = readPostings(columns, mappingOf(proposePostingFields(columns)), rules)
      expect(setAside.hourly, file.name).toBe(1)
      expect(postings.map(({ id: _, ...one }) => one)).toEqual(
        rows.slice(0, 2).map(({ title, description, budget, published }) => ({
          title,
          description,
          skills: ['Go', 'C++'],
          category: null,
          price: budget,
          postedAt: Date.parse(published),
          predicted: null,
        })),
      )
    }
  })
})

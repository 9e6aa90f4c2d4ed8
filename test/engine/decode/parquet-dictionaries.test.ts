import { DataType, tableFromIPC } from 'apache-arrow'
import { expect, it } from 'vitest'
import { noFindings } from '#engine/batch'
import { decodeHere } from '#engine/decode/decoder'
import { openParquet } from '#engine/open-parquet'
import { nodeEngine, openOptions } from '../../support/node-engine'
import { unwrap } from '../../support/sessions-table'
import { parquetSource } from '../support/parquet'
import { ask } from '../support/questions'

const COLUMNS = [
  { name: 'session_id', type: 'text' },
  { name: 'team', type: 'text' },
] as const

/** A row group of the writer's. */
const GROUP = 131_072

/** In the second group there are more texts than a dictionary has room for, a megabyte, so that some are written out. */
const teamOf = (i: number): string | null => {
  if (i % 5 === 0) return null
  return i < GROUP || i % 7 > 0 ? `team ${i % 3}` : `${'long '.repeat(20)}${i % 15_001}`
}

it('text that repeats comes with the dictionary of its pages, and is the same where a page has none', async () => {
  const engine = await nodeEngine()
  const rows = Array.from({ length: 2 * GROUP }, (_, i) => ({ session_id: `session ${i}`, team: teamOf(i) }))
  const source = await parquetSource('a.parquet', COLUMNS, [rows])

  const file = unwrap(await openParquet(source, noFindings(), decodeHere))
  const types = new Set<string>()
  for await (const batch of file.read(new Set()).batches(new AbortController().signal)) {
    if (batch.kind !== 'arrow') throw new Error(batch.kind)
    for (const { name, type } of tableFromIPC(batch.stream).schema.fields) {
      types.add(`${name} ${DataType.isDictionary(type) ? 'by position' : 'written out'}`)
    }
  }
  expect([...types].sort()).toEqual(['session_id written out', 'team by position'])

  const table = unwrap(await engine.open([source], openOptions()))
  const teams = rows.map(({ team }) => team).filter((team) => team !== null)
  const team = table.columns.find(({ column }) => column === 'team')
  expect(team).toMatchObject({ distinct: new Set(teams).size, missing: rows.length - teams.length })
  const answer = unwrap(
    await ask(engine, `SELECT CAST(team AS VARCHAR), count(*) FROM ${table.table} WHERE team IS NOT NULL GROUP BY 1`),
  )
  const [names, counts] = answer.columns.map(({ values }) => values)
  const expected = new Map<string, number>()
  for (const name of teams) expected.set(name, (expected.get(name) ?? 0) + 1)
  expect(new Map(names!.map((name, i) => [name, counts![i]]))).toEqual(expected)
})

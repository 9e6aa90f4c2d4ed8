import { expect, it } from 'vitest'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { ask } from './support/questions'

const COLUMNS = 2_000
const ROWS = 20

it('a file of 2,000 columns opens with all of them', async () => {
  const columns = Array.from({ length: COLUMNS }, (_, i) => i)
  const lines = Array.from({ length: ROWS }, (_, row) => [`s${row}`, ...columns.map((i) => (row * i) % 7)].join(','))
  const text = `session_id,${columns.map((i) => `c${i}`).join(',')}\n${lines.join('\n')}\n`
  const engine = await nodeEngine()
  const table = unwrap(await engine.open([textSource('wide.csv', text)], openOptions()))
  expect(table).toMatchObject({ sessions: ROWS, rowsRead: ROWS, notices: [{ code: 'no-users' }] })
  expect(table.columns).toHaveLength(COLUMNS + 1)
  // Twenty rows times any number but a multiple of seven meet every remainder.
  expect(table.columns.map(({ distinct }) => distinct)).toEqual([0, ...columns.map((i) => (i % 7 === 0 ? 1 : 7))])
  const answer = unwrap(await ask(engine, `SELECT CAST(c1999 AS VARCHAR) AS last FROM ${table.table}`))
  expect(answer.columns[0]?.values).toEqual(Array.from({ length: ROWS }, (_, row) => String((row * 1999) % 7)))
})

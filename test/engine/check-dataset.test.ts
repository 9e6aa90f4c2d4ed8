import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkText } from '#core/export/check-text'
import { setAsideCsv } from '#core/export/set-aside-csv'
import { checkDataset } from '#engine/check-dataset'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

// Ten rows: one repeats s2, one has no id, one is too short. Of the seven kept two have no prompt, one no clear goal.
const EXPORT = `session_id,user_id,started_at,outcome,prompts,expertise
s1,a,2026-01-05T00:00:00Z,succeeded,3,4
s2,a,2026-01-06T00:00:00Z,failed,0,4
s2,a,2026-01-06T00:00:00Z,failed,9,4
s3,b,2026-03-01T00:00:00Z,no_clear_goal,2,Unclear
,b,2026-03-01T00:00:00Z,failed,2,5
s4,,2026-03-02T00:00:00Z,meh,-1,5
too short
s5,c,,meh,0,guru
s6,c,2026-03-03T00:00:00Z,failed,many,1
s7,c,2026-03-04T00:00:00Z,succeeded,1,2
`

it('accounts for every row and every value that was not understood', async () => {
  const table = unwrap(await engine.open([textSource('export.csv', EXPORT)], openOptions()))
  // Seven sessions: 18 bytes for an id, 4 for a user, 8 for an instant, 1 or 2 or 4 for each of the other four.
  expect(table.bytes).toBeGreaterThan(7 * (18 + 4 + 8 + 4))
  expect(table.bytes).toBeLessThan(7 * (18 + 4 + 8 + 16 + 1))
  expect(table.setAside).toEqual([
    { file: 'export.csv', row: 3, reason: 'session-repeated', session: 's2' },
    { file: 'export.csv', row: 5, reason: 'no-session-id', session: null },
  ])
  expect(setAsideCsv(table).split('\r\n')).toEqual([
    'file,line,row,session_id,why',
    'export.csv,8,,,missing columns',
    'export.csv,,3,s2,"the session_id came up before, and the first is kept"',
    'export.csv,,5,,there is no session_id',
    '',
  ])
  const check = unwrap(await checkDataset(engine, table))
  expect(check.rows).toEqual({
    read: 10,
    kept: 7,
    setAside: [
      { reason: 'line-unreadable', count: 1 },
      { reason: 'no-session-id', count: 1 },
      { reason: 'session-repeated', count: 1 },
    ],
  })
  expect(check.months).toEqual([
    { month: '2026-01', sessions: 2 },
    { month: '2026-03', sessions: 4 },
    { month: null, sessions: 1 },
  ])
  expect(check.users).toEqual({
    users: 3,
    unknown: 1,
    bands: [
      { least: 1, most: 1, users: 1, sessions: 1 },
      { least: 2, most: 5, users: 2, sessions: 5 },
      { least: 6, most: 10, users: 0, sessions: 0 },
      { least: 11, most: null, users: 0, sessions: 0 },
    ],
  })
  expect(check.exclusions.map(({ exclusion, sessions }) => [exclusion.id, sessions])).toEqual([
    ['no-prompt', 2],
    ['no-clear-goal', 1],
    ['unclear-expertise', 1],
    ['unclear-occupation', null],
  ])
  const column = (source: string) => check.columns.find((c) => c.source === source)
  expect(column('outcome')).toMatchObject({ missing: 2, unread: 2, unknown: [{ text: 'meh', count: 2 }] })
  expect(column('prompts')).toMatchObject({ missing: 2, unread: 1, outOfRange: 1 })
  expect(column('expertise')).toMatchObject({ missing: 1, unread: 1, unknown: [{ text: 'guru', count: 1 }] })
})

it('reads as a page', async () => {
  const table = unwrap(await engine.open([textSource('export.csv', EXPORT)], openOptions()))
  const text = checkText(unwrap(await checkDataset(engine, table)))
  expect(text.split('\n')[0]).toBe('export.csv: 10 rows read, 7 kept, 3 set aside')
  expect(text).toContain('- 2 values of outcome are none of its labels and treated as missing, such as “meh”.')
  expect(text).toContain('- 1 value of prompts could not be read and is treated as missing, such as “many”.')
  expect(text).toContain('- 1 value of prompts is out of range and treated as missing, such as “-1”.')
  expect(text).toMatch(/^outcome +Outcome +name +3 +2 +2$/m)
  expect(text).toMatch(/^No human prompt +2 +28\.6.%$/mu)
  expect(text).toMatch(/^Occupation unclear +no column$/m)
})

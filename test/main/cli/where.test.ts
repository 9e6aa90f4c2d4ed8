import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { pivotRows } from '#core/export/pivot-rows'
import { failureText } from '#core/failure-text'
import { keyName } from '#core/format/axis-key'
import { readText } from '#core/format/key'
import type { Filter } from '#core/pivot/filter'
import { filterText } from '#core/pivot/filter-text'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, pivotSpecSchema } from '#core/pivot/spec'
import { askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { rankPivot } from '#engine/rank-pivot'
import { parseWhere } from '#main/cli/where'
import { openText } from '../../core/sql/asked'
import { nodeEngine } from '../../support/node-engine'
import { sessionsTable, tableColumn, unwrap } from '../../support/sessions-table'

// Ten sessions; what each filter keeps is counted by hand from this table, the sessions in the comment beside it.
const EXPORT = `session_id,user_id,started_at,work_mode,expertise,prompts,task_value_usd,team,synthetic
s0,u0,2026-01-31T23:59:59Z,Fix,1,1,10,red,true
s1,u1,2026-02-01T00:00:00Z,Fix,2,2,20,Redwood,false
s2,u2,2026-02-02T10:00:00Z,Build,3,3,30.5,100% blue,false
s3,u3,2026-02-08T23:59:59Z,Build,4,4,40,under_score,
s4,u4,2026-02-09T00:00:00Z,Plan,5,5,,rock and roll,false
s5,u5,2026-03-15T10:00:00Z,Plan,Unclear,6,60,"a, b (c)",false
s6,u6,2026-04-01T10:00:00Z,Test,,7,70,"say ""hi""",true
s7,u7,2026-04-16T10:00:00Z,Test,3,8,80,,false
s8,u8,,,3,,90,a\\b,false
s9,u9,2026-04-17T08:00:00Z,Operate,5,100,1000,red,false
`

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  table = await openText(engine, EXPORT)
})
afterAll(() => engine.close())

const ALL = { minUsers: 1, minSessions: 1 }

async function kept(filter: Filter, of: SessionsTable = table): Promise<number> {
  const spec = { ...EMPTY_SPEC, filters: [filter], thresholds: ALL }
  // As it comes back from a saved report.
  const saved = pivotSpecSchema.parse(JSON.parse(JSON.stringify(spec)))
  const ask = (plan: Parameters<typeof askPivot>[1]) => askPivot(engine, plan)
  const plan = unwrap(await rankPivot(unwrap(normalize(saved, of)), ask))
  return (
    unwrap(await ask(plan))
      .at(0, 0)
      ?.bases.get('all')?.n ?? 0
  )
}

describe('a filter on the command line', () => {
  it.each<[string, number]>([
    // Values, as ever.
    ['work_mode=Fix,"building something new"', 4],
    ['work_mode != Fix', 8],
    ['team=Not recorded', 1],
    ['team=rock and roll', 1],
    ['team="a, b (c)"', 1],
    ['team="say ""hi"""', 1],
    ['prompts=1,2,Not recorded', 3],
    ['synthetic=yes', 2],
    ['month=2026-02,"April 2026"', 7],
    // Ranges: s4 to s9 but s8; s5 s6 s7 s9; s0 to s3; s0 s1 s2.
    ['prompts>=5', 5],
    ['prompts > 5', 4],
    ['prompts<=4', 4],
    ['prompts<4', 3],
    ['task_value_usd>30.5', 6],
    // Days: a day as a bound is the whole of it. s1 to s9 but s8; s0 s1; s1; after 2 February: s3 to s9 but s8.
    ['started_at>=2026-02-01', 8],
    ['started_at<=2026-02-01', 2],
    ['(started_at>=2026-02-01 and started_at<=2026-02-01)', 1],
    ['started_at>2026-02-02', 6],
    ['started_at<2026-02-02', 2],
    // A month or a quarter as a bound is the whole of it too.
    ['started_at<=2026-02', 5],
    ['month>=2026-03', 4],
    ['month<2026-03', 5],
    ['quarter=2026 Q2', 3],
    // Weeks begin on Monday 2 and 9 February: s2 and s3.
    ['week=2026-02-02', 2],
    ['day=2026-04-16', 1],
    // Steps of a scale, Unclear and missing on none: 3 4 5 3 3 5; 4 5 5.
    ['expertise>=3', 6],
    ['expertise>Intermediate', 3],
    // The data ends on Friday 17 April: s9; s7 s9; s6 s7 s9; s5 and those; the week of Monday 13 April.
    ['last 1 day', 1],
    ['started_at last 2 days', 2],
    ['last 1 month', 3],
    ['last 2 months', 4],
    ['last 1 week', 2],
    ['month last 1 quarter', 3],
    // Text without regard to case, signs of patterns as themselves: s0 s1 s9; s2; s3; s8; s0 s9; s1.
    ['team~RED', 3],
    ['team~%', 1],
    ['team~_', 1],
    ['team~\\', 1],
    ['team matches red', 2],
    ['team matches r*d', 3],
    ['team matches "red?ood"', 1],
    ['team starts red', 3],
    ['team ends LUE', 1],
    ['team !~ red', 7],
    // Names of labels are looked at, not what is stored: "Advanced".
    ['expertise~advan', 1],
    ['team is null', 1],
    ['expertise is not null', 9],
    // Together: Fix or Build with over 2 prompts s2 s3; not those; and before or.
    ['work_mode=Fix,Build and prompts>2', 2],
    ['not (work_mode=Fix,Build and prompts>2)', 8],
    ['prompts>=8 or work_mode=Fix and prompts<2', 3],
    ['(prompts>=8 or work_mode=Fix) and prompts<3', 2],
    ['not prompts>=5', 5],
    ['team=rock and roll and prompts=5', 1],
    ['team=red or team="a, b (c)"', 3],
    // Red has 2 sessions, every other team one; of equal ones the first by name.
    ['top team:1', 2],
    ['top team:2', 3],
    ['at-least team:2', 2],
    ['not top team:1', 8],
    // The means are 10, 20, 35.25, 60, 75, 1000 by mode: the lowest two are Fix (15) and Build.
    ['bottom work_mode:2:task_value_mean', 4],
  ])('%s keeps as many sessions as it says', async (text, sessions) => {
    const filter = unwrap(parseWhere(text, table))
    expect(await kept(filter)).toBe(sessions)
    // What is printed of it means the same.
    expect(await kept(unwrap(parseWhere(filterText(filter), table)))).toBe(sessions)
  })

  it.each([
    ['nothing', 'unknown-dimension'],
    ['nope=1', 'unknown-dimension'],
    ['work_mode=Dance', 'unknown-value'],
    ['work_mode=', 'usage'],
    ['(work_mode=Fix', 'usage'],
    ['work_mode=Fix)x(', 'unknown-value'],
    ['prompts>many', 'usage'],
    ['last many months', 'usage'],
    ['top team', 'usage'],
    ['top team:0', 'usage'],
  ])('%s is refused as %s', (text, code) => {
    const parsed = parseWhere(text, table)
    expect(parsed.ok ? null : parsed.failure.code).toBe(code)
  })

  it.each<[string]>([
    ['work_mode>Fix'],
    ['team>=a'],
    ['started_at=2026-01-01'],
    ['work_mode last 1 day'],
    ['prompts~1'],
    ['month last 1 day'],
  ])('%s does not fit its dimension', async (text) => {
    const parsed = parseWhere(text, table)
    const plan = parsed.ok ? normalize({ ...EMPTY_SPEC, filters: [parsed.value] }, table) : parsed
    expect(plan.ok ? null : plan.failure.code).toBe('filter-unfit')
  })
})

describe('a text that reads as a word of ours', () => {
  // By hand: two sessions say so, one of them in quotation marks, and two say nothing.
  const SAID = ['Not recorded', '"Not recorded"', '', '', 'red']
  let said: SessionsTable
  beforeAll(async () => {
    const rows = SAID.map((text, i) => `t${i},"${text.replaceAll('"', '""')}"`)
    said = await openText(engine, `session_id,team\n${rows.join('\n')}\n`)
  })

  it.each<[string, number]>([
    ['team=Not recorded', 2],
    ['team is null', 2],
    ['team="Not recorded"', 1],
    ['team="""Not recorded"""', 1],
    ['team=Not recorded,"Not recorded"', 3],
    ['team~recorded', 2],
  ])('%s keeps as many sessions as it says', async (text, sessions) => {
    const filter = unwrap(parseWhere(text, said))
    expect(await kept(filter, said)).toBe(sessions)
    expect(await kept(unwrap(parseWhere(filterText(filter), said)), said)).toBe(sessions)
  })

  it('stands apart from what is missing wherever keys are written, and is read back', async () => {
    const plan = unwrap(normalize({ ...EMPTY_SPEC, rows: [{ dimension: 'team' }], thresholds: ALL }, said))
    const cells = buildCells(unwrap(await askPivot(engine, plan)), plan)
    const names = cells.rows.keys.slice(0, -1).map((key) => keyName(cells.rows, key))
    expect(names.sort()).toEqual(['""Not recorded""', '"Not recorded"', 'Not recorded', 'red'])
    for (const name of names) {
      const value = readText(name)
      expect(cells.rows.keys).toContainEqual([value])
    }
    expect(
      pivotRows(cells)
        .rows.map(([key]) => key)
        .sort(),
    ).toEqual(['All', ...names].sort())
  })

  it.each([
    ['work_mode=Fix,', /has a comma that no value follows/],
    ['work_mode=,Fix', /names no value/],
    ['work_mode=Fix,,Build', /has a comma that no value follows/],
  ])('%s is told what it lacks', (text, words) => {
    const parsed = parseWhere(text, table)
    expect(parsed.ok ? '' : failureText(parsed.failure).what).toMatch(words)
  })
})

describe('hostile text', () => {
  // The last is too long for a label, and is left in the file: then no session has it, and nothing breaks.
  const HOSTILE = [
    `'; DROP TABLE x; --`,
    '"" or ""=""',
    '%_\\%',
    '🦆 naïve שלום',
    '(a) and (b)',
    '.*[',
    ' pad ',
    'x'.repeat(65_536),
  ]

  it.each(HOSTILE)('%s is a value and a text like any other', async (text) => {
    const labels = [text.trim(), 'other']
    const csv = labels.map((label, i) => `s${i},"${label.replaceAll('"', '""')}"\n`).join('')
    const isLong = text.length > 1000
    const own = await openText(engine, `session_id,team\n${isLong ? 's0,a\ns1,b\n' : csv}`)
    const is: Filter = { dimension: 'team', values: [text.trim()], isNegated: false }
    const holds: Filter = { kind: 'text', dimension: 'team', how: 'contains', text: text.trim() }
    for (const filter of [is, holds]) {
      if (!isLong || filter === holds) expect(parseWhere(filterText(filter), own)).toEqual({ ok: true, value: filter })
      const plan = unwrap(normalize({ ...EMPTY_SPEC, filters: [filter] }, own))
      expect(
        unwrap(await askPivot(engine, plan))
          .at(0, 0)
          ?.bases.get('all')?.n,
      ).toBe(isLong ? undefined : 1)
    }
  })

  it('names of columns are read as they are', () => {
    const odd = sessionsTable([tableColumn('a b'), tableColumn('a b and c'), tableColumn('x=y')])
    expect(unwrap(parseWhere('a b and c=1', odd))).toMatchObject({ dimension: 'a b and c' })
    expect(unwrap(parseWhere('"x=y"=1', odd))).toMatchObject({ dimension: 'x=y', values: ['1'] })
  })
})

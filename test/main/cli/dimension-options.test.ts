import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { failureText } from '#core/failure-text'
import { offScaleTexts } from '#core/format/off-scale-text'
import type { KeyValue } from '#core/pivot/dimension'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { askPivot } from '#engine/ask-pivot'
import { blobSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { rankPivot } from '#engine/rank-pivot'
import { parseDimensions } from '#main/cli/dimension-options'
import { parseWhere } from '#main/cli/where'
import { openText } from '../../core/sql/asked'
import { nodeEngine, openOptions } from '../../support/node-engine'
import { unwrap } from '../../support/sessions-table'

const ALL_SHOWN = { minUsers: 1, minSessions: 1 }

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

async function cellsOf(table: SessionsTable, asked: Partial<PivotSpec>) {
  const ask = (plan: Parameters<typeof askPivot>[1]) => askPivot(engine, plan)
  const planned = unwrap(normalize({ ...EMPTY_SPEC, thresholds: ALL_SHOWN, ...asked }, table))
  const plan = unwrap(await rankPivot(planned, ask))
  return buildCells(unwrap(await ask(plan)), plan)
}

/** Sessions by value of a dimension, in the order shown; the total last. */
async function sessionsBy(table: SessionsTable, dimension: string, asked: Partial<PivotSpec> = {}) {
  const cells = await cellsOf(table, { rows: [{ dimension }], ...asked })
  return cells.rows.keys.map((key, r): [KeyValue | undefined, number | 'withheld'] => {
    const cell = cells.at(r, 0, 0)
    return [key[0], cell.kind === 'estimate' ? cell.estimate.value : 'withheld']
  })
}

describe('a column without any value', () => {
  it.each([
    ['nothing,', 'bin', 'nothing:width=10'],
    ['nothing,', 'bin', 'nothing:quantiles=4'],
    ['nothing,', 'date', 'nothing:week'],
    // Its kind is known, and still there is nothing to cut.
    ['prompts,', 'bin', 'prompts:quantiles=4'],
  ])('%s is told as that by --%s %s', async (name, option, text) => {
    const table = await openText(engine, `session_id,user_id,${name.replace(',', '')}\ns1,u1,\ns2,u2,\n`)
    const made = await parseDimensions({ [option]: [text] }, engine, table)
    expect(made.ok ? null : made.failure).toMatchObject({ code: 'dimension-unfit', kind: 'nothing' })
    expect(made.ok ? '' : failureText(made.failure).remedy).toBe('No session has a value of it.')
  })
})

describe('dimensions of a small table, counted by hand', () => {
  // Prompts 0 1 1 2 3 5 8 13 21 and one missing; values 5 10 19.5 20 20 35 100 and three missing.
  const EXPORT = `session_id,user_id,started_at,prompts,actions,task_value_usd,work_mode,expertise,model
s0,u0,2025-12-28T23:59:59Z,0,4,5,Fix,1,claude-haiku-4
s1,u1,2025-12-29T00:00:00Z,1,0,10,Fix,2,claude-sonnet-4
s2,u2,2025-12-31T23:59:59Z,1,1,19.5,Build,3,claude-opus-4
s3,u3,2026-01-01T00:00:00Z,2,10,20,Build,4,claude-fable-1
s4,u4,2026-01-04T23:59:59Z,3,30,20,Plan,5,gpt-9
s5,u5,2026-01-05T00:00:00Z,5,100,35,Plan,Unclear,
s6,u6,2026-03-31T10:00:00Z,8,800,100,Test,,claude-haiku-4
s7,u7,2026-04-01T10:00:00Z,13,6500,,Test,3,claude-haiku-4
s8,u8,1969-12-31T10:00:00Z,21,,,Operate,3,claude-haiku-4
s9,u9,,,5,,,5,claude-opus-4
`
  let table: SessionsTable
  beforeAll(async () => {
    table = await openText(engine, EXPORT)
  })

  const made = async (options: Parameters<typeof parseDimensions>[0]) =>
    unwrap(await parseDimensions(options, engine, table))

  it.each<[Parameters<typeof parseDimensions>[0], [KeyValue | undefined, number][]]>([
    // 0 to 4: 0 1 1 2 3; 5 to 9: 5 8; 13; 21.
    [
      { bin: ['prompts:width=5'] },
      [
        ['0 to 4', 5],
        ['5 to 9', 2],
        ['10 to 14', 1],
        ['20 to 24', 1],
        [null, 1],
        [undefined, 10],
      ],
    ],
    // Between bounds: what lies beyond is in the open bins.
    [
      { bin: ['prompts:width=2,from=2,to=6'] },
      [
        ['under 2', 3],
        ['2 to 3', 2],
        ['4 to 5', 1],
        ['6 or more', 3],
        [null, 1],
        [undefined, 10],
      ],
    ],
    // The quartiles of nine values are the 3rd, 5th and 7th: 1, 3 and 8.
    [
      { bin: ['prompts:quantiles=4'] },
      [
        ['1 of 4', 1],
        ['2 of 4', 3],
        ['3 of 4', 2],
        ['4 of 4', 3],
        [null, 1],
        [undefined, 10],
      ],
    ],
    // A value on an edge is in the bin above it.
    [
      { bin: ['task_value_usd:edges=10,20'] },
      [
        ['under 10', 1],
        ['10 to 20', 2],
        ['20 or more', 4],
        [null, 3],
        [undefined, 10],
      ],
    ],
    // Mondays: 22 December, 29 December, 5 January, 30 March; 1969-12-29.
    [
      { date: ['week'] },
      [
        ['1969-12-29', 1],
        ['2025-12-22', 1],
        ['2025-12-29', 4],
        ['2026-01-05', 1],
        ['2026-03-30', 2],
        [null, 1],
        [undefined, 10],
      ],
    ],
    [
      { date: ['quarter'] },
      [
        ['1969 Q4', 1],
        ['2025 Q4', 3],
        ['2026 Q1', 4],
        ['2026 Q2', 1],
        [null, 1],
        [undefined, 10],
      ],
    ],
    [
      { date: ['when=started_at:month'] },
      [
        ['1969-12', 1],
        ['2025-12', 3],
        ['2026-01', 3],
        ['2026-03', 1],
        ['2026-04', 1],
        [null, 1],
        [undefined, 10],
      ],
    ],
    // Groups stand where their first value stood; the others apart, or together.
    [
      { group: ['kind=work_mode:Code=Fix+Build|Plan+Operate'] },
      [
        ['Code', 4],
        ['Plan + Operate', 3],
        ['Test', 2],
        [null, 1],
        [undefined, 10],
      ],
    ],
    [
      { group: ['kind=work_mode:Code=Fix+Build|Rest=*'] },
      [
        ['Code', 4],
        ['Rest', 5],
        [null, 1],
        [undefined, 10],
      ],
    ],
    [
      { group: ['kind=expertise:Low=1+2|High=4+5|Unknown=Unclear+Not recorded'] },
      [
        ['Low', 2],
        ['3', 3],
        ['High', 3],
        ['Unknown', 2],
        [undefined, 10],
      ],
    ],
    [
      { group: ['kind=prompts:Few=0+1|Many=*'] },
      [
        ['Few', 3],
        ['Many', 6],
        [null, 1],
        [undefined, 10],
      ],
    ],
  ])('%j', async (options, expected) => {
    const dimensions = await made(options)
    expect(
      await sessionsBy(table, dimensions[0]!.id, {
        dimensions,
        rows: [{ dimension: dimensions[0]!.id, order: 'natural' }],
      }),
    ).toEqual(expected)
  })

  it('of the study', async () => {
    expect(await sessionsBy(table, 'model_tier')).toEqual([
      ['small', 4],
      ['medium', 1],
      ['large', 2],
      ['largest', 1],
      [null, 2],
      [undefined, 10],
    ])
    // 0/1; 1/1; 10/2; 30/3; 100/5; 800/8; 6500/13. Without a prompt or an action counted there is none.
    expect(await sessionsBy(table, 'actions_per_prompt_band')).toEqual([
      ['0-1', 1],
      ['1-5', 1],
      ['5-10', 1],
      ['10-20', 1],
      ['20-50', 1],
      ['100-200', 1],
      ['500+', 1],
      [null, 3],
      [undefined, 10],
    ])
    expect((await sessionsBy(table, 'day')).slice(0, 2)).toEqual([
      ['1969-12-31', 1],
      ['2025-12-28', 1],
    ])
  })

  it('names of groups that are values apart are refused', async () => {
    for (const group of ['kind=work_mode:Test=Fix+Build', 'kind=work_mode:A=Fix|B=Fix', 'kind=work_mode:Unclear=Fix']) {
      const refused = await parseDimensions({ group: [group] }, engine, table)
      expect(refused.ok ? null : refused.failure.code, group).toBe('dimension-unfit')
    }
  })

  it('others are one value, computed from their sessions, after the rest', async () => {
    const filters = [
      { ...unwrap(parseWhere('top work_mode:2', table)), others: 'together' } as PivotSpec['filters'][number],
    ]
    expect(await sessionsBy(table, 'work_mode', { filters })).toEqual([
      ['Fix', 2],
      ['Build', 2],
      ['Others', 5],
      [null, 1],
      [undefined, 10],
    ])
    const mean = await cellsOf(table, { rows: [{ dimension: 'work_mode' }], measures: ['task_value_mean'], filters })
    const others = mean.rows.keys.findIndex(([key]) => key === 'Others')
    // 20 35 100
    expect(mean.at(others, 0, 0)).toMatchObject({ estimate: { value: 155 / 3, n: 3 } })
  })

  it('unclear and missing are hidden or left out, and counted', async () => {
    const by = (offScale: 'hidden' | 'excluded') => cellsOf(table, { rows: [{ dimension: 'expertise', offScale }] })
    const hidden = await by('hidden')
    expect(hidden.rows.keys.map(([key]) => key)).toEqual(['1', '2', '3', '4', '5', undefined])
    expect(hidden.at(5, 0, 0)).toMatchObject({ estimate: { value: 10 } })
    expect(offScaleTexts(hidden)).toEqual(['2 sessions with expertise unclear or not recorded hidden'])
    const excluded = await by('excluded')
    expect(excluded.at(5, 0, 0)).toMatchObject({ estimate: { value: 8 } })
    expect(offScaleTexts(excluded)).toEqual(['2 sessions with expertise unclear or not recorded left out'])
    // A number among number keys can only be missing.
    const prompts = await cellsOf(table, { rows: [{ dimension: 'prompts', offScale: 'excluded' }] })
    expect(offScaleTexts(prompts)).toEqual(['1 session with prompts not recorded left out'])
  })
})

it('hidden values count in what is withheld as if they were shown', async () => {
  // 20 of each level and 3 unclear, which the total less the levels would tell.
  const lines = ['1', '2', '3'].flatMap((level) => Array.from({ length: 20 }, () => level))
  const csv = [...lines, 'Unclear', 'Unclear', 'Unclear'].map((level, i) => `s${i},u${i},${level}\n`).join('')
  const table = await openText(engine, `session_id,user_id,expertise\n${csv}`)
  const cells = await cellsOf(table, {
    rows: [{ dimension: 'expertise', offScale: 'hidden' }],
    thresholds: { minUsers: 5, minSessions: 15 },
  })
  expect(cells.rows.keys.map((key, r) => [key[0], cells.at(r, 0, 0).kind])).toEqual([
    ['1', 'withheld'],
    ['2', 'estimate'],
    ['3', 'estimate'],
    [undefined, 'estimate'],
  ])
  expect(offScaleTexts(cells)[0]).toContain('too few to say how many')
  // Nor does a ranking look at what is withheld: the unclear level and its complement have no rank.
  const top = await sessionsBy(table, 'expertise', {
    filters: [unwrap(parseWhere('at-least expertise:2', table))],
    thresholds: { minUsers: 5, minSessions: 15 },
  })
  expect(top.map(([key]) => key)).toEqual(['2', '3', undefined])
})

describe('on the sample, as native DuckDB counts its file', () => {
  const file = path.resolve(import.meta.dirname, '../../../resources/sample/sessions.parquet')
  let table: SessionsTable
  let native: Awaited<ReturnType<DuckDBInstance['connect']>>
  beforeAll(async () => {
    table = unwrap(await engine.open([blobSource('sample.parquet', new Blob([await readFile(file)]))], openOptions()))
    native = await (await DuckDBInstance.create(':memory:')).connect()
    await native.run(`create view s as select * from '${file}'`)
  })

  it.each<[string, string]>([
    ['prompts>=3 and task_value_usd<500', 'prompts >= 3 and task_value_usd < 500'],
    ['started_at>=2026-01-15 and started_at<=2026-02', "started_at >= '2026-01-15' and started_at < '2026-03-01'"],
    ['last 10 days', 'started_at::date > (select max(started_at)::date from s) - 10'],
    ['last 2 quarters', "started_at >= date_trunc('quarter', (select max(started_at) from s)) - interval 3 month"],
    ['last 3 weeks', "started_at >= date_trunc('week', (select max(started_at) from s)) - interval 14 day"],
    ['model~opus or surface=web and not prompts>2', "model ilike '%opus%' or surface = 'web' and not prompts > 2"],
    ['not (prompts>2 or task_value_usd is null)', 'not (prompts > 2 or task_value_usd is null)'],
    ['top model:2', 'model in (select model from s where model is not null group by 1 order by count(*) desc limit 2)'],
    [
      'bottom work_mode:3:task_value_mean',
      'work_mode in (select work_mode from s group by 1 order by avg(task_value_usd) limit 3)',
    ],
    ['at-least work_mode:1000', 'work_mode in (select work_mode from s group by 1 having count(*) >= 1000)'],
  ])('%s', async (text, sql) => {
    const [[expected]] = (await native.runAndReadAll(`select count(*) from s where ${sql}`)).getRows() as [[bigint]]
    const { inView } = await cellsOf(table, { filters: [unwrap(parseWhere(text, table))] })
    expect(Number(expected)).toBeGreaterThan(0)
    expect(inView).toMatchObject({ estimate: { n: Number(expected) } })
  })

  it.each<[Parameters<typeof parseDimensions>[0], string]>([
    [
      { bin: ['x=output_words:edges=500,2000,10000'] },
      'case when output_words < 500 then 0 when output_words < 2000 then 1 when output_words < 10000 then 2 else 3 end',
    ],
    [{ bin: ['x=task_value_usd:width=1000'] }, 'least(floor(task_value_usd / 1000), 100)'],
    [
      { bin: ['x=output_words:quantiles=5'] },
      '(select count(*) from (select unnest(quantile_disc(output_words, [0.2, 0.4, 0.6, 0.8])) c from s) where s.output_words >= c)',
    ],
    [{ date: ['x=started_at:week'] }, "date_trunc('week', started_at)"],
    [{ date: ['x=started_at:day'] }, 'started_at::date'],
    [{ group: ['x=work_mode:A=Fix+Build|B=*'] }, "work_mode in ('Fix', 'Build')"],
  ])('%j', async (options, sql) => {
    const dimensions = unwrap(await parseDimensions(options, engine, table))
    const rows = await native.runAndReadAll(
      `select ${sql} k, count(*) n from s where ${sql} is not null group by 1 order by 2, 1`,
    )
    const counts = (await sessionsBy(table, 'x', { dimensions })).filter(([key]) => key !== undefined && key !== null)
    const sorted = counts.map(([, n]) => Number(n)).sort((a, b) => a - b)
    expect(sorted.length).toBeGreaterThan(1)
    expect(sorted).toEqual(
      rows
        .getRows()
        .map(([, n]) => Number(n))
        .sort((a, b) => a - b),
    )
  })
})

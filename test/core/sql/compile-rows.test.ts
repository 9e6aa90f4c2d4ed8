import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import { placeName } from '#core/format/axis-key'
import { MEASURES } from '#core/pivot/built-in-measures'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { type DrillScope, drillInto, firstScope, scopesOf } from '#core/rows/drill'
import { drillCondition, orderedRows, rowsAt, rowsStatement } from '#core/sql/compile-rows'
import type { StatementNode } from '#core/sql/node'
import { print } from '#core/sql/print'
import { askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { rankPivot } from '#engine/rank-pivot'
import { nodeEngine } from '../../support/node-engine'
import { unwrap } from '../../support/sessions-table'
import { on, openText } from './asked'

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

// Missing values, names that are quotations, numbers in bands, and a user in seven unknown.
const TEAMS = ['a', '"; --', "o'clock", '', '=1+2', '😀 שלום']
const MODES = ['Fix', 'Build', 'Test', '', 'Plan']
const OUTCOMES = ['succeeded', 'failed', 'no_clear_goal', '', 'partially_succeeded']
const csv = [
  'session_id,user_id,started_at,work_mode,outcome,success_signal,failure_signal,prompts,actions,lines_added,planning_user_share,task_value_usd,team,is_new',
]
  .concat(
    Array.from({ length: 1500 }, (_, i) =>
      [
        `s${i}`,
        i % 7 === 0 ? '' : `u${i % 97}`,
        `2026-0${1 + (i % 4)}-1${i % 10}T08:00:00Z`,
        MODES[i % 5],
        OUTCOMES[(i >> 1) % 5],
        i % 6,
        (i >> 2) % 6,
        i % 9,
        i % 11,
        i % 13 === 0 ? '' : i % 50,
        i % 8 === 0 ? '' : (i % 21) / 20,
        i % 10 === 0 ? '' : 5 * (i % 300),
        `"${TEAMS[i % 6]!.replaceAll('"', '""')}"`,
        i % 3 === 0,
      ].join(','),
    ),
  )
  .join('\n')

const asked = (more: Partial<PivotSpec>): PivotSpec => ({ ...EMPTY_SPEC, ...more })
const count = async (node: StatementNode): Promise<number> => unwrap(await engine.run(print(node))).rowCount

const SPECS: readonly PivotSpec[] = [
  asked({ rows: on('team', 'work_mode'), columns: on('is_new'), measures: ['verified_success', 'sessions'] }),
  asked({ rows: on('value_band'), columns: on('planning_lead'), measures: ['abandoned', 'task_value_median'] }),
  asked({
    rows: on('mode_group'),
    columns: on('code_producing'),
    // One of every denominator this table has.
    measures: MEASURES.filter(
      ({ id, base }, i) =>
        MEASURES.findIndex((other) => other.base === base) === i &&
        !['words_per_prompt', 'execution_user_share', 'expertise_mean'].includes(id),
    ).map(({ id }) => id),
    filters: [{ dimension: 'work_mode', values: [null, 'Fix', 'Build'], isNegated: false }],
    thresholds: { minUsers: 1, minSessions: 1 },
  }),
  asked({
    columns: on('month'),
    measures: ['actions_per_prompt'],
    filters: [{ dimension: 'team', values: ['a', null], isNegated: true }],
  }),
  // Everything an analyst can make of a column, an excluded Unclear, and the others of a ranking.
  asked({
    dimensions: [
      { kind: 'bins', id: 'size', name: 'Size', from: 'prompts', cut: { by: 'edges', edges: [2, 5] } },
      { kind: 'date', id: 'week', name: 'Week', from: 'started_at', unit: 'week' },
      {
        kind: 'groups',
        id: 'kind',
        name: 'Kind',
        from: 'work_mode',
        groups: [{ name: 'Code', values: ['Fix', 'Build'] }],
        rest: { name: 'Rest' },
      },
    ],
    rows: [{ dimension: 'team' }, { dimension: 'size', offScale: 'excluded' }],
    columns: on('kind', 'week'),
    measures: ['judged_success', 'sessions'],
    filters: [
      { kind: 'top', dimension: 'team', count: 2, measure: 'sessions', isLowest: false, others: 'together' },
      {
        kind: 'any',
        filters: [
          { kind: 'range', dimension: 'task_value_usd', from: 100, to: 1000, isAbove: false, isBelow: true },
          { kind: 'text', dimension: 'team', how: 'contains', text: "'" },
        ],
      },
    ],
    thresholds: { minUsers: 1, minSessions: 4 },
  }),
]

describe('the sessions behind a cell', () => {
  it('are as many as its n says, for every shown cell and total, and of a withheld one none', async () => {
    const table = await openText(engine, csv)
    let [shown, withheld, empty] = [0, 0, 0]
    for (const spec of SPECS) {
      const plan = unwrap(await rankPivot(unwrap(normalize(spec, table)), (ranking) => askPivot(engine, ranking)))
      const cells = buildCells(unwrap(await askPivot(engine, plan)), plan)
      for (const [row] of cells.rows.keys.entries()) {
        for (const [column] of cells.columns.keys.entries()) {
          for (const [measure] of cells.measures.entries()) {
            const cell = cells.at(row, column, measure)
            const drill = drillInto(cells, plan, { row, column, measure })
            if (cell.kind === 'withheld') {
              expect(drill).toEqual({ ok: false, failure: { code: 'cell-withheld', ...spec.thresholds } })
              withheld++
            } else if (cell.kind === 'empty') {
              expect(drill).toEqual({ ok: false, failure: { code: 'cell-empty' } })
              empty++
            } else {
              const opened = unwrap(drill)
              const listed = await count(orderedRows(opened, drillCondition(opened, 'denominator'), null, 1e6))
              expect(listed, placeName(cells.rows, opened.row, cells.columns, opened.column)).toBe(cell.estimate.n)
              shown++
            }
          }
        }
      }
    }
    expect(shown).toBeGreaterThan(300)
    expect(withheld).toBeGreaterThan(20)
    expect(empty).toBeGreaterThan(50)
  })

  it('are all that fell into the cell where those are asked for, and of a share its part or the whole', async () => {
    const table = await openText(engine, csv)
    const plan = unwrap(
      normalize(
        asked({ rows: on('work_mode'), measures: ['verified_success', 'share_of_sessions', 'sessions'] }),
        table,
      ),
    )
    const cells = buildCells(unwrap(await askPivot(engine, plan)), plan)
    const row = cells.rows.keys.findIndex(([mode]) => mode === 'Fix')
    const sizes = async (measure: number) => {
      const drill = unwrap(drillInto(cells, plan, { row, column: 0, measure }))
      const size = (scope: DrillScope) => count(orderedRows(drill, drillCondition(drill, scope), null, 1e6))
      return [firstScope(drill), scopesOf(drill).length, await size('denominator'), await size('cell')]
    }
    // 300 of 1,500 sessions are Fix, i = 5k. Their outcomes go by floor(5k / 2) mod 5: 0, succeeded, where k is even and 2,
    // no clear goal, where it is odd.
    expect(await sizes(0)).toEqual(['denominator', 2, 150, 300])
    expect(await sizes(1)).toEqual(['cell', 2, 1500, 300])
    expect(await sizes(2)).toEqual(['denominator', 1, 300, 300])
  })
})

describe('a list of sessions', () => {
  const places = async (order: Parameters<typeof orderedRows>[2], most = 1e6) => {
    const table = await openText(engine, csv)
    const plan = unwrap(normalize(asked({}), table))
    const cells = buildCells(unwrap(await askPivot(engine, plan)), plan)
    const drill = unwrap(drillInto(cells, plan, { row: 0, column: 0, measure: 0 }))
    const where = drillCondition(drill, 'cell')
    const answer = unwrap(await engine.run(print(orderedRows(drill, where, order, most))))
    return { table, drill, where, places: answer.columns[0]!.values as number[] }
  }

  it('is in the order of the file, or sorted as a whole with missing values last either way', async () => {
    const inFile = await places(null)
    expect(inFile.places).toEqual(Array.from({ length: 1500 }, (_, i) => i))
    for (const isDescending of [false, true]) {
      const by = { column: { column: 'task_value_usd', kind: 'money' as const }, isDescending }
      const value = (i: number) => (i % 10 === 0 ? null : 5 * (i % 300))
      const expected = Array.from({ length: 1500 }, (_, i) => i).sort((a, b) => {
        const [left, right] = [value(a), value(b)]
        if (left === null || right === null) return left === right ? a - b : left === null ? 1 : -1
        return (isDescending ? right - left : left - right) || a - b
      })
      expect((await places(by)).places).toEqual(expected)
      expect((await places(by, 7)).places).toEqual(expected.slice(0, 7))
    }
  })

  it('sorts labels by their text and users by their number', async () => {
    const modes = await places({ column: { column: 'work_mode', kind: 'label' }, isDescending: false })
    // Build, Fix, Plan, Test, then without one: i % 5 is 1, 0, 4, 2 and 3.
    expect([0, 300, 600, 900, 1200].map((at) => modes.places[at]! % 5)).toEqual([1, 0, 4, 2, 3])
    const users = await places({ column: { column: 'user_id', kind: 'user' }, isDescending: true })
    // Users are numbered as they come up. Sessions in seven are without one, so that u0, u7 to u91 come up in the second
    // round only, u91 as the last.
    expect(users.places[0]! % 97).toBe(91)
    expect(users.places.slice(-215).every((place) => place % 7 === 0)).toBe(true)
  })

  it('looks up what stands at some places, users as pseudonyms and times in UTC', async () => {
    const { table, drill, where } = await places(null)
    const columns = ['session_id', 'user_id', 'started_at', 'work_mode', 'team'].map((name) => {
      const { column, kind } = table.columns.find(({ column }) => column === name)!
      return { column, kind }
    })
    const answer = unwrap(await engine.run(print(rowsAt(table.table, columns, [1496, 1]))))
    const rows = answer.columns[0]!.values.map((place, i) => [
      place,
      ...answer.columns.slice(1).map(({ values }) => values[i]),
    ])
    expect(new Map(rows.map(([place, ...values]) => [place, values]))).toEqual(
      new Map([
        [1, ['s1', 'user_0', '2026-02-11T08:00:00.000000Z', 'Build', '"; --']],
        [1496, ['s1496', expect.stringMatching(/^user_\d+$/), '2026-01-16T08:00:00.000000Z', 'Build', "o'clock"]],
      ]),
    )
    expect(await count(rowsStatement(drill, where, columns, null))).toBe(1500)
  })
})

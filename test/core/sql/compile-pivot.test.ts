import { describe, expect, it } from 'vitest'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { compilePivot } from '#core/sql/compile-pivot'
import { queryText } from '#core/sql/compiled-query'
import { print } from '#core/sql/print'
import { sessionsTable, tableColumn, unwrap } from '../../support/sessions-table'
import { on } from './asked'

const compiled = (
  asked: Partial<PivotSpec>,
  columns: Parameters<typeof sessionsTable>[0] = ['session_id', 'user_id'],
) => compilePivot(unwrap(normalize({ ...EMPTY_SPEC, ...asked }, sessionsTable(columns))))
const textOf = (...args: Parameters<typeof compiled>) => queryText(print(compiled(...args).statement))

describe('the statement of a pivot', () => {
  it('counts sessions and users where nothing else is asked', () => {
    expect(textOf({})).toBe(
      'SELECT 0 AS "grouping", count(*) AS "n_all", count(DISTINCT "user_id") AS "users_all"' +
        ' FROM (SELECT "user_id" AS "user_id" FROM "sessions_1") AS "sessions" GROUP BY GROUPING SETS (())',
    )
  })

  it('selects something even where it looks at no column', () => {
    expect(textOf({}, ['session_id'])).toBe(
      'SELECT 0 AS "grouping", count(*) AS "n_all"' +
        ' FROM (SELECT 1 AS "session" FROM "sessions_1") AS "sessions" GROUP BY GROUPING SETS (())',
    )
  })

  it('has a grouping set for every cell, subtotal and total', () => {
    const team = tableColumn('team')
    const text = textOf({ rows: on('work_mode', 'team'), columns: on('month') }, [
      'session_id',
      'work_mode',
      team,
      'month',
    ])
    expect(text).toContain('grouping("key_0", "key_1", "key_2") AS "grouping"')
    expect(text.slice(text.indexOf('GROUP BY'))).toBe(
      'GROUP BY GROUPING SETS (("key_0", "key_1", "key_2"), ("key_0", "key_1"), ("key_0", "key_2"), ("key_0"), ("key_2"), ())',
    )
  })

  it('counts every measure among the sessions of its denominator', () => {
    const text = textOf({ measures: ['verified_success'] }, ['session_id', 'outcome', 'success_signal'])
    const base = '(("outcome" IS NOT NULL) AND (NOT ("outcome" IS NOT NULL AND "outcome" IN (\'no_clear_goal\'))))'
    expect(text).toContain(
      `count(*) FILTER (WHERE (${base} AND ("success_signal" IS NOT NULL))) AS "n_clear-goal-success"`,
    )
    expect(text).toContain(
      `count(*) FILTER (WHERE ((${base} AND ("success_signal" IS NOT NULL)) AND ` +
        `(("outcome" IS NOT NULL AND "outcome" IN ('succeeded')) AND (("success_signal" IS NOT NULL) AND ("success_signal" >= 4))))) AS "successes_0"`,
    )
  })

  it('takes a logarithm only where there is one', () => {
    const text = textOf({ measures: ['actions_per_prompt'] }, ['session_id', 'prompts', 'actions'])
    expect(text).toContain(
      'sum(CASE WHEN ((("prompts" IS NOT NULL) AND ("prompts" >= 1)) AND (("actions" IS NOT NULL) AND ("actions" >= 1)))' +
        ' THEN ln((CAST("actions" AS DOUBLE) / "prompts")) ELSE NULL END) AS "sum_0"',
    )
  })

  it('asks the columns it needs and no others', () => {
    const columns = ['session_id', 'user_id', 'work_mode', 'prompts', 'actions', 'task_value_usd', 'outcome']
    const text = textOf({ rows: on('work_mode'), measures: ['task_value_mean'] }, columns)
    expect(text).toContain(
      'FROM (SELECT "work_mode" AS "key_0", "user_id" AS "user_id", "task_value_usd" AS "task_value_usd" FROM "sessions_1")',
    )
  })
})

describe('the shape of its answer', () => {
  it('names the column of every number', () => {
    const asked = { rows: on('work_mode'), measures: ['users', 'hit_trouble', 'task_value_mean', 'task_value_median'] }
    const columns = ['session_id', 'user_id', 'work_mode', 'outcome', 'failure_signal', 'task_value_usd']
    const { statement, shape } = compiled(asked, columns)
    expect(shape).toEqual({
      grouping: 'grouping',
      rowKeys: ['row_0'],
      columnKeys: [],
      bases: {
        all: { n: 'n_all', users: 'users_all' },
        'clear-goal-failure': { n: 'n_clear-goal-failure', users: 'users_clear-goal-failure' },
        valued: { n: 'n_valued', users: 'users_valued' },
      },
      measures: [
        { kind: 'none' },
        { kind: 'successes', successes: 'successes_1' },
        { kind: 'moments', sum: 'sum_2', squares: 'squares_2' },
        { kind: 'middle', values: 'middle_3', firstRank: 'rank_3' },
      ],
    })
    const named = statement.items.map(({ as }) => as)
    expect(new Set(named).size).toBe(named.length)
    const { grouping, rowKeys, bases } = shape
    expect(named).toEqual(expect.arrayContaining([grouping, ...rowKeys, ...Object.values(bases).map(({ n }) => n)]))
  })

  it('has no users where the table has none', () => {
    expect(compiled({}, ['session_id']).shape.bases).toEqual({ all: { n: 'n_all', users: null } })
  })
})

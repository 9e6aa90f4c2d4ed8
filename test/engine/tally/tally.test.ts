import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { MEASURE_IDS } from '#core/pivot/built-in-measures'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { normalize, type PivotPlan } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { compileBelow } from '#core/sql/compile-below'
import { compileClusters } from '#core/sql/compile-clusters'
import { compileExtremes } from '#core/sql/compile-extremes'
import { compilePivot } from '#core/sql/compile-pivot'
import { queryText } from '#core/sql/compiled-query'
import type { SelectNode } from '#core/sql/node'
import { print } from '#core/sql/print'
import { readQuestion } from '#core/tally/read-question'
import type { Engine } from '#engine/engine'
import type { PlainTable } from '#engine/plain-table'
import { parseDefinitions } from '#main/cli/define'
import { nodeEngine, openOptions, textSource } from '../../support/node-engine'
import { SeededRandom } from '../../support/seeded-random'
import { unwrap } from '../../support/sessions-table'

const random = new SeededRandom(11)
const orNothing = <T>(value: T, share = 0.1): T | '' => (random.isTrue(share) ? '' : value)
const MODES = ['Fix', 'Build', 'Plan', 'Test']
const COLUMNS = {
  session_id: (i: number) => `s${i}`,
  // Some users come again, some once, and some sessions have none.
  user_id: () => orNothing(`u${Math.floor(120 * random.unit() ** 2)}`),
  work_mode: () => orNothing(random.oneOf(MODES)),
  surface: () => orNothing(random.oneOf(['cli', 'web'])),
  expertise: () => orNothing(random.oneOf(['1', '2', '3', 'Unclear'])),
  occupation: () => orNothing(random.oneOf(['Legal', 'Management', 'Unclear'])),
  month: () => orNothing(random.oneOf(['2025-12', '2026-01', '2026-04'])),
  model: () => orNothing(random.oneOf(['claude-opus-4', 'claude-sonnet-4', 'other'])),
  outcome: () => orNothing(random.oneOf(['succeeded', 'failed', 'partially_succeeded', 'no_clear_goal'])),
  success_signal: () => orNothing(random.whole(0, 5)),
  failure_signal: () => orNothing(random.whole(0, 5)),
  prompts: () => orNothing(random.whole(0, 5)),
  actions: () => orNothing(random.whole(0, 40)),
  output_words: () => orNothing(random.whole(0, 900)),
  lines_added: () => orNothing(random.whole(0, 3)),
  planning_user_share: () => orNothing(random.whole(0, 20) / 20),
  execution_user_share: () => orNothing(random.whole(0, 20) / 20),
  task_value_usd: () => orNothing(random.whole(5, 60_000)),
  team: () => orNothing(random.oneOf(['a', "o'b", 'c"d'])),
  is_new: () => orNothing(random.isTrue(0.5)),
}
const rows = Array.from({ length: 700 }, (_, i) => Object.values(COLUMNS).map((make) => make(i)))
const csv = [Object.keys(COLUMNS), ...rows]
  .map((row) =>
    row
      .map((v) => String(v).replaceAll('"', '""'))
      .map((v) => `"${v}"`)
      .join(','),
  )
  .join('\n')

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  table = unwrap(await engine.open([textSource('export.csv', `${csv}\n`)], openOptions()))
})
afterAll(() => engine.close())

/** Measures of one's own: every statistic there is, of numbers and, where values are only told apart, of labels and flags. */
const OWN = [
  'least=min(actions)',
  'greatest=max(task_value_usd)',
  'spread=sd(task_value_usd)',
  'teams=distinct(team)',
  'modes=distinct(work_mode)',
  'news=distinct(is_new)',
  'numbers=distinct(actions)',
  'upper=quantile(actions, 0.9)',
  'per_prompt=sum(actions) / sum(prompts)',
].map((text) => unwrap(parseDefinitions([text]))[0]!)

function randomSpec(): PivotSpec {
  const dimensions = dimensionsOf(table).filter(({ isTooFine, distinct }) => !isTooFine && distinct <= 40)
  const some = (most: number) => Array.from({ length: random.whole(0, most) }, () => random.oneOf(dimensions).id)
  const placed = [...new Set(some(3))].map((dimension) => ({ dimension }))
  const cut = random.whole(0, placed.length)
  const values = ['cli', 'Fix', 'claude-opus-4', '2026-01', 'Unclear', 'yes', 'a', 1, 3, 0.5, true, null]
  return {
    ...EMPTY_SPEC,
    rows: placed.slice(0, cut),
    columns: placed.slice(cut),
    measures: Array.from({ length: random.whole(1, 4) }, () =>
      random.oneOf([...MEASURE_IDS, ...OWN.map(({ id }) => id)]),
    ),
    definitions: OWN,
    filters: random.isTrue(0.5)
      ? some(2).map((dimension) => {
          const { valueType, taxonomy } = dimensions.find(({ id }) => id === dimension)!
          const fit = [...values, ...(taxonomy?.labels.map(({ value }) => value) ?? [])].filter(
            (v) => v === null || (valueType === 'text' ? 'string' : valueType) === typeof v,
          )
          return {
            dimension,
            values: Array.from({ length: random.whole(1, 3) }, () => random.oneOf(fit)),
            isNegated: random.isTrue(0.5),
          }
        })
      : [],
    interval: 'clustered',
  }
}

const statementsOf = (plan: PivotPlan): SelectNode[] => [
  compilePivot(plan).statement,
  ...[
    compileClusters(plan),
    ...plan.measures.flatMap((m) => [compileBelow(plan, m), compileExtremes(plan, m)]),
  ].flatMap((compiled) => (compiled ? [compiled.statement] : [])),
]

/** Rows in an order of their own, without those that stand for no session; sums to within rounding of their order. */
function comparable({ rowCount, columns }: Pick<PlainTable, 'rowCount' | 'columns'>): unknown[] {
  const isSum = (name: string) => /^(sum|squares|ss|sm|mm|over|power|deviation)(_|$)/.test(name)
  const counted = columns.find(({ name }) => /^(n_all|clusters.*|n)$/.test(name))!
  const clean = (name: string, value: unknown) => {
    if (Array.isArray(value) || value instanceof Float64Array) return [...(value as Float64Array)]
    // The spread of a single value is none.
    if (name.startsWith('deviation') && value === null) return null
    return isSum(name) ? Number(Number(value ?? 0).toPrecision(12)) : value
  }
  return Array.from({ length: rowCount }, (_, i) => i)
    .filter((i) => counted.name !== 'n_all' || counted.values[i] !== 0)
    .map((i) => Object.fromEntries(columns.map(({ name, values }) => [name, clean(name, values[i])])))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const keyOf = (row: Record<string, unknown>): string =>
  JSON.stringify(Object.entries(row).filter(([name]) => /^(grouping|row_|column_)/.test(name)))

describe('an answer from columns is that of the database', () => {
  it('for any pivot: every key, filter and measure', async () => {
    let understood = 0
    let asked = 0
    for (let example = 0; example < 60; example++) {
      const spec = randomSpec()
      const plan = unwrap(normalize(spec, table))
      for (const statement of statementsOf(plan)) {
        asked++
        if (readQuestion(statement)) understood++
        const plain = unwrap(await engine.run(print(statement)))
        const answer = unwrap(await engine.answer(statement))
        expect(comparable(answer), JSON.stringify(spec)).toEqual(comparable(plain))
      }
    }
    // Otherwise the database is compared with itself.
    expect(understood).toBe(asked)
  }, 120_000)

  it('and that of native DuckDB over the same sessions', async () => {
    const stored = unwrap(await engine.run(print(everything(table))))
    const database = await DuckDBInstance.create(':memory:')
    const native = await database.connect()
    const typeOf = (name: string, values: ArrayLike<unknown>) => {
      const known = Array.from(values).find((v) => v !== null)
      if (name === 'user_id') return 'UINTEGER'
      return typeof known === 'number' ? 'DOUBLE' : typeof known === 'boolean' ? 'BOOLEAN' : 'VARCHAR'
    }
    const types = stored.columns.map(({ name, values }) => `"${name}" ${typeOf(name, values)}`)
    await native.run(`CREATE TABLE "${table.table}" (${types.join(', ')})`)
    const quoted = (v: unknown) => (typeof v === 'string' ? `'${v.replaceAll("'", "''")}'` : String(v))
    const lines = rows.map((_, i) => `(${stored.columns.map(({ values }) => quoted(values[i])).join(', ')})`)
    await native.run(`INSERT INTO "${table.table}" VALUES ${lines.join(', ')}`)
    for (let example = 0; example < 20; example++) {
      const spec = randomSpec()
      for (const statement of statementsOf(unwrap(normalize(spec, table)))) {
        const read = await native.runAndReadAll(queryText(print(statement)))
        const found = read.getRowObjectsJson()
        const columns = read
          .columnNames()
          .map((name) => ({ name, values: found.map((row) => number(name, row[name])) }))
        const answer = unwrap(await engine.answer(statement))
        expect(comparable(answer), JSON.stringify(spec)).toEqual(comparable({ rowCount: found.length, columns }))
      }
    }
  }, 120_000)
})

/** Whole numbers of 64 bits come as text. */
const number = (name: string, value: unknown): unknown =>
  typeof value === 'string' && !/^(row|column)_/.test(name) ? Number(value) : value

/** The columns pivots look at, as they are stored. */
function everything({ table, columns }: SessionsTable): SelectNode {
  return {
    kind: 'select',
    from: { kind: 'table', name: table },
    items: columns
      .filter(({ kind }) => kind !== 'time')
      .map(({ column, kind }) => ({
        as: column,
        of:
          kind === 'label' || kind === 'category' || kind === 'month'
            ? { kind: 'cast', of: { kind: 'column', name: column }, type: 'VARCHAR', isTry: false }
            : { kind: 'column', name: column },
      })),
  }
}

it('goes on with what it reads where the table is let go of meanwhile', async () => {
  const { statement } = compilePivot(unwrap(normalize({ ...EMPTY_SPEC, measures: ['users'] }, table)))
  const expected = comparable(unwrap(await engine.answer(statement)))
  // One of these steps lies between finding the table and reading it.
  for (let steps = 0; steps < 20; steps++) {
    const answer = engine.answer(statement)
    for (let step = 0; step < steps; step++) await null
    // What is put beside the columns makes what is kept of them old.
    const put = engine.put([])
    expect(comparable(unwrap(await answer))).toEqual(expected)
    unwrap(await put)
    unwrap(await engine.answer(statement))
  }
})

import type { PivotSpec } from '#core/pivot/spec'
import { EMPTY_SPEC } from '#core/pivot/spec'

/** What a pivot needs beyond sums, which decides the goal for it. */
export type PivotClass = 'additive' | 'users' | 'medians'

/** A pivot of the benchmark, and its parts as someone would write them in SQL by hand. */
export interface BenchPivot {
  readonly name: string
  readonly class: PivotClass
  readonly spec: PivotSpec
  readonly hand: HandParts
}

export interface HandParts {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly where?: string
  /** Per measure: who is in its denominator, and what is summed, or sorted, among them. */
  readonly measures: readonly { readonly among: string; readonly sums?: readonly string[]; readonly median?: string }[]
}

const CLEAR = "outcome <> 'no_clear_goal' AND success_signal IS NOT NULL"
const VERIFIED = "CASE WHEN outcome = 'succeeded' AND success_signal >= 4 THEN 1 ELSE 0 END"
const ACTING = 'prompts >= 1 AND actions >= 1'
const LOG_ACTIONS = 'ln(actions::DOUBLE / prompts)'
const squared = (of: string): string => `(${of}) * (${of})`
const BANDS = `CASE WHEN task_value_usd >= 10 AND task_value_usd < 200 THEN 0::UTINYINT WHEN task_value_usd < 1000 AND task_value_usd >= 10
  THEN 1 WHEN task_value_usd < 5000 AND task_value_usd >= 10 THEN 2 WHEN task_value_usd <= 50000 AND task_value_usd >= 10 THEN 3 END`

const ALL = { among: 'TRUE' }
const VERIFIED_SUCCESS = { among: CLEAR, sums: [VERIFIED] }
const ACTIONS = { among: ACTING, sums: [LOG_ACTIONS, squared(LOG_ACTIONS)] }
const VALUE = { among: 'task_value_usd IS NOT NULL', sums: ['task_value_usd', squared('task_value_usd')] }

const on = (...dimensions: string[]) => dimensions.map((dimension) => ({ dimension }))
const among = (dimension: string, ...values: string[]) => ({ dimension, values, isNegated: false })

function pivot(name: string, kind: PivotClass, spec: Partial<PivotSpec>, hand: Partial<HandParts>): BenchPivot {
  return {
    name,
    class: kind,
    // Every pivot has all its totals, and withholds what is small.
    spec: { ...EMPTY_SPEC, interval: 'simple', ...spec },
    hand: {
      rows: spec.rows?.map(({ dimension }) => dimension) ?? [],
      columns: spec.columns?.map(({ dimension }) => dimension) ?? [],
      measures: [ALL],
      ...hand,
    },
  }
}

/** The list is fixed, so that figures of different days can be compared. */
export const PIVOTS: readonly BenchPivot[] = [
  pivot('sessions by mode', 'additive', { rows: on('work_mode'), measures: ['sessions'] }, {}),
  pivot(
    'verified success by occupation',
    'additive',
    { rows: on('occupation'), measures: ['verified_success'] },
    { measures: [VERIFIED_SUCCESS] },
  ),
  pivot(
    'actions per prompt by occupation and expertise',
    'additive',
    { rows: on('occupation'), columns: on('expertise'), measures: ['actions_per_prompt'] },
    { measures: [ACTIONS] },
  ),
  pivot(
    'verified success by occupation, mode and month',
    'additive',
    { rows: on('occupation', 'work_mode'), columns: on('month'), measures: ['verified_success'] },
    { measures: [VERIFIED_SUCCESS] },
  ),
  pivot(
    'four measures by mode and month',
    'additive',
    {
      rows: on('work_mode'),
      columns: on('month'),
      measures: ['sessions', 'verified_success', 'actions_per_prompt', 'task_value_mean'],
    },
    { measures: [ALL, VERIFIED_SUCCESS, ACTIONS, VALUE] },
  ),
  pivot(
    'verified success by value band and mode, two months',
    'additive',
    {
      rows: on('value_band'),
      columns: on('work_mode'),
      measures: ['verified_success'],
      filters: [among('month', '2025-12', '2026-01')],
    },
    { rows: [BANDS], where: "month IN ('2025-12', '2026-01')", measures: [VERIFIED_SUCCESS] },
  ),
  pivot('users by occupation', 'users', { rows: on('occupation'), measures: ['users'] }, {}),
  pivot(
    'verified success by occupation and expertise',
    'users',
    { rows: on('occupation'), columns: on('expertise'), measures: ['verified_success'] },
    { measures: [VERIFIED_SUCCESS] },
  ),
  pivot(
    'the same, clustered',
    'users',
    {
      rows: on('occupation'),
      columns: on('expertise'),
      measures: ['verified_success'],
      interval: 'clustered',
    },
    { measures: [VERIFIED_SUCCESS] },
  ),
  pivot(
    'the same of two surfaces and without one model',
    'users',
    {
      rows: on('occupation'),
      columns: on('expertise'),
      measures: ['verified_success'],
      filters: [among('surface', 'cli', 'desktop'), { dimension: 'model_family', values: ['haiku'], isNegated: true }],
      interval: 'clustered',
    },
    { where: "surface IN ('cli', 'desktop') AND model NOT LIKE '%haiku%'", measures: [VERIFIED_SUCCESS] },
  ),
  pivot(
    'three dimensions, two measures, clustered',
    'users',
    {
      rows: on('occupation', 'work_mode'),
      columns: on('expertise'),
      measures: ['verified_success', 'actions_per_prompt'],
      interval: 'clustered',
    },
    { measures: [VERIFIED_SUCCESS, ACTIONS] },
  ),
  pivot(
    'top five occupations by month',
    'users',
    {
      rows: [{ dimension: 'occupation', order: 'size' }],
      columns: on('month'),
      measures: ['sessions', 'share_of_sessions'],
      filters: [
        among('occupation', ...['Computer and Mathematical', 'Management', 'Business and Financial Operations']),
      ],
    },
    { where: "occupation IN ('Computer and Mathematical', 'Management', 'Business and Financial Operations')" },
  ),
  pivot(
    'median task value by occupation and expertise',
    'medians',
    { rows: on('occupation'), columns: on('expertise'), measures: ['task_value_median'] },
    { measures: [{ among: 'task_value_usd IS NOT NULL', median: 'task_value_usd' }] },
  ),
  pivot(
    'median actions per prompt by mode and month',
    'medians',
    { rows: on('work_mode'), columns: on('month'), measures: ['actions_per_prompt_median'] },
    { measures: [{ among: ACTING, median: 'actions::DOUBLE / prompts' }] },
  ),
]

/** The months of the sample. */
const MONTHS = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04']
/** Every choice of two of the months, and so of the five others. */
const PAIRS = MONTHS.flatMap((a, i) => MONTHS.slice(i + 1).map((b) => [a, b]))
/** Rounds in each of which other months are asked for. */
export const MOST_ROUNDS = PAIRS.length

/** Rounds in which what takes long is asked. */
export const SLOW_ROUNDS = 3

/** A pivot of the months of a round, in place of those it is of: as many, or five of all seven. */
export function ofRound<P extends Pick<BenchPivot, 'spec' | 'hand'>>(pivot: P, round: number): P {
  const pair = PAIRS[round]
  if (!pair) throw new Error(`there are ${MOST_ROUNDS} rounds at most`)
  const own = pivot.spec.filters.find((filter) => 'dimension' in filter && filter.dimension === 'month')
  const months = own ? pair : MONTHS.filter((month) => !pair.includes(month))
  const isIn = `month IN (${months.map((month) => `'${month}'`).join(', ')})`
  const where = own || !pivot.hand.where ? isIn : `${pivot.hand.where} AND ${isIn}`
  const filters = [...pivot.spec.filters.filter((filter) => filter !== own), among('month', ...months)]
  return { ...pivot, spec: { ...pivot.spec, filters }, hand: { ...pivot.hand, where } }
}

/** The pivot as one statement that someone who knows DuckDB well would write. */
export function handWritten(pivot: BenchPivot, table: string): string {
  const { rows, columns, where, measures } = pivot.hand
  const keys = [...rows, ...columns].map((of, i) => `${of} AS k${i}`)
  const names = keys.map((_, i) => `k${i}`)
  const prefixes = (of: readonly string[]) => of.map((_, i) => of.slice(0, of.length - i)).concat([[]])
  const sets = prefixes(names.slice(0, rows.length)).flatMap((r) =>
    prefixes(names.slice(rows.length)).map((c) => `(${[...r, ...c].join(', ')})`),
  )
  const from = `FROM "${table}" ${where ? `WHERE ${where}` : ''}`
  const grouping = names.length > 0 ? `grouping(${names.join(', ')})` : '0'
  const amounts = measures.flatMap(({ among, sums = [], median }, m) => [
    { as: `n${m}`, of: `count(*) FILTER (WHERE ${among})` },
    ...sums.map((sum, s) => ({ as: `s${m}_${s}`, of: `sum(CASE WHEN ${among} THEN ${sum} END)` })),
    ...(median ? [{ as: `q${m}`, of: `median(CASE WHEN ${among} THEN ${median} END)` }] : []),
  ])
  const select = amounts.map(({ of, as }) => `${of} AS ${as}`).join(', ')
  const keyList = keys.length > 0 ? `${keys.join(', ')}, ` : ''
  if (pivot.class === 'additive')
    return `SELECT ${grouping} AS g, ${keyList}count(*) AS n, ${select} ${from} GROUP BY GROUPING SETS (${sets.join(', ')})`
  if (pivot.class === 'medians')
    return `SELECT ${grouping} AS g, ${keyList}count(*) AS n, count(DISTINCT user_id) AS u, ${measures
      .map(({ among }, m) => `count(DISTINCT user_id) FILTER (WHERE ${among}) AS u${m}`)
      .join(', ')}, ${select} ${from} GROUP BY GROUPING SETS (${sets.join(', ')})`
  // Once per user and cell of each set: from that users are counted, and clusters added up, without a distinct.
  const perUser = `SELECT ${grouping} AS g, ${keyList}user_id, count(*) AS n, ${select} ${from} GROUP BY GROUPING SETS (${sets
    .map((set) => (set === '()' ? '(user_id)' : `${set.slice(0, -1)}, user_id)`))
    .join(', ')})`
  const over = measures.flatMap(({ sums = [] }, m) => [
    `sum(n${m}) AS n${m}`,
    `count(user_id) FILTER (WHERE n${m} > 0) AS u${m}`,
    `sum(n${m} * n${m}) AS mm${m}`,
    ...sums.flatMap((_, s) => [
      `sum(s${m}_${s}) AS s${m}_${s}`,
      `sum(s${m}_${s} * s${m}_${s}) AS ss${m}_${s}`,
      `sum(s${m}_${s} * n${m}) AS sm${m}_${s}`,
    ]),
  ])
  const outer = names.length > 0 ? `, ${names.join(', ')}` : ''
  return `SELECT g${outer}, sum(n) AS n, count(user_id) AS u, ${over.join(', ')} FROM (${perUser}) GROUP BY g${outer}`
}

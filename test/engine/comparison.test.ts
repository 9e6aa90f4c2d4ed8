import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCells } from '#core/cells/build-cells'
import { type Comparison, compareCells, type Incomparable } from '#core/cells/compare'
import { isSameKey, type Key } from '#core/cells/key'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { meanDifference, rateDifference } from '#core/stats/difference'
import { askComparison } from '#engine/ask-comparison'
import { askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { SeededRandom } from '../support/seeded-random'
import { unwrap } from '../support/sessions-table'

// 500 sessions of 60 users, some without a user; users come into several cells.
const random = new SeededRandom(11)
const sessions = Array.from({ length: 500 }, (_, i) => ({
  id: `s${i}`,
  user: random.isTrue(0.05) ? null : Math.floor(60 * random.unit() ** 2),
  mode: random.oneOf(['Fix', 'Build']),
  surface: random.oneOf(['cli', 'web', '']),
  outcome: random.isTrue(0.1) ? 'no_clear_goal' : random.isTrue(0.6) ? 'succeeded' : 'failed',
  prompts: random.whole(0, 4),
  actions: random.whole(0, 30),
  value: random.isTrue(0.2) ? '' : random.whole(10, 900),
}))
const csv = `session_id,user_id,work_mode,surface,outcome,prompts,actions,task_value_usd\n${sessions
  .map((s) => [s.id, s.user ?? '', s.mode, s.surface, s.outcome, s.prompts, s.actions, s.value].join(','))
  .join('\n')}\n`
type Session = (typeof sessions)[number]

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  table = unwrap(await engine.open([textSource('export.csv', csv)], openOptions()))
})
afterAll(() => engine.close())

type Cell = readonly [row: Key, column: Key]

async function pair(measure: string, [a, b]: readonly [Cell, Cell], more: Partial<PivotSpec> = {}) {
  const spec: PivotSpec = {
    ...EMPTY_SPEC,
    rows: [{ dimension: 'work_mode' }],
    columns: [{ dimension: 'surface' }],
    measures: ['sessions', measure],
    thresholds: { minUsers: 1, minSessions: 1 },
    ...more,
  }
  const plan = unwrap(normalize(spec, table))
  const cells = buildCells(unwrap(await askPivot(engine, plan)), plan)
  const at = ([row, column]: Cell) => ({
    row: cells.rows.keys.findIndex((key) => isSameKey(key, row)),
    column: cells.columns.keys.findIndex((key) => isSameKey(key, column)),
    measure: 1,
  })
  const asked = cells.measures[1]!
  const keys = ([row, column]: Cell) => ({ row, column })
  const sums = unwrap(await askComparison(engine, plan, asked, keys(a), keys(b)))
  return { sums, made: compareCells(cells, asked, at(a), at(b), sums) }
}

const isIn =
  ([[mode], [surface]]: Cell) =>
  (s: Session) =>
    (mode === undefined || s.mode === mode) && (surface === undefined || (s.surface || null) === surface)

/** What is compared, and of which sessions. */
const OF = {
  judged_success: {
    among: (s: Session) => s.outcome !== 'no_clear_goal',
    y: (s: Session) => Number(s.outcome === 'succeeded'),
  },
  task_value_mean: { among: (s: Session) => s.value !== '', y: (s: Session) => Number(s.value) },
  actions_per_prompt: {
    among: (s: Session) => s.prompts > 0 && s.actions > 0,
    y: (s: Session) => Math.log(s.actions / s.prompts),
  },
}
type Measured = keyof typeof OF
const MEASURED = Object.keys(OF) as Measured[]

const FIX: Cell = [['Fix'], []]
const BUILD: Cell = [['Build'], []]
const PAIRS = {
  'two rows': [FIX, BUILD],
  'a part and its total': [
    [['Fix'], ['cli']],
    [[], []],
  ],
  'a row and a column': [FIX, [[], ['web']]],
  'a value and none': [
    [['Fix'], [null]],
    [['Fix'], ['cli']],
  ],
} satisfies Record<string, readonly [Cell, Cell]>

describe.each(Object.entries(PAIRS))('what stands behind %s', (_, cells) => {
  it.each(MEASURED)('of %s is summed over users, or over sessions', async (measure) => {
    const { among, y } = OF[measure]
    const [a, b] = cells.map((cell) => sessions.filter((s) => among(s) && isIn(cell)(s))) as [Session[], Session[]]
    const total = (of: readonly Session[], f: (s: Session) => number) => of.reduce((sum, s) => sum + f(s), 0)
    const near = (value: number) => expect.closeTo(value, 5)
    for (const interval of ['simple', 'clustered'] as const) {
      const clusterOf = (s: Session) => (interval === 'clustered' ? (s.user ?? s.id) : s.id)
      const clusters = [...new Set([...a, ...b].map(clusterOf))].map((id) =>
        [a, b].map((side) => {
          const own = side.filter((s) => clusterOf(s) === id)
          return { m: own.length, s: total(own, y) }
        }),
      ) as [{ m: number; s: number }, { m: number; s: number }][]
      const add = (f: (c: (typeof clusters)[number]) => number) => clusters.reduce((sum, c) => sum + f(c), 0)
      const side = (of: readonly Session[], i: 0 | 1) => ({
        n: of.length,
        sum: near(total(of, y)),
        squares: near(total(of, (s) => y(s) ** 2)),
        clusters: add((c) => Number(c[i].m > 0)),
        ss: near(add((c) => c[i].s ** 2)),
        sm: near(add((c) => c[i].s * c[i].m)),
        mm: add((c) => c[i].m ** 2),
      })
      const { sums } = await pair(measure, cells, { interval })
      expect(sums, interval).toEqual({
        a: side(a, 0),
        b: side(b, 1),
        both: a.filter((s) => b.includes(s)).length,
        shared: {
          clusters: add((c) => Number(c[0].m > 0 && c[1].m > 0)),
          ss: near(add((c) => c[0].s * c[1].s)),
          sm: near(add((c) => c[0].s * c[1].m)),
          ms: near(add((c) => c[0].m * c[1].s)),
          mm: add((c) => c[0].m * c[1].m),
        },
      })
    }
  })
})

const compared = (made: Comparison | Incomparable): Comparison => {
  if (typeof made === 'string') throw new Error(made)
  return made
}

describe('a comparison', () => {
  it('of rates is Newcombe’s, of means Welch’s, where sessions are independent and in one of the two', async () => {
    for (const measure of ['judged_success', 'task_value_mean'] as const) {
      const { made, sums } = await pair(measure, PAIRS['two rows'])
      const { difference, method, sharesSessions } = compared(made)
      const isRate = measure === 'judged_success'
      const of = isRate
        ? rateDifference({ n: sums.a.n, successes: sums.a.sum }, { n: sums.b.n, successes: sums.b.sum }, 0.95)
        : meanDifference(sums.a, sums.b, 0.95)
      expect({ difference, method, sharesSessions }).toEqual({
        difference: of,
        method: isRate ? 'newcombe' : 'welch',
        sharesSessions: false,
      })
    }
  })

  it('says where sessions or users are in both', async () => {
    const overlapping = compared((await pair('judged_success', PAIRS['a part and its total'])).made)
    expect(overlapping).toMatchObject({ method: 'overlapping', sharesSessions: true, sharesUsers: false })
    const users = compared((await pair('judged_success', PAIRS['two rows'], { interval: 'clustered' })).made)
    expect(users).toMatchObject({ method: 'clustered', sharesSessions: false, sharesUsers: true })
  })

  it('of geometric means is a ratio with an interval', async () => {
    const { ratio, difference, a, b } = compared((await pair('actions_per_prompt', PAIRS['two rows'])).made)
    expect(ratio?.value).toBeCloseTo(a.value / b.value, 9)
    expect(ratio!.interval!.low).toBeLessThan(ratio!.value)
    expect(difference).toMatchObject({ value: a.value - b.value, interval: null })
  })

  it('counts the pairs the table offers', async () => {
    // Two modes and their total by three surfaces and theirs: 12 cells.
    const { pairs, difference, adjustedP } = compared((await pair('judged_success', PAIRS['two rows'])).made)
    expect(pairs).toBe(66)
    expect(adjustedP).toBeCloseTo(Math.min(1, difference.p! * 66), 12)
  })

  it('is refused of one cell and of what is withheld', async () => {
    expect((await pair('judged_success', [FIX, FIX])).made).toBe('same')
    expect(
      (await pair('judged_success', PAIRS['a value and none'], { thresholds: { minUsers: 1, minSessions: 1000 } }))
        .made,
    ).toBe('withheld')
  })

  it('is refused where both stand on the same sessions', async () => {
    const filters = [{ dimension: 'work_mode', values: ['Fix'], isNegated: false }]
    expect((await pair('judged_success', [FIX, [[], []]], { filters })).made).toBe('sessions')
  })
})

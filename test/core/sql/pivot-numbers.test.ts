import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { MEASURE_IDS } from '#core/pivot/built-in-measures'
import type { MembershipFilter as Filter } from '#core/pivot/filter'
import type { Engine } from '#engine/engine'
import { nodeEngine } from '../../support/node-engine'
import { ask, on, openText } from './asked'

// Twelve sessions on the real engine. Every expected number is counted by hand from this table and the rules of
// docs/method.md; the lists in the comments are the sessions that count.
const EXPORT = `session_id,user_id,started_at,work_mode,expertise,outcome,success_signal,failure_signal,prompts,actions,output_words,task_value_usd,team,synthetic,lines_added,planning_user_share,execution_user_share
s01,u1,2025-10-03T10:00:00Z,Fix,2,succeeded,4,0,2,8,200,100,red,true,10,0.5,0.2
s02,u1,2025-10-09T10:00:00Z,Fix,2,succeeded,2,1,1,2,400,300,red,true,0,0.9,0.1
s03,u2,2025-11-01T00:00:00Z,Fix,4,partially_succeeded,3,3,4,16,400,50,blue,false,5,1,0
s04,u3,2025-11-20T10:00:00Z,Build,4,succeeded,5,0,1,0,1000,1000,,false,0,0.25,0.25
s05,u3,2025-10-20T10:00:00Z,Build,4,failed,0,4,2,4,,250,,false,0,0.75,0.5
s06,u4,2025-10-21T10:00:00Z,Build,,no_clear_goal,0,0,1,1,100,,red,,,,
s07,u4,2025-11-21T10:00:00Z,,2,succeeded,4,2,2,2,800,700,null,true,100,0.6,0.4
s08,,2025-10-22T10:00:00Z,,4,succeeded,,0,1,4,100,80,null,true,1,,1
s09,u5,2025-11-30T23:59:59Z,Plan,Unclear,failed,1,5,0,3,50,20,blue,false,0,0.8,0.2
s10,u5,2025-10-31T23:59:59Z,Plan,5,partially_succeeded,4,,1,1,0,5000,blue,false,0,0.7,0.3
s11,u6,2025-11-05T10:00:00Z,Fix,5,,5,3,3,27,900,400,red,,20,0.5,0.2
s12,u6,2025-11-01T00:30:00+02:00,Fix,4,succeeded,5,3,1,2,100,600,,false,3,0.4,0
`

let engine: Engine
let table: SessionsTable
beforeAll(async () => {
  engine = await nodeEngine()
  table = await openText(engine, EXPORT)
})
afterAll(() => engine.close())

const only = (dimension: string, ...values: Filter['values']): Filter => ({ dimension, values, isNegated: false })
const but = (dimension: string, ...values: Filter['values']): Filter => ({ dimension, values, isNegated: true })

describe('derived dimensions', () => {
  const sessionsBy = async (dimension: string) =>
    Object.fromEntries(
      (await ask(engine, table, { rows: on(dimension) }))
        .values('sessions')
        .map(([key, n]) => [key.length === 0 ? 'total' : `${key[0]}`, n]),
    )

  it('say who leads by more than 80 per cent of the decisions, 80 itself being shared', async () => {
    // .9 1 of the ten above; s06 and s08 have none.
    expect(await sessionsBy('planning_lead')).toEqual({ shared: 8, user: 2, total: 12, null: 2 })
    // .1 0 0, then 1.
    expect(await sessionsBy('execution_lead')).toEqual({ claude: 3, shared: 7, user: 1, total: 12, null: 1 })
  })

  it('say where code was added, and in which quarter', async () => {
    expect(await sessionsBy('code_producing')).toEqual({ no: 5, yes: 6, total: 12, null: 1 })
    expect(await sessionsBy('quarter')).toEqual({ '2025 Q4': 12, total: 12 })
  })
})

describe('the measures', () => {
  it('of all sessions', async () => {
    const { find } = await ask(engine, table, { measures: MEASURE_IDS })
    const expected: Record<string, readonly [value: number, n: number, users: number]> = {
      sessions: [12, 12, 6],
      // s08 has no user.
      users: [6, 12, 6],
      share_of_sessions: [1, 12, 6],
      // s01 s04 s07 s12 of the 12 without s06 (no clear goal), s11 (no outcome) and s08 (no success signal).
      verified_success: [4 / 9, 9, 6],
      // s01 s02 s04 s07 s08 s12 of the 12 without s06 and s11.
      judged_success: [6 / 10, 10, 6],
      // Those with s03 and s10.
      partial_success: [8 / 10, 10, 6],
      // s05 s09.
      judged_failure: [2 / 10, 10, 6],
      // s05 s09 of the 12 without s06, s11 and s10 (no failure signal).
      verified_failure: [2 / 9, 9, 6],
      // s03 s05 s09 s12.
      hit_trouble: [4 / 9, 9, 6],
      // s12 of these four; s03 and s12; s05 and s09, who added no line.
      troubled_verified_success: [1 / 4, 4, 4],
      troubled_partial_success: [2 / 4, 4, 4],
      abandoned: [2 / 4, 4, 4],
      // s01 s03 s07 s08 s11 s12 of the 12 without s06.
      wrote_code: [6 / 11, 11, 6],
      // 4 2 4 2 1 1 4 1 9 2, without s04 (no action) and s09 (no prompt).
      actions_per_prompt: [(4 * 2 * 4 * 2 * 1 * 1 * 4 * 1 * 9 * 2) ** (1 / 10), 10, 6],
      actions_per_prompt_mean: [30 / 10, 10, 6],
      // 1 1 1 2 2 2 4 4 4 9
      actions_per_prompt_median: [2, 10, 6],
      // A quarter of the way between the third and the fourth; then 4 and 4.
      actions_per_prompt_q1: [1.25, 10, 6],
      actions_per_prompt_q3: [4, 10, 6],
      // 100 400 100 1000 100 400 100 300 100, without s05 (unknown), s09 (no prompt) and s10 (no word).
      words_per_prompt: [(100 ** 5 * 400 ** 2 * 1000 * 300) ** (1 / 9), 9, 5],
      words_per_prompt_mean: [2600 / 9, 9, 5],
      // 100 100 100 100 100 300 400 400 1000
      words_per_prompt_median: [100, 9, 5],
      // The third and the seventh.
      words_per_prompt_q1: [100, 9, 5],
      words_per_prompt_q3: [400, 9, 5],
      // 2 1 4 1 2 1 2 1 1 3 1, without s09.
      prompts: [96 ** (1 / 11), 11, 6],
      prompts_mean: [19 / 11, 11, 6],
      // 1 1 1 1 1 1 2 2 2 3 4
      prompts_median: [1, 11, 6],
      prompts_q1: [1, 11, 6],
      prompts_q3: [2, 11, 6],
      // 10 0 5 0 0 100 1 0 0 20 3, without s06.
      lines_added: [139 / 11, 11, 6],
      // .5 .9 1 .25 .75 .6 .8 .7 .5 .4, without s06 and s08.
      planning_user_share: [6.4 / 10, 10, 6],
      // .2 .1 0 .25 .5 .4 1 .2 .3 .2 0, without s06.
      execution_user_share: [3.15 / 11, 11, 6],
      // 2 2 4 4 4 2 4 5 5 4, without s06 and s09 (Unclear).
      expertise_mean: [36 / 10, 10, 6],
      // 100 300 50 1000 250 700 80 20 5000 400 600, without s06.
      task_value_mean: [8500 / 11, 11, 6],
      task_value_median: [300, 11, 6],
      // 20 50 80 100 250 300 400 600 700 1000 5000: half way between the third and fourth, and the eighth and ninth.
      task_value_q1: [90, 11, 6],
      task_value_q3: [650, 11, 6],
      task_value_total: [8500, 11, 6],
    }
    expect(Object.keys(expected)).toEqual(MEASURE_IDS)
    for (const [measure, [value, n, users]] of Object.entries(expected)) {
      expect(find(measure, []), measure).toMatchObject({ value: expect.closeTo(value, 10), n, users })
    }
  })

  it('of one cell', async () => {
    const { find } = await ask(engine, table, { rows: on('work_mode'), columns: on('month'), measures: MEASURE_IDS })
    // Fix in October: s01 s02 s12, of users u1 and u6.
    const expected: Record<string, readonly [value: number, n: number, users: number]> = {
      sessions: [3, 3, 2],
      users: [2, 3, 2],
      share_of_sessions: [3 / 12, 12, 6],
      verified_success: [2 / 3, 3, 2],
      judged_success: [3 / 3, 3, 2],
      partial_success: [3 / 3, 3, 2],
      judged_failure: [0, 3, 2],
      verified_failure: [0, 3, 2],
      hit_trouble: [1 / 3, 3, 2],
      // s12 alone.
      troubled_verified_success: [1, 1, 1],
      troubled_partial_success: [1, 1, 1],
      abandoned: [0, 1, 1],
      wrote_code: [2 / 3, 3, 2],
      actions_per_prompt: [(4 * 2 * 2) ** (1 / 3), 3, 2],
      actions_per_prompt_mean: [8 / 3, 3, 2],
      actions_per_prompt_median: [2, 3, 2],
      actions_per_prompt_q1: [2, 3, 2],
      actions_per_prompt_q3: [3, 3, 2],
      words_per_prompt: [(100 * 400 * 100) ** (1 / 3), 3, 2],
      words_per_prompt_mean: [200, 3, 2],
      words_per_prompt_median: [100, 3, 2],
      words_per_prompt_q1: [100, 3, 2],
      words_per_prompt_q3: [250, 3, 2],
      prompts: [2 ** (1 / 3), 3, 2],
      prompts_mean: [4 / 3, 3, 2],
      prompts_median: [1, 3, 2],
      prompts_q1: [1, 3, 2],
      prompts_q3: [1.5, 3, 2],
      lines_added: [13 / 3, 3, 2],
      planning_user_share: [1.8 / 3, 3, 2],
      execution_user_share: [0.3 / 3, 3, 2],
      expertise_mean: [8 / 3, 3, 2],
      task_value_mean: [1000 / 3, 3, 2],
      task_value_median: [300, 3, 2],
      task_value_q1: [200, 3, 2],
      task_value_q3: [450, 3, 2],
      task_value_total: [1000, 3, 2],
    }
    for (const [measure, [value, n, users]] of Object.entries(expected)) {
      expect(find(measure, ['Fix'], ['2025-10']), measure).toMatchObject({ value: expect.closeTo(value, 10), n, users })
    }
  })

  it('have an interval from the sums of their cell', async () => {
    const { find } = await ask(engine, table, { measures: MEASURE_IDS })
    // SciPy 1.17.1, with v the eleven task values and a the ten actions per prompt above:
    const expected: Record<string, readonly [low: number, high: number]> = {
      // chi2.ppf(0.025, 24) / 2, chi2.ppf(0.975, 26) / 2
      sessions: [6.200575108722218, 20.96158504817696],
      // binomtest(4, 9).proportion_ci(method='wilson')
      verified_success: [0.18877852109766463, 0.733348706504507],
      // exp(t.interval(0.95, 9, mean(log(a)), sem(log(a))))
      actions_per_prompt: [1.3698616518719102, 3.944807234145236],
      // t.interval(0.95, 10, mean(v), sem(v))
      task_value_mean: [-191.81890121658955, 1737.273446671135],
      // sorted(v)[1], sorted(v)[9], since binom.cdf(1, 11, 0.5) <= 0.025 < binom.cdf(2, 11, 0.5)
      task_value_median: [50, 1000],
      // 8500 -+ norm.ppf(0.975) * sqrt(sum(v**2))
      task_value_total: [-1718.5011313961113, 18718.50113139611],
    }
    for (const [measure, [low, high]] of Object.entries(expected)) {
      expect(find(measure, []), measure).toMatchObject({ low: expect.closeTo(low, 8), high: expect.closeTo(high, 8) })
    }
  })

  it('leave a cell out where no session is in the denominator', async () => {
    const { find } = await ask(engine, table, { rows: on('outcome'), measures: ['sessions', 'verified_success'] })
    expect(find('sessions', ['no_clear_goal'])).toMatchObject({ value: 1 })
    expect(find('verified_success', ['no_clear_goal'])).toBeUndefined()
  })
})

describe('keys', () => {
  it('keep missing values, the word null and totals apart', async () => {
    const { values } = await ask(engine, table, { rows: on('team') })
    // By size: red s01 s02 s06 s11, blue s03 s09 s10, null s07 s08; not recorded s04 s05 s12; all.
    expect(values('sessions')).toEqual([
      [['red'], 4],
      [['blue'], 3],
      [['null'], 2],
      [[null], 3],
      [[], 12],
    ])
  })

  it('of two row dimensions have a subtotal each', async () => {
    const { values } = await ask(engine, table, { rows: on('team', 'work_mode') })
    expect(values('sessions')).toEqual([
      [['red', 'Fix'], 3],
      [['red', 'Build'], 1],
      [['red'], 4],
      [['blue', 'Fix'], 1],
      [['blue', 'Plan'], 2],
      [['blue'], 3],
      [['null', null], 2],
      [['null'], 2],
      [[null, 'Fix'], 1],
      [[null, 'Build'], 2],
      [[null], 3],
      [[], 12],
    ])
  })

  it('of rows and columns have totals on both sides', async () => {
    const { find } = await ask(engine, table, { rows: on('work_mode'), columns: on('month') })
    expect(find('sessions', [null], ['2025-11'])).toMatchObject({ value: 1 })
    expect(find('sessions', [null], [])).toMatchObject({ value: 2 })
    // s01 s02 s05 s06 s08 s10 s12; half past midnight in Cairo on 1 November is October in UTC.
    expect(find('sessions', [], ['2025-10'])).toMatchObject({ value: 7 })
    expect(find('sessions', [], [])).toMatchObject({ value: 12 })
    expect(find('sessions', ['Plan'], ['2025-12'])).toBeUndefined()
  })

  it('count users of a total once', async () => {
    const { values } = await ask(engine, table, { rows: on('work_mode'), measures: ['users'] })
    // Fix u1 u2 u6, Build u3 u4, Plan u5, not recorded u4 and nobody.
    expect(values('users')).toEqual([
      [['Fix'], 3],
      [['Build'], 2],
      [['Plan'], 1],
      [[null], 1],
      [[], 6],
    ])
  })

  it('are typed as the column is', async () => {
    const signals = await ask(engine, table, { rows: on('failure_signal') })
    expect(signals.values('sessions').map(([key]) => key[0])).toEqual([0, 1, 2, 3, 4, 5, null, undefined])
    const flags = await ask(engine, table, { rows: on('synthetic') })
    expect(flags.values('sessions')).toEqual([
      [[false], 6],
      [[true], 4],
      [[null], 2],
      [[], 12],
    ])
    const prompts = await ask(engine, table, { rows: on('prompts') })
    expect(prompts.values('sessions')).toEqual([
      [[0], 1],
      [[1], 6],
      [[2], 3],
      [[3], 1],
      [[4], 1],
      [[], 12],
    ])
  })

  it('of derived dimensions follow from their column', async () => {
    const groups = await ask(engine, table, { rows: on('mode_group') })
    // Fix and Build write code, Plan works out what to do.
    expect(groups.values('sessions')).toEqual([
      [['writes_code'], 8],
      [['works_out'], 2],
      [[null], 2],
      [[], 12],
    ])
    const bands = await ask(engine, table, { rows: on('value_band') })
    expect(bands.values('sessions')).toEqual([
      [['10-200'], 4],
      [['200-1000'], 5],
      [['1000-5000'], 1],
      [['5000-50000'], 1],
      [[null], 1],
      [[], 12],
    ])
  })
})

describe('filters', () => {
  const sessionsIn = async (...filters: readonly Filter[]): Promise<number> =>
    (await ask(engine, table, { filters: [...filters] })).find('sessions', [])?.value ?? 0

  it('keep the sessions whose value is among theirs', async () => {
    expect(await sessionsIn(only('work_mode', 'Fix'))).toBe(5)
    expect(await sessionsIn(only('work_mode', 'Fix', 'Plan'))).toBe(7)
  })

  it('turned round keep all others, those without a value too', async () => {
    expect(await sessionsIn(but('work_mode', 'Fix'))).toBe(7)
    expect(await sessionsIn(but('work_mode', 'Fix', 'Plan'))).toBe(5)
  })

  it('take a missing value for a value', async () => {
    expect(await sessionsIn(only('work_mode', null))).toBe(2)
    expect(await sessionsIn(only('work_mode', 'Plan', null))).toBe(4)
    expect(await sessionsIn(but('work_mode', null))).toBe(10)
    expect(await sessionsIn(but('work_mode', 'Plan', null))).toBe(8)
    expect(await sessionsIn(only('team', 'null'))).toBe(2)
  })

  it('hold together', async () => {
    // s01 s02
    expect(await sessionsIn(only('work_mode', 'Fix'), only('team', 'red'), only('month', '2025-10'))).toBe(2)
  })

  it('take numbers, flags and derived values', async () => {
    expect(await sessionsIn(only('prompts', 1, 3))).toBe(7)
    expect(await sessionsIn(but('synthetic', true))).toBe(8)
    expect(await sessionsIn(only('mode_group', 'works_out'))).toBe(2)
    expect(await sessionsIn(but('value_band', '10-200', null))).toBe(7)
  })

  it('of values that no session has keep nothing, turned round everything', async () => {
    expect(await sessionsIn(only('team', 'green'))).toBe(0)
    expect(await sessionsIn(but('team', 'green'))).toBe(12)
    expect(await sessionsIn(only('team'))).toBe(0)
    expect(await sessionsIn(but('team'))).toBe(12)
  })

  it('make the denominator of a share', async () => {
    const { find } = await ask(engine, table, {
      rows: on('work_mode'),
      measures: ['share_of_sessions'],
      filters: [only('month', '2025-10')],
    })
    // Fix in October, s01 s02 s12, of the seven sessions of October, of users u1 u3 u4 u5 u6.
    expect(find('share_of_sessions', ['Fix'])).toMatchObject({ value: 3 / 7, n: 7, users: 5 })
  })
})

describe('small answers', () => {
  it('of no session have no cells', async () => {
    const asked = { rows: on('team'), columns: on('month'), measures: MEASURE_IDS, filters: [only('team', 'green')] }
    expect((await ask(engine, table, asked)).values('sessions')).toEqual([])
  })

  it('of one session have numbers but no spread', async () => {
    const { find } = await ask(engine, table, {
      measures: MEASURE_IDS,
      filters: [only('work_mode', 'Fix'), only('expertise', '5')],
    })
    // s11 alone: no outcome, so in no success analysis; 27 actions and 900 words over 3 prompts, $400.
    expect(find('sessions', [])).toMatchObject({ value: 1, n: 1, users: 1 })
    expect(find('verified_success', [])).toBeUndefined()
    for (const [measure, value] of [
      ['actions_per_prompt', 9],
      ['words_per_prompt', 300],
      ['task_value_mean', 400],
      ['task_value_median', 400],
    ] as const) {
      expect(find(measure, []), measure).toMatchObject({
        value: expect.closeTo(value, 10),
        n: 1,
        low: null,
        high: null,
      })
    }
  })
})

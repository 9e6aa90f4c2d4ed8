import { parseArgs } from 'node:util'
import { Random, STREAM } from '#core/sample/random'
import { drawActivity } from '#core/sample/user-activity'
import {
  type ClusterSums,
  clusteredCountInterval,
  clusteredMeanInterval,
  clusteredRateInterval,
} from '#core/stats/cluster'
import { countInterval } from '#core/stats/count'
import { type DeviationSums, deviationInterval } from '#core/stats/deviation'
import type { Interval } from '#core/stats/interval'
import { meanInterval } from '#core/stats/mean'
import { clusteredQuantileInterval, quantile, quantileInterval } from '#core/stats/quantile'
import { wilsonInterval } from '#core/stats/wilson'
import { ANALYSES_HEAD, analysesCoverage } from './support/intervals/analyses'
import { normalShare } from './support/intervals/population'
import { table } from './support/report'

// How often 95 % intervals hold the true value, over samples drawn from a known distribution: sessions that are
// independent, and sessions of users who repeat and have a bent of their own.
//
// npm run bench:coverage -- [--only measures|analyses] [--draws 4000] [--analyses 2000]
const { values: asked } = parseArgs({
  options: {
    only: { type: 'string' },
    draws: { type: 'string', default: '4000' },
    analyses: { type: 'string', default: '2000' },
  },
})
const DRAWS = Number(asked.draws)
const LEVEL = 0.95
const random = new Random(20260601)

/** A user of a drawn sample: how many sessions, and a bent, standard normal. */
interface User {
  readonly sessions: number
  readonly bent: number
}

/** As the study's users return: 1.7 sessions on average, most have one and a few have many. */
const drawSessions = (): number => drawActivity(random).sessions
const drawUsers = (users: number, isEven: boolean): User[] =>
  Array.from({ length: users }, () => ({ sessions: isEven ? 1 : drawSessions(), bent: random.normal() }))

interface Scenario {
  readonly name: string
  /** The value of one session of a user. */
  value(user: User): number
  readonly truth: number
  readonly intervals: (
    values: readonly number[],
    sums: ClusterSums,
    drawn: readonly (readonly number[])[],
  ) => Readonly<Record<string, Interval | null>>
}

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

function rate(share: number, bent: number): Scenario {
  // The bent moves the share on the probit scale; the mean share stays what it is.
  const scale = Math.sqrt(1 + bent * bent)
  const cut = probit(share) * scale
  return {
    name: `rate of ${100 * share} %`,
    value: (user) => Number(random.normal() < cut + bent * user.bent),
    truth: share,
    intervals: (values, sums) => ({
      simple: wilsonInterval(total(values), values.length, LEVEL),
      clustered: clusteredRateInterval(values.length, total(values), sums, LEVEL),
    }),
  }
}

/** A mean of values with a long tail to the right is asked of their logarithms, as effort is. */
const geometric = (bent: number): Scenario => ({
  name: 'geometric mean',
  value: (user) => random.normal() + bent * user.bent,
  truth: 0,
  intervals: (values, sums) => ({
    simple: meanInterval({ n: values.length, sum: total(values), squares: total(values.map((v) => v * v)) }, LEVEL),
    clustered: clusteredMeanInterval(values.length, total(values), sums, LEVEL),
  }),
})

const longTailed = (bent: number): Scenario => ({
  ...geometric(bent),
  name: 'mean of a long tail',
  value: (user) => Math.exp(random.normal() + bent * user.bent),
  truth: Math.exp((1 + bent * bent) / 2),
})

const median = (bent: number): Scenario => ({
  ...geometric(bent),
  name: 'median',
  intervals: (values, _, drawn) => {
    const sorted = [...values].sort((a, b) => a - b)
    const middle = { n: sorted.length, firstRank: 1, values: sorted }
    const at = quantile(middle, 0.5)
    const below = drawn.map((of) => of.map((value) => Number(value <= at)))
    return {
      simple: quantileInterval(middle, 0.5, LEVEL),
      clustered: clusteredQuantileInterval(middle, 0.5, total(below.flat()), sumsOf(below), LEVEL),
    }
  },
})

/** A part of a total that is shown as such, where what users have in common is taken as least. */
const part = (share: number, bent: number): Scenario => ({
  ...rate(share, bent),
  name: `${100 * share} % of a total`,
  intervals: (values, sums) => ({
    simple: wilsonInterval(total(values), values.length, LEVEL),
    clustered: clusteredRateInterval(values.length, total(values), { ...sums, sm: sums.ss }, LEVEL),
  }),
})

const deviation = (bent: number): Scenario => ({
  ...geometric(bent),
  name: 'standard deviation',
  truth: Math.sqrt(1 + bent * bent),
  intervals: (values, _, drawn) => {
    const n = values.length
    const mean = total(values) / n
    const sd = Math.sqrt(total(values.map((v) => (v - mean) ** 2)) / (n - 1))
    const of = (clusters: readonly (readonly number[])[]) => deviationInterval(n, mean, sd, powersOf(clusters), LEVEL)
    return { simple: of(values.map((value) => [value])), clustered: of(drawn) }
  },
})

function powersOf(clusters: readonly (readonly number[])[]): DeviationSums {
  const sum = (of: (a: number, b: number, m: number) => number) =>
    clusters.reduce((s, values) => s + of(total(values), total(values.map((v) => v * v)), values.length), 0)
  return {
    clusters: clusters.length,
    bb: sum((_, b) => b * b),
    ab: sum((a, b) => a * b),
    bm: sum((_, b, m) => b * m),
    aa: sum((a) => a * a),
    am: sum((a, _, m) => a * m),
    mm: sum((_a, _b, m) => m * m),
  }
}

/** Of sums of a long tail below and 2 times as much above, more or less by session and by user. */
function ratioCoverage(users: number, isEven: boolean, bent: number): Record<string, number> {
  const held = { simple: 0, clustered: 0 }
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = drawUsers(users, isEven).map((user) =>
      Array.from({ length: user.sessions }, () => {
        const m = Math.exp(0.7 * random.normal())
        return { m, s: m * (2 + random.normal() + bent * user.bent) }
      }),
    )
    const interval = (clusters: typeof drawn) => {
      const sums = clusters.map((of) => ({ s: total(of.map(({ s }) => s)), m: total(of.map(({ m }) => m)) }))
      const sum = (of: (each: { s: number; m: number }) => number) => sums.reduce((a, each) => a + of(each), 0)
      const [s, m] = [sum((each) => each.s), sum((each) => each.m)]
      const pairs = { ss: sum((e) => e.s ** 2), sm: sum((e) => e.s * e.m), mm: sum((e) => e.m ** 2) }
      return clusteredMeanInterval(m, s, { clusters: sums.length, ...pairs }, LEVEL)
    }
    const isIn = (of: Interval | null) => Number(of !== null && of.low <= 2 && 2 <= of.high)
    held.simple += isIn(interval(drawn.flat().map((session) => [session])))
    held.clustered += isIn(interval(drawn))
  }
  return held
}

function probit(p: number): number {
  let [low, high] = [-8, 8]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (normalShare(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function coverage(scenario: Scenario, users: number, isEven: boolean): Record<string, number> {
  const held: Record<string, number> = {}
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = drawUsers(users, isEven).map((user) =>
      Array.from({ length: user.sessions }, () => scenario.value(user)),
    )
    const sums = sumsOf(drawn)
    for (const [kind, interval] of Object.entries(scenario.intervals(drawn.flat(), sums, drawn))) {
      const isIn = interval !== null && interval.low <= scenario.truth && scenario.truth <= interval.high
      held[kind] = (held[kind] ?? 0) + Number(isIn)
    }
  }
  return held
}

function sumsOf(users: readonly (readonly number[])[]): ClusterSums {
  const sum = (of: (values: readonly number[]) => number) => users.reduce((a, values) => a + of(values), 0)
  return {
    clusters: users.length,
    ss: sum((v) => total(v) ** 2),
    sm: sum((v) => total(v) * v.length),
    mm: sum((v) => v.length ** 2),
  }
}

/** Sessions of a Poisson number of users. */
function countCoverage(users: number, isEven: boolean): Record<string, number> {
  const held = { simple: 0, clustered: 0 }
  const each = isEven ? 1 : meanSessions()
  for (let draw = 0; draw < DRAWS; draw++) {
    let arrived = 0
    const wait = () => -Math.log(random.uniform())
    for (let at = wait(); at < users; at += wait()) arrived++
    const drawn = drawUsers(arrived, isEven).map((user) => Array.from({ length: user.sessions }, () => 1))
    const n = drawn.flat().length
    if (n === 0) continue
    const isIn = ({ low, high }: Interval) => Number(low <= users * each && users * each <= high)
    held.simple += isIn(countInterval(n, LEVEL))
    held.clustered += isIn(clusteredCountInterval(n, sumsOf(drawn), LEVEL))
  }
  return held
}

let knownMean = 0
function meanSessions(): number {
  if (knownMean > 0) return knownMean
  const draws = 4_000_000
  let sum = 0
  for (let i = 0; i < draws; i++) sum += drawSessions()
  knownMean = sum / draws
  return knownMean
}

const BENT = 0.7
const rows: Record<string, string | number>[] = []
const percent = (held: number | undefined) => (held === undefined ? '' : ((100 * held) / DRAWS).toFixed(1))
for (const isEven of asked.only === 'analyses' ? [] : [true, false]) {
  for (const users of [30, 100, 500]) {
    const bent = isEven ? 0 : BENT
    for (const scenario of [
      rate(0.3, bent),
      rate(0.05, bent),
      part(0.3, bent),
      geometric(bent),
      longTailed(bent),
      median(bent),
      deviation(bent),
    ]) {
      const held = coverage(scenario, users, isEven)
      rows.push({
        sessions: isEven ? 'independent' : 'users repeat',
        users,
        measure: scenario.name,
        simple: percent(held.simple),
        clustered: percent(held.clustered),
      })
    }
    for (const [measure, held] of [
      ['ratio of sums', ratioCoverage(users, isEven, bent)],
      ['sessions', countCoverage(users, isEven)],
    ] as const) {
      rows.push({
        sessions: isEven ? 'independent' : 'users repeat',
        users,
        measure,
        simple: percent(held.simple),
        clustered: percent(held.clustered),
      })
    }
  }
}

if (rows.length > 0) {
  const columns = ['sessions', 'users', 'measure', 'simple', 'clustered']
  const lines = rows.map((row) => columns.map((name) => String(row[name])))
  console.log(`Share of ${DRAWS} samples whose 95 % interval holds the true value, %\n\n${table(columns, lines)}`)
}
if (asked.only !== 'measures') {
  const draws = Number(asked.analyses)
  const lines = analysesCoverage(new Random(20260602).restart(STREAM.user, 0), draws)
  console.log(`Of the analyses, over ${draws} samples of users who repeat, %\n\n${table([...ANALYSES_HEAD], lines)}`)
}

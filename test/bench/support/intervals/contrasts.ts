import { adjustedEstimate } from '#core/cells/estimate'
import { estimateContrast } from '#core/figures/contrast'
import { STUDY_WAYS } from '#core/robustness/choice'
import { placesOf, type SessionFacts, sampleOf } from '#core/robustness/session-facts'
import { valueRatio } from '#core/robustness/value-ratio'
import type { Random } from '#core/sample/random'
import { type ClusterSums, clusteredMeanInterval, clusteredRateInterval } from '#core/stats/cluster'
import type { Estimate } from '#core/stats/interval'
import { above, type DrawnUser, drawUsers, type Held, latentOf, sharesOf } from './population'
import { CELL_RATES, CUTS, EFFECTS, mean, SHIFTS } from './regression'

const LEVEL = 0.95

interface Session {
  readonly user: number
  readonly cell: number
  readonly level: number
  readonly y: number
}

function drawSessions(random: Random, users: readonly DrawnUser[]): Session[] {
  return users.flatMap((user, u) =>
    Array.from({ length: user.sessions }, () => {
      const cell = random.below(SHIFTS.length)
      const level = above(CUTS, latentOf(random, user) + SHIFTS[cell]!)
      const y = Number(random.uniform() < (CELL_RATES[cell]! + EFFECTS[level]!) * user.bent)
      return { user: u, cell, level, y }
    }),
  )
}

/** Over users, of a sum and a mass that each of their sessions adds to. */
function clustersOf(
  sessions: readonly { readonly user: number; readonly s: number; readonly m: number }[],
): ClusterSums {
  const own = new Map<number, { s: number; m: number }>()
  for (const { user, s, m } of sessions) {
    const at = own.get(user) ?? { s: 0, m: 0 }
    own.set(user, { s: at.s + s, m: at.m + m })
  }
  const sum = (of: (one: { s: number; m: number }) => number) => [...own.values()].reduce((a, one) => a + of(one), 0)
  return { clusters: own.size, ss: sum(({ s }) => s * s), sm: sum(({ s, m }) => s * m), mm: sum(({ m }) => m * m) }
}

/** A rate of a level with the mix of cells of all sessions held fixed, as a pivot has it. */
export function standardisedCoverage(random: Random, users: number, draws: number, held: Held): void {
  for (let rep = 0; rep < draws; rep++) {
    const sessions = drawSessions(random, drawUsers(random, users))
    for (const [name, level] of [
      ['standardised rate, rare level', 0],
      ['standardised rate, common level', 3],
    ] as const) {
      const own = sessions.filter((session) => session.level === level)
      const count = (of: readonly Session[], cell: number) => of.filter((session) => session.cell === cell).length
      const weights = SHIFTS.map((_, cell) => count(sessions, cell) / count(own, cell))
      // A cell without a session of the level tells nothing of it.
      if (weights.some((weight) => !Number.isFinite(weight))) continue
      const weighed = own.map(({ user, cell, y }) => ({ user, s: weights[cell]! * y, m: weights[cell]! }))
      const { clusters, ss, sm, mm } = clustersOf(weighed)
      const sum = weighed.reduce((a, { s }) => a + s, 0)
      const mass = weighed.reduce((a, { m }) => a + m, 0)
      const of = { clusters, pairs: [ss, sm, mm], used: { n: own.length, users: clusters }, sum, mass, squares: 0 }
      held.add(name, adjustedEstimate(of, mass, LEVEL).interval, mean(CELL_RATES) + EFFECTS[level]!)
    }
  }
}

const estimateOf = (value: number, n: number, interval: Estimate['interval']): Estimate => ({
  value,
  n,
  users: null,
  interval,
})

function rateOf(sessions: readonly Session[]): Estimate {
  const n = sessions.length
  const successes = sessions.reduce((sum, { y }) => sum + y, 0)
  const sums = clustersOf(sessions.map(({ user, y }) => ({ user, s: y, m: 1 })))
  return estimateOf(successes / n, n, clusteredRateInterval(n, successes, sums, LEVEL))
}

const SHARES = SHIFTS.map((shift) => sharesOf(CUTS, shift))
const RATES = EFFECTS.map((effect, l) => {
  const all = SHARES.reduce((sum, shares) => sum + shares[l]!, 0)
  return SHARES.reduce((sum, shares, cell) => sum + shares[l]! * (CELL_RATES[cell]! + effect), 0) / all
})

/** Comparisons that findings stand on: a ratio of rates, a gap, and a weighted sum of three. */
export function findingsCoverage(random: Random, users: number, draws: number, held: Held): void {
  const [novice, , intermediate, , expert] = RATES as [number, number, number, number, number]
  for (let rep = 0; rep < draws; rep++) {
    const sessions = drawSessions(random, drawUsers(random, users))
    const at = (level: number) => rateOf(sessions.filter((session) => session.level === level))
    const [low, beginner, middle, , high] = [0, 1, 2, 3, 4].map(at) as [
      Estimate,
      Estimate,
      Estimate,
      Estimate,
      Estimate,
    ]
    const contrast = (scale: 'linear' | 'log', ...terms: readonly (readonly [Estimate, number])[]) =>
      estimateContrast({ of: '', scale, terms: terms.map(([estimate, weight]) => ({ estimate, weight })) }, LEVEL)
        ?.interval
    held.add('finding: expert over novice', contrast('log', [high, 1], [low, -1]), expert / novice)
    held.add(
      'finding: beginner less intermediate',
      contrast('linear', [beginner, 1], [middle, -1]),
      RATES[1]! - intermediate,
    )
    held.add(
      'finding: gain to intermediate less half',
      contrast('linear', [middle, 1], [low, -0.5], [high, -0.5]),
      intermediate - (novice + expert) / 2,
    )
  }
}

/** The same number of two datasets: rates by their difference, means of a long tail by their ratio. */
export function datasetsCoverage(random: Random, users: number, draws: number, held: Held): void {
  for (let rep = 0; rep < draws; rep++) {
    const drawn = [0, 1].map(() => drawUsers(random, users))
    const rates = drawn.map((own, set) =>
      rateOf(
        own.flatMap((user, u) =>
          Array.from({ length: user.sessions }, () => ({
            user: u,
            cell: 0,
            level: 0,
            y: Number(random.uniform() < (0.2 + 0.1 * set) * user.bent),
          })),
        ),
      ),
    )
    const means = drawn.map((own, set) => {
      const values = own.flatMap((user, u) =>
        Array.from({ length: user.sessions }, () => ({
          user: u,
          s: Math.exp(random.normal() + 0.5 * set) * user.bent,
          m: 1,
        })),
      )
      const sum = values.reduce((a, { s }) => a + s, 0)
      return estimateOf(
        sum / values.length,
        values.length,
        clusteredMeanInterval(values.length, sum, clustersOf(values), LEVEL),
      )
    })
    const contrast = (scale: 'linear' | 'log', [a, b]: readonly Estimate[]) =>
      estimateContrast(
        {
          of: '',
          scale,
          terms: [
            { estimate: b!, weight: 1 },
            { estimate: a!, weight: -1 },
          ],
        },
        LEVEL,
      )?.interval
    held.add('two datasets, rate', contrast('linear', rates), 0.1)
    held.add('two datasets, mean of a long tail', contrast('log', means), Math.exp(0.5))
  }
}

/** Task values of experts over those of novices. */
export function valueCoverage(random: Random, users: number, draws: number, held: Held): void {
  const places = sampleOf(STUDY_WAYS, 'value')
  for (let rep = 0; rep < draws; rep++) {
    const rows = drawUsers(random, users).flatMap((user, u) =>
      Array.from({ length: user.sessions }, () => {
        const isExpert = latentOf(random, user) > 0.5
        return { u, level: isExpert ? 5 : 1, value: Math.exp(random.normal() + (isExpert ? Math.LN2 : 0)) * user.bent }
      }),
    )
    const facts: SessionFacts = {
      sessions: rows.length,
      cluster: Int32Array.from(rows, ({ u }) => u),
      clusters: users,
      stratum: new Uint32Array(rows.length),
      strata: 1,
      facts: Int32Array.from(rows, ({ level }) => level),
      value: Float64Array.from(rows, ({ value }) => value),
      isUser: new Uint8Array(rows.length).fill(1),
      isFirst: new Uint8Array(rows.length).fill(1),
    }
    for (const [name, isMedian] of [
      ['value ratio of means', false],
      ['value ratio of medians', true],
    ] as const) {
      const ratio = valueRatio(facts, placesOf(facts, places), isMedian, { minSessions: 1, minUsers: 1 }, true, LEVEL)
      held.add(name, ratio?.interval, 2)
    }
  }
}

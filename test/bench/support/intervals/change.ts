import { changeNumbers } from '#core/change/build-change'
import type { Random } from '#core/sample/random'
import { gapTrend } from '#core/stats/gap-trend'
import { UserBootstrap } from '#core/stats/user-bootstrap'
import type { UserSums } from '#core/stats/user-sums'
import { above, type DrawnUser, drawUsers, type Held, latentOf, sharesOf } from './population'

const DRAWS = 1000
const LEVEL = 0.95

/** What users have in cells, as `UserSums`. */
export function sumsOf(
  users: readonly DrawnUser[],
  cells: number,
  draw: (user: DrawnUser) => [cell: number, y: number],
) {
  const entries: { cluster: number; cell: number; n: number; sum: number }[] = []
  users.forEach((user, cluster) => {
    const own = new Map<number, { n: number; sum: number }>()
    for (let i = 0; i < user.sessions; i++) {
      const [cell, y] = draw(user)
      const at = own.get(cell) ?? { n: 0, sum: 0 }
      own.set(cell, { n: at.n + 1, sum: at.sum + y })
    }
    for (const [cell, { n, sum }] of [...own].sort(([a], [b]) => a - b)) entries.push({ cluster, cell, n, sum })
  })
  return {
    clusters: users.length,
    cells,
    cluster: Int32Array.from(entries, ({ cluster }) => cluster),
    cell: Int32Array.from(entries, ({ cell }) => cell),
    n: Float64Array.from(entries, ({ n }) => n),
    sum: Float64Array.from(entries, ({ sum }) => sum),
  } satisfies UserSums
}

// Three groups whose shares and rates change between two periods.
const CUTS = [
  [0, 0.842],
  [-0.385, 0.524],
] as const
const RATES = [
  [0.3, 0.35],
  [0.2, 0.3],
  [0.1, 0.15],
] as const

/** A change between two periods, its parts and the growth of a group. */
export function changeCoverage(random: Random, users: number, draws: number, held: Held): void {
  const shares = CUTS.map((cuts) => sharesOf(cuts))
  const truth = changeNumbers(
    RATES.flatMap((rates, g) => rates.map((rate, t) => ({ n: shares[t]![g]!, sum: shares[t]![g]! * rate }))),
  )
  const told = {
    change: 0,
    'change, mix': 1,
    'change, within': 2,
    'mix of a group': 3,
    'within of a group': 4,
    'growth of a group': 14,
  }
  for (let rep = 0; rep < draws; rep++) {
    const sums = sumsOf(drawUsers(random, users), 6, (user) => {
      const period = random.uniform() < 0.5 ? 0 : 1
      const group = above(CUTS[period]!, latentOf(random, user))
      return [2 * group + period, Number(random.uniform() < RATES[group]![period]! * user.bent)]
    })
    const bootstrap = new UserBootstrap(sums, rep + 1, changeNumbers)
    while (bootstrap.draws < DRAWS) bootstrap.draw()
    for (const [name, position] of Object.entries(told))
      held.add(name, bootstrap.interval(position, LEVEL), truth[position]!)
  }
}

const MONTHS = [0, 1, 2, 3, 4, 5, 6]
const GAP = { middle: 0.05, slope: 0.01, base: 0.3 }

/** Gap between two groups of users by month, and its slope. */
export function signalCoverage(random: Random, users: number, draws: number, held: Held): void {
  for (let rep = 0; rep < draws; rep++) {
    const sums = sumsOf(drawUsers(random, users), 2 * MONTHS.length, (user) => {
      const month = random.below(MONTHS.length)
      const isFirst = user.skill > 0.25
      const rate = GAP.base + (isFirst ? GAP.middle + GAP.slope * (month - 3) : 0)
      return [2 * month + (isFirst ? 0 : 1), Number(random.uniform() < rate * user.bent)]
    })
    const trend = gapTrend(sums, MONTHS, LEVEL)
    held.add('slope of a gap', trend?.slope?.interval, GAP.slope)
    held.add('gap of a month', trend?.gaps[3]?.interval, GAP.middle)
  }
}

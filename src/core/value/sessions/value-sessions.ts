import type { Estimator, Work } from '../estimator'
import { TIERS, tierOf } from '../tiers'

/** What sessions are worth, in their order: NaN where there is no estimate, and no range where the method has none. */
export interface SessionValues {
  readonly value: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly estimated: number
  /** Of the estimated ones those whose value the size model fills in; their places. */
  readonly filled: ReadonlySet<number>
  readonly unestimated: number
  /** Estimated ones by value band, those outside of all bands apart. */
  readonly bands: readonly { readonly band: string; readonly n: number }[]
  readonly outsideBands: number
}

export interface ValueProgress {
  readonly done: number
  readonly of: number
}

const AT_ONCE = 100

/** Prices sessions, telling how far it is now and then. */
export function* valueSessions(works: readonly Work[], estimator: Estimator): Generator<ValueProgress, SessionValues> {
  const n = works.length
  const [value, low, high] = [1, 2, 3].map(() => new Float64Array(n).fill(Number.NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const bands = TIERS.map(() => 0)
  let estimated = 0
  const filled = new Set<number>()
  let outsideBands = 0
  for (let i = 0; i < n; i++) {
    if (i % AT_ONCE === 0) yield { done: i, of: n }
    const estimate = estimator.estimate(works[i]!)
    if (!estimate) continue
    estimated++
    value[i] = estimate.value
    if (estimate.isFilled) filled.add(i)
    if (estimate.low !== null && estimate.high !== null) {
      low[i] = estimate.low
      high[i] = estimate.high
    }
    const tier = tierOf(estimate.value)
    if (tier < 0) outsideBands++
    else bands[tier]!++
  }
  yield { done: n, of: n }
  return {
    value,
    low,
    high,
    estimated,
    filled,
    unestimated: n - estimated,
    bands: TIERS.map(({ id }, i) => ({ band: id, n: bands[i]! })),
    outsideBands,
  }
}

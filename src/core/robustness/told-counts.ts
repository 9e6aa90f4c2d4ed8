import type { Thresholds } from '../pivot/spec'
import type { HeadlineResult } from './specification'

interface Counts {
  readonly n: number
  readonly clusters: number
}

/**
 * The results without the numbers of sessions and users that would tell of too few by subtraction: one that differs from a number
 * told before it, but by fewer than the thresholds, is not told. Estimates stay, which cannot be subtracted. Samples of values
 * and of success are held against their own kind.
 */
export function tellCounts(
  results: readonly HeadlineResult[],
  { minSessions, minUsers }: Thresholds,
): HeadlineResult[] {
  const counts = { success: [] as Counts[], value: [] as Counts[] }
  const isNear = (a: number, b: number, least: number) => a !== b && Math.abs(a - b) < least
  return results.map((result) => ({
    ...result,
    specifications: result.specifications.map((specification) => {
      const told = counts[result.headline.id === 'value' ? 'value' : 'success']
      const { estimate } = specification
      if (estimate?.n == null || estimate.clusters === null) return specification
      const { n, clusters } = estimate
      if (told.some((other) => isNear(n, other.n, minSessions) || isNear(clusters, other.clusters, minUsers)))
        return { ...specification, estimate: { ...estimate, n: null, clusters: null } }
      told.push({ n, clusters })
      return specification
    }),
  }))
}

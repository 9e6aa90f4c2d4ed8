import type { AskedFinding } from '../figures/asked-finding'
import { lackingText } from '../lacking-text'

/** Findings as other programs read them. */
export function findingsJson(asked: readonly AskedFinding[]) {
  return asked.map(({ finding: { id, claim, published, figure }, tested, failure }) => ({
    id,
    claim,
    published,
    figure,
    verdict: tested?.verdict ?? 'cannot-tell',
    comparisons: (tested?.comparisons ?? []).map(({ of, bound, estimate, verdict }) => ({
      of,
      ...bound,
      value: estimate?.value ?? null,
      low: estimate?.interval.low ?? null,
      high: estimate?.interval.high ?? null,
      verdict,
    })),
    failure: failure && { code: failure.code, text: lackingText(failure).what },
  }))
}

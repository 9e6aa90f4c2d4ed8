import { failureText } from '../failure-text'
import type { AskedFinding } from '../figures/asked-finding'
import type { TestedComparison } from '../figures/finding'
import { VERDICT_TEXT } from '../figures/verdict-text'
import { MINUS } from '../format/number'

/** Findings for a terminal: the claim with its verdict, then the comparisons it stands on. */
export function findingsText(asked: readonly AskedFinding[]): string {
  return asked
    .map(({ finding, tested, failure }) => {
      const verdict = VERDICT_TEXT[tested?.verdict ?? 'cannot-tell']
      const why = failure
        ? [failureText(failure).what]
        : tested.comparisons.length > 0
          ? tested.comparisons.map(comparisonText)
          : ['Numbers it needs are missing or withheld.']
      return `${verdict.toUpperCase()}: ${finding.claim}\n  Study: ${finding.published}\n${why.map((line) => `  ${line}\n`).join('')}`
    })
    .join('\n')
}

function comparisonText({ of, above, estimate, verdict }: TestedComparison): string {
  if (!estimate) return `${of}: no interval`
  const { value, interval } = estimate
  return `${of}: ${digits(value)} [${digits(interval.low)} to ${digits(interval.high)}], to be above ${digits(above)}: ${VERDICT_TEXT[verdict]}`
}

const digits = (value: number): string => `${value < 0 ? MINUS : ''}${Number(Math.abs(value).toPrecision(3))}`

import type { AskedFinding } from '../figures/asked-finding'
import { comparisonText } from '../figures/comparison-text'
import { studyFigure } from '../figures/study-figures'
import { VERDICT_TEXT } from '../figures/verdict-text'
import { lackingText } from '../lacking-text'

/** Findings for a terminal: the claim with its verdict, then the comparisons it stands on. */
export function findingsText(asked: readonly AskedFinding[]): string {
  return asked
    .map(({ finding, tested, failure }) => {
      const verdict = VERDICT_TEXT[tested?.verdict ?? 'cannot-tell']
      const why = failure
        ? [lackingText(failure).what]
        : tested.comparisons.length > 0
          ? tested.comparisons.map(comparisonText)
          : ['Numbers it needs are missing or withheld.']
      return `${verdict.toUpperCase()}: ${finding.claim}\n  Study: ${finding.published}; ${studyFigure(finding.figure).number}\n${why.map((line) => `  ${line}\n`).join('')}`
    })
    .join('\n')
}

import { formatCount, formatLevel } from '../format/number'
import { CHOICE } from '../robustness/choice'
import { type HeadlineResult, inOrder, summaryOf } from '../robustness/specification'
import { formatBounds, formatEstimate, summaryText, waysText } from '../robustness/specification-text'
import { textTable } from './text-table'

/** Headlines under every combination as tables for a terminal, the smallest estimate first; the study's way has a `*`. */
export const robustnessText = (results: readonly HeadlineResult[], level: number): string =>
  results.map((result) => headlineText(result, level)).join('\n')

function headlineText(result: HeadlineResult, level: number): string {
  const { headline, specifications } = result
  const lines = inOrder(result).map((i) => {
    const { ways, estimate } = specifications[i]!
    const { value, interval, n } = estimate!
    return [
      i === 0 ? '*' : '',
      formatEstimate(value, headline),
      formatBounds(interval.low, interval.high, headline),
      n === null ? 'not told' : formatCount(n),
      ...waysText(ways, headline),
    ]
  })
  const choices = headline.choices.map((id) => CHOICE[id].name)
  const header = ['', 'estimate', `${formatLevel(level)} interval`, 'n', ...choices]
  return `${headline.name}\n${headline.about}\n${textTable(
    header,
    lines,
    choices.map((_, i) => i + 4),
  )}${summaryText(summaryOf(result), headline)}\n`
}

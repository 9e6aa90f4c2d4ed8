import type { Comparison, Incomparable } from '../cells/compare'
import type { Measure, Unit } from '../pivot/measure'
import { formatCount, formatValue } from './number'

/** Why two cells are not compared, as a sentence. */
export function incomparableText(why: Incomparable, measure: Measure): string {
  switch (why) {
    case 'same':
      return 'This is the same cell.'
    case 'withheld':
      return 'One of the two is withheld, and what is withheld is not compared.'
    case 'shared-withheld':
      return 'What the two have in common is withheld, and a comparison would tell of it.'
    case 'empty':
      return 'No session fell into one of the two.'
    case 'sessions':
      return 'Both stand on the same sessions.'
    case 'at-end':
      return 'The correction leaves one of the two at an end, 0 or 100 %, beyond which it would lie: show them as labelled to compare them.'
    case 'measure':
      return measure.statistic.kind === 'quantile'
        ? 'Medians and other quantiles are not compared: there is no test of them that asks nothing of how values are distributed and allows for users who repeat.'
        : `There is no test for ${measure.name.toLowerCase()}: rates, adjusted rates, means and geometric means are compared.`
  }
}

/** How a comparison was reckoned and what the two have in common, a sentence each. */
export function comparisonNotes(
  { a, b, method, sharesSessions, sharesUsers, isCorrected }: Comparison,
  { statistic }: Measure,
): string[] {
  const logs = statistic.kind === 'geometric-mean' ? ' of logarithms' : ''
  return [
    {
      newcombe:
        'Interval by Newcombe from the two Wilson intervals, p by the score test; sessions taken as independent.',
      welch: `Welch’s t test${logs}; sessions taken as independent.`,
      clustered: `Delta method${logs} over users, sessions of one user taken as alike.`,
      overlapping: `Delta method${logs}; sessions taken as independent.`,
      weighted: 'Delta method; sessions taken as independent, their weights as given.',
    }[method],
    statistic.kind === 'adjusted' ? adjustedNote(a.coverage ?? 1, b.coverage ?? 1) : '',
    isCorrected
      ? 'Compared as labelled; the difference is divided by sensitivity + specificity − 1, whose error is in its interval, and p is that of the labels.'
      : '',
    sharesSessions ? 'Some sessions are in both: what the two have in common is allowed for.' : '',
    sharesUsers && !sharesSessions ? 'Some users are in both: what they have in common is allowed for.' : '',
  ].filter((note) => note !== '')
}

/** Rates at one mix are compared at one mix only as far as both have sessions in all of it. */
function adjustedNote(a: number, b: number): string {
  const least = Math.min(a, b)
  return least >= 0.995
    ? 'Both are at the same mix of matched cells, the weights taken as given.'
    : `Both are at one mix of matched cells as far as they have sessions in it: one of the two has none in ${formatValue(1 - least, 'rate')} of it.`
}

/** A probability as people read it: `0.031`, `< 0.001`. */
export const formatP = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3))

/** A difference with its sign, rates in percentage points: `+5.8 points`, `−0.4`. */
export function formatDifference(value: number, unit: Unit): string {
  const text = formatValue(value, unit)
  return `${value > 0 && !text.startsWith('+') ? '+' : ''}${text}${unit === 'rate' ? ' points' : ''}`
}

/** What the number of pairs on the screen does to a small p. */
export const pairsText = (pairs: number): string =>
  `The table offers ${formatCount(pairs)} such pairs; of so many, ${formatCount(Math.max(1, Math.round(pairs * 0.05)))} would fall below 0.05 by chance alone. p for the largest among all of them (Bonferroni):`

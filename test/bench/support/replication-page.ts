import { figureNumber } from '#core/figures/figure-number'
import { formatCount, formatLevel } from '#core/format/number'
import type { Unit } from '#core/pivot/measure'
import type { Interval } from '#core/stats/interval'

/** A published number beside the same of a dataset. */
export interface Quantity {
  readonly section: string
  readonly what: string
  /** The two ends of a published range; the same where it is one number. */
  readonly target: readonly [low: number, high: number]
  /** One step of its last published digit. */
  readonly step: number
  readonly unit: Unit | 'slope'
  readonly value: number
  readonly interval: Interval
  readonly n: number
  readonly isInside: boolean
  readonly from: string
}

interface About {
  readonly sessions: number
  readonly users: number
  readonly level: number
  readonly seed: number
}

/** What is outside of its interval with another seed. */
export interface ElsewhereOutside {
  readonly seed: number
  readonly outside: readonly Quantity[]
}

/** The page as Markdown. */
export function replicationPage(
  { sessions, users, level, seed }: About,
  figures: readonly Quantity[],
  others: readonly Quantity[],
  elsewhere: readonly ElsewhereOutside[],
): string {
  const all = [...figures, ...others]
  const inside = all.filter(({ isInside }) => isInside).length
  const expected = ((1 - level) * all.length).toFixed(0)
  return `# The study's numbers in synthetic sessions

Written by \`npm run replication\`; not edited by hand. The sessions are synthetic: ${formatCount(sessions)} of ${formatCount(users)}
made-up users, from the program's own generator (\`sample --sessions ${sessions} --seed ${seed}\`), whose parameters were set so that
a faithful analysis of them gives what the study published. So the page tells whether the program's analyses are those of the
study, and nothing about the world.

Every published number of sessions stands beside what the program finds: a figure or table of the study by its own panels, the
rest by pivots. Intervals are of ${formatLevel(level)}, clustered by user. A target is inside when the number as exactly as it was
published (half a step of its last digit to either side) meets the interval. Of ${all.length} targets ${inside} are inside. Numbers of fewer than 5
sessions or 5 users are withheld, and their cells left out of regressions: the study does not publish its floor, and of the floors near
the published rule this one loses about as many sessions as the study's, which are 2.2 % in column 5 of its table A1.

${elsewhereText(elsewhere, all.length, expected)}
## Where the targets do not agree

${contradictions()}

## Figures and tables

${tableOf(figures)}

## Other numbers

${tableOf(others)}

## Not of sessions

The log R2 of the value estimator, 0.38 overall and 0.16, 0.07, 0.06, 0.01 by tier (study 9.3), is of postings with known prices, and
no number of sessions tells it.
`
}

function elsewhereText(elsewhere: readonly ElsewhereOutside[], all: number, expected: string): string {
  if (elsewhere.length === 0) return ''
  const lines = elsewhere.map(({ seed, outside }) => {
    const names = outside.map(({ section, what }) => `${section}: ${what}`)
    return `| ${seed} | ${all - outside.length} | ${names.join('; ')} |`
  })
  return `With other seeds about ${expected} would be outside by chance alone, fewer because rounding is allowed for:

| seed | inside | outside |
| ---: | ---: | --- |
${lines.join('\n')}
`
}

/** Shares and effects of the levels of expertise as the study's table A2 has them (study.md 5.3, 8.1), in per cent and points. */
const SHARES = [5_911, 73_858, 96_516, 146_879, 36_422].map((n) => (100 * n) / 359_586)
const EFFECTS = [0, 6.4, 13.8, 15, 18.4]
const RAW = [13.2, 20.9, 28, 29.3, 34.7]
const ADJUSTED = [14.5, 20.9, 28.3, 29.5, 32.9]

/** Published numbers that cannot all be met at once, with the arithmetic. */
function contradictions(): string {
  const mean = (values: readonly number[]) => values.reduce((sum, value, l) => sum + (value * SHARES[l]!) / 100, 0)
  const levels = [1, 2, 3, 4, 5]
  const [middle, effect] = [mean(levels), mean(EFFECTS)]
  const covariance = mean(levels.map((level, l) => (level - middle) * (EFFECTS[l]! - effect)))
  const slope = covariance / mean(levels.map((level) => (level - middle) ** 2)) / 100
  return `- Table A2's five effects, ${EFFECTS.join(', ')} points, make a straight line through levels with its shares of sessions rise by
  covariance over variance, ${slope.toFixed(4)} a level. Column 5 of table A1, which is that line within the same cells, says 0.0379. Both hold only if
  cells weigh the levels otherwise than sessions do. The generator stands between the two, nearer to the five effects.
- The adjusted rates, weighted with the shares of all sessions, make ${mean(ADJUSTED).toFixed(1)} %, as do the rates as they are, ${mean(RAW).toFixed(1)} %. But column 5
  is of 2.2 % fewer sessions, and rates of the sessions that stay need not have the mean of all. In the generator those that go, of rare work,
  verify less often, so that the adjusted rates lie 0.1 to 0.2 points above the others.`
}

function tableOf(quantities: readonly Quantity[]): string {
  const lines = quantities.map((quantity) => {
    const { section, what, target, unit, value, interval, n, isInside, from } = quantity
    const write = (x: number) => figureNumber(x, unit)
    const [low, high] = target
    const told = low === high ? write(low) : `${write(low)} to ${write(high)}`
    const nearest = Math.min(high, Math.max(low, value))
    const off = value - nearest
    return `| ${[section, what, told, from, write(value), `${write(interval.low)} to ${write(interval.high)}`, off === 0 ? '0' : write(off), formatCount(n), isInside ? 'yes' : 'no'].join(' | ')} |`
  })
  return [
    '| where | what | study | read in | ours | interval | difference | n | inside |',
    '| --- | --- | ---: | --- | ---: | ---: | ---: | ---: | --- |',
    ...lines,
  ].join('\n')
}

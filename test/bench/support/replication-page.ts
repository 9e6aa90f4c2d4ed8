import { figureNumber } from '#core/figures/figure-number'
import { formatCount, formatLevel } from '#core/format/number'
import type { Unit } from '#core/pivot/measure'
import type { Interval } from '#core/stats/interval'
import { REASONS } from './replication-reasons'

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

/** The page, and what is outside of its interval without a reason that is known. */
export function replicationPage(
  { sessions, users, level, seed }: About,
  figures: readonly Quantity[],
  others: readonly Quantity[],
): { readonly text: string; readonly unexplained: readonly string[] } {
  const all = [...figures, ...others]
  const inside = all.filter(({ isInside }) => isInside).length
  const expected = ((1 - level) * all.length).toFixed(0)
  const text = `# The study's numbers in synthetic sessions

Written by \`npm run replication\`; not edited by hand. The sessions are synthetic: ${formatCount(sessions)} of ${formatCount(users)}
made-up users, from the program's own generator (\`sample --sessions ${sessions} --seed ${seed}\`), whose parameters were set so that
a faithful analysis of them gives what the study published. So the page tells whether the program's analyses are those of the
study, and nothing about the world.

Every published number of sessions stands beside what the program finds: a figure or table of the study by its own panels, the
rest by pivots. Intervals are of ${formatLevel(level)}, clustered by user. A target is inside when the number as exactly as it was
published (half a step of its last digit to either side) meets the interval. Of ${all.length} targets ${inside} are inside. The parameters
were set with seed 2026; with another seed about ${expected} would be outside by chance alone. Numbers of fewer than 5 sessions or 5 users
are withheld, and their cells left out of regressions: the study does not publish its floor, and of the floors near the published
rule this one loses about as many sessions as the study's, which are 2.2 % in column 5 of its table A1.

## Figures and tables

${tableOf(figures)}

## Other numbers

${tableOf(others)}

## Not of sessions

The log R2 of the value estimator, 0.38 overall and 0.16, 0.07, 0.06, 0.01 by tier (study 9.3), is of postings with known prices, and
no number of sessions tells it.
`
  return { text, unexplained: all.filter((q) => !q.isInside && reasonOf(q) === '').map(({ what }) => what) }
}

function tableOf(quantities: readonly Quantity[]): string {
  const lines = quantities.map((quantity) => {
    const { section, what, target, unit, value, interval, n, isInside, from } = quantity
    const write = (x: number) => figureNumber(x, unit)
    const [low, high] = target
    const told = low === high ? write(low) : `${write(low)} to ${write(high)}`
    const nearest = Math.min(high, Math.max(low, value))
    const off = value - nearest
    return `| ${[section, what, told, from, write(value), `${write(interval.low)} to ${write(interval.high)}`, off === 0 ? '0' : write(off), formatCount(n), isInside ? 'yes' : 'no', isInside ? '' : reasonOf(quantity)].join(' | ')} |`
  })
  return [
    '| where | what | study | read in | ours | interval | difference | n | inside | why not |',
    '| --- | --- | ---: | --- | ---: | ---: | ---: | ---: | --- | --- |',
    ...lines,
  ].join('\n')
}

const reasonOf = ({ section, what }: Quantity): string =>
  REASONS.find((reason) => reason.section === section && what.includes(reason.what))?.why ?? ''

import type { PivotCells } from '../cells/pivot-cells'
import { formatCount, formatValue } from '../format/number'
import type { Estimate } from '../stats/interval'

/** The study's changes of mean value from October 2025 to April 2026 (study.md 9.2); null is all sessions. */
export const PUBLISHED_GROWTH: readonly { readonly mode: string | null; readonly growth: number }[] = [
  { mode: null, growth: 0.27 },
  { mode: 'Build', growth: 0.43 },
  { mode: 'Operate', growth: 0.34 },
  { mode: 'Fix', growth: 0.32 },
  { mode: 'Communicate', growth: 0.02 },
]

/** A change from the first to the last month; null where it is withheld or there is none. */
export interface Growth {
  readonly mode: string | null
  readonly growth: Pick<Estimate, 'value' | 'interval'> | null
  readonly published: number
}

/**
 * Growth by mode, read from a pivot of modes by months whose measure is shown as an index from the first month.
 *
 * @param measure its position in the pivot
 */
export function growthByMode(cells: PivotCells, measure: number): Growth[] {
  const months = cells.columns.keys
    .map((key, c) => ({ key, c }))
    .filter(({ key }) => key.length === 1 && key[0] !== null)
  const last = months.at(-1)
  return PUBLISHED_GROWTH.map(({ mode, growth: published }) => {
    const row = cells.rows.keys.findIndex((key) => (mode === null ? key.length === 0 : key[0] === mode))
    const cell = row < 0 || !last ? null : cells.at(row, last.c, measure)
    if (cell?.kind !== 'estimate') return { mode, growth: null, published }
    const { value, interval } = cell.estimate
    const change = (index: number) => index / 100 - 1
    return {
      mode,
      growth: {
        value: change(value),
        interval: interval && { low: change(interval.low), high: change(interval.high) },
      },
      published,
    }
  })
}

/** Beyond this factor between methods the numbers are not to be told without saying so. */
export const FACTOR = 2

/** By what factor the largest of several levels is over the smallest; null of fewer than two. */
export function factorBetween(levels: readonly (number | null)[]): number | null {
  const known = levels.filter((level): level is number => level !== null && level > 0)
  return known.length < 2 ? null : Math.max(...known) / Math.min(...known)
}

/** By what factor methods differ in the median value of all sessions, as it is. */
export const factorOf = (
  lines: readonly { readonly statistic: string; readonly isTrimmed: boolean; readonly level: number | null }[],
): number | null =>
  factorBetween(
    lines.filter(({ statistic, isTrimmed }) => statistic === 'median' && !isTrimmed).map(({ level }) => level),
  )

/** What is to be said where methods differ beyond `FACTOR`. */
export const factorText = (factor: number): string =>
  `Methods differ by a factor of ${factor < 10 ? factor.toFixed(1) : formatCount(factor)} in the median value of all sessions: tell none of their dollars without the others.`

/** The median or mean value of all sessions; of a dollar or less a correction can make cents. */
export const levelText = (level: number | null): string =>
  level === null ? 'withheld' : formatValue(level, 'dollars', level < 10 ? 2 : 0)

/** A change as a percentage with its sign. */
export function changeText(share: number): string {
  const percent = Math.round(100 * share)
  if (percent === 0) return '0 %'
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`
}

/** A change with its interval: `+27 % [+20 %, +34 %]`. */
export function growthText({ growth }: Growth): string {
  if (!growth) return 'withheld or none'
  const { value, interval } = growth
  return interval
    ? `${changeText(value)} [${changeText(interval.low)}, ${changeText(interval.high)}]`
    : changeText(value)
}

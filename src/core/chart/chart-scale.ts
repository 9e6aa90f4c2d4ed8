import type { ChartKind } from '../pivot/chart-choice'
import type { Measure } from '../pivot/measure'
import type { ChartPoint } from './chart-point'

/** Whiskers that span more than this leave the boxes of a linear scale flat. */
const WIDE_SPREAD = 20

/** Why the values cannot lie on a logarithmic scale; null where they can. */
export function unfitForLog(kind: ChartKind, measure: Measure, points: readonly ChartPoint[]): string | null {
  if (kind === 'bar' || kind === 'heatmap' || kind === 'stacked') return 'lengths and shades start at zero'
  if (measure.unit === 'rate') return 'rates are read from zero'
  const isPositive = points.every((point) => extentOf(kind, point).every((value) => value > 0))
  return isPositive ? null : 'some values or bounds are not above zero'
}

/** The scale for what nobody chose one for: logarithmic only for boxes whose whiskers are far apart. */
export function chooseScale(kind: ChartKind, points: readonly ChartPoint[]): 'linear' | 'log' {
  const spreads = points.flatMap(({ spread }) => spread ?? [])
  if (kind !== 'box' || spreads.length === 0) return 'linear'
  const least = Math.min(...spreads.map(({ p5 }) => p5))
  return Math.max(...spreads.map(({ p95 }) => p95)) > WIDE_SPREAD * least ? 'log' : 'linear'
}

/** The least and the most that is drawn of a point. */
export function extentOf(kind: ChartKind, { value, low, high, spread }: ChartPoint): readonly [number, number] {
  return kind === 'box' && spread ? [spread.p5, spread.p95] : [low ?? value, high ?? value]
}

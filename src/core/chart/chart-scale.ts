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
  const spread = points.filter((point) => point.spread !== null).map((point) => extentOf(kind, point))
  if (kind !== 'box' || spread.length === 0) return 'linear'
  const least = Math.min(...spread.map(([low]) => low))
  return Math.max(...spread.map(([, high]) => high)) > WIDE_SPREAD * least ? 'log' : 'linear'
}

/** The least and the most that is drawn of a point. */
export function extentOf(kind: ChartKind, { value, low, high, spread }: ChartPoint): readonly [number, number] {
  if (kind !== 'box' || !spread) return [low ?? value, high ?? value]
  const { p5, q1, median, q3, p95 } = spread
  return [p5 ?? q1 ?? median, p95 ?? q3 ?? median]
}

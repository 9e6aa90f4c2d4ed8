import type { ChartModel } from '../chart/chart-model'
import { type PlainPoint, pointsChart } from '../chart/points-chart'
import { formatMonth } from '../format/month'
import type { Measure, Unit } from '../pivot/measure'
import type { ChangeResult, Drawn } from './change-result'
import type { ChangePlan } from './plan'
import type { SignalResult } from './signal'

/** What each group makes of a change, by mix and within it, with intervals. */
export function partsChart({ measure, pivot, scale, spec }: ChangePlan, { groups }: ChangeResult): ChartModel {
  const asRatio = (value: number) => Math.exp(value) - 1
  const shown = (of: Drawn | null) => {
    if (!of || scale === 'linear') return { value: of?.value ?? null, interval: of?.interval ?? null }
    const { value, interval } = of
    return {
      value: asRatio(value),
      interval: interval && { low: asRatio(interval.low), high: asRatio(interval.high) },
    }
  }
  const points = groups.flatMap(({ name, from, to, mix, within }): PlainPoint[] => [
    { category: name, series: 'Mix', ...shown(mix), n: from.n + to.n },
    { category: name, series: 'Within', ...shown(within), n: from.n + to.n },
  ])
  return pointsChart(points, inUnit(measure, 'Parts of the change', scale === 'log' ? 'change' : changeUnit(measure)), {
    kind: 'dot',
    isScale: false,
    level: spec.level,
    categoryTitle: pivot.rows[0]!.dimension.name,
    seriesTitle: 'Part',
  })
}

/** The gap of a signal by month. */
export function gapChart({ signal, months }: SignalResult, measure: Measure, level: number): ChartModel {
  const points = months.map(
    ({ month, gap }): PlainPoint => ({
      category: formatMonth(month, true),
      series: signal.name,
      value: gap?.value ?? null,
      interval: gap?.interval ?? null,
      n: gap ? gap.n[0] + gap.n[1] : 0,
    }),
  )
  return pointsChart(points, inUnit(measure, `Gap in ${measure.name.toLowerCase()}`, changeUnit(measure)), {
    kind: 'line',
    isScale: true,
    level,
    categoryTitle: 'Month',
    seriesTitle: '',
  })
}

const inUnit = (measure: Measure, name: string, unit: Unit): Measure => ({ ...measure, name, unit })

const changeUnit = ({ unit }: Measure): Unit => (unit === 'rate' ? 'points' : unit)

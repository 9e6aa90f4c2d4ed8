import { formatCount, formatWithUnit, MINUS } from '../format/number'
import type { Unit } from '../pivot/measure'
import type { ChartModel } from './chart-model'
import { extentOf } from './chart-scale'

/** The axis of the values: where it starts and ends, and where it is marked. */
export interface ValueAxis {
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/** Powers of ten between which a logarithmic axis has marks at 2 and 5 too. */
const MOST_DECADES_DIVIDED = 3

/**
 * An axis with room for every value and its interval. A linear one holds zero, since a rate or a count that starts
 * elsewhere would mislead; both end on a mark.
 *
 * @param about how many marks there is room for
 */
export function valueAxis(model: ChartModel, about: number): ValueAxis {
  if (model.kind === 'stacked') return linear(0, 1, about, 'rate')
  const extents = [
    ...model.points.map((point) => extentOf(model.kind, point)),
    ...model.published.map(({ value }) => [value, value] as const),
  ]
  const least = Math.min(...extents.map(([low]) => low))
  const most = Math.max(...extents.map(([, high]) => high))
  if (model.scale === 'log' && extents.length > 0) return logarithmic(least, most)
  return linear(Math.min(0, least), Math.max(0, most), about, model.measure.unit)
}

/** How many marks an axis beside lying bars has room for, and one beside what stands upright; in pixels of it and of its type. */
export const marksAlong = (width: number, fontSize: number): number => Math.max(3, Math.floor(width / (fontSize * 6)))
export const marksUp = (height: number, fontSize: number): number =>
  Math.max(2, Math.min(5, Math.floor(height / (fontSize * 5))))

function linear(least: number, most: number, about: number, unit: Unit): ValueAxis {
  const span = most > least ? most - least : 1
  const from = Number.isFinite(least) ? least : 0
  const step = roundStep(span / Math.max(1, about), unit)
  const [first, last] = [Math.floor(from / step + 1e-9), Math.ceil((from + span) / step - 1e-9)]
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => tidy((first + i) * step))
  return { domain: [ticks[0]!, ticks.at(-1)!], ticks }
}

/** The step of 1, 2 or 5 times a power of ten that is nearest above; whole for counts. */
function roundStep(least: number, unit: Unit): number {
  const power = 10 ** Math.floor(Math.log10(least) + 1e-9)
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= least * (1 - 1e-9))!
  return unit === 'count' ? Math.max(1, step) : step
}

function logarithmic(least: number, most: number): ValueAxis {
  const decades = Math.log10(most / least)
  const factors = decades <= MOST_DECADES_DIVIDED ? [1, 2, 5] : [1]
  const marks = Array.from({ length: 40 }, (_, i) => i - 20).flatMap((power) =>
    factors.map((factor) => tidy(factor * 10 ** power)),
  )
  const first = marks.findLastIndex((mark) => mark <= least)
  const last = marks.findIndex((mark) => mark >= most)
  const from = Math.max(0, first)
  const to = Math.max(from + 1, last < 0 ? marks.length - 1 : last)
  const ticks = marks.slice(from, to + 1)
  return { domain: [ticks[0]!, ticks.at(-1)!], ticks }
}

/** Without what floating point adds in the last digits. */
const tidy = (value: number): number => Number(value.toPrecision(12))

/** A mark of an axis, as short as it can be said: `40 %`, `2.5`, `$1 000`. */
export function formatTick(value: number, unit: Unit): string {
  if (unit === 'rate') return `${Number((value * 100).toFixed(6))}\u202F%`
  if (unit === 'change' || unit === 'points') {
    const percent = Number((value * 100).toFixed(6))
    const sign = percent > 0 ? '+' : percent < 0 ? MINUS : ''
    return `${sign}${Math.abs(percent)}\u202F${unit === 'change' ? '%' : 'points'}`
  }
  if (unit === 'number' && !Number.isInteger(value)) return String(value).replace('-', MINUS)
  return unit === 'number' ? formatCount(value) : formatWithUnit(value, unit)
}

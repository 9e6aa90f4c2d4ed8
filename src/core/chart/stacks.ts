import type { Cell } from '../cells/pivot-cells'
import type { ChartPlace, ChartPoint } from './chart-point'

/** A part of a whole from where it starts to where it ends, both from 0 to 1. */
export interface StackPart {
  /** Null for what is withheld of the whole, all together. */
  readonly point: ChartPoint | null
  readonly from: number
  readonly to: number
}

/** One category as the parts of its whole. */
export interface Stack {
  readonly panel: string
  readonly category: string
  readonly parts: readonly StackPart[]
}

/**
 * The parts of every category as shares of its total. What is withheld of it is the rest up to the total, which tells
 * no more than the table does; where the total is not known either, all of it is withheld.
 *
 * @param wholeOf the total of the category a place is in; null where the pivot has none
 */
export function stacksOf(
  points: readonly ChartPoint[],
  withheld: readonly ChartPlace[],
  wholeOf: (place: ChartPlace) => Cell | null,
): Stack[] {
  const places = new Map<string, ChartPlace>()
  for (const place of [...points, ...withheld]) {
    const name = JSON.stringify([place.panel, place.category])
    if (!places.has(name)) places.set(name, place)
  }
  return [...places.values()].map((place) => {
    const isHere = ({ panel, category }: ChartPlace) => panel === place.panel && category === place.category
    const own = points.filter(isHere)
    const sum = own.reduce((total, { value }) => total + value, 0)
    const whole = wholeOf(place)
    const isWhole = !withheld.some(isHere)
    const total = whole?.kind === 'estimate' ? whole.estimate.value : isWhole ? sum : null
    return { panel: place.panel, category: place.category, parts: partsOf(own, total, isWhole) }
  })
}

function partsOf(points: readonly ChartPoint[], total: number | null, isWhole: boolean): StackPart[] {
  if (total === null) return [{ point: null, from: 0, to: 1 }]
  if (total === 0) return []
  const parts: StackPart[] = []
  let from = 0
  for (const point of points) {
    const to = from + point.value / total
    parts.push({ point, from, to })
    from = to
  }
  return isWhole ? parts : [...parts, { point: null, from, to: 1 }]
}

import type { Reference } from '../../pivot/show-as'
import { type Bounded, differenceInterval, ratioInterval } from '../../stats/compare'
import type { Estimate, Interval } from '../../stats/interval'
import type { Cell } from '../pivot-cells'
import { likewise, type MeasureCells, none, WITHHELD } from './measure-cells'
import { type Place, referenceOf } from './places'

/** A value less that of the cell it is compared with. */
export const difference = (cells: MeasureCells, place: Place, from: Reference): Cell =>
  compared(cells, place, from, (a, b, isSame) => ({
    value: a.value - b.value,
    interval: isSame ? null : ofBoth(a, b, differenceInterval),
  }))

/** A difference in parts of what the value is compared with. */
export const percentDifference = (cells: MeasureCells, place: Place, from: Reference): Cell =>
  compared(cells, place, from, (a, b, isSame) => over(a, b, isSame, (ratio) => ratio - 1))

/** A value where that of the cell it is compared with is 100. */
export const index = (cells: MeasureCells, place: Place, from: Reference): Cell =>
  compared(cells, place, from, (a, b, isSame) => over(a, b, isSame, (ratio) => 100 * ratio))

type Comparison = { readonly value: number; readonly interval: Interval | null } | null

/** Withheld with either; n and users are the cell's own. */
function compared(
  cells: MeasureCells,
  place: Place,
  from: Reference,
  compare: (a: Estimate, b: Estimate, isSame: boolean) => Comparison,
): Cell {
  const cell = cells.at(...place)
  if (cell.kind !== 'estimate') return cell
  const at = referenceOf(cells, place, from)
  const other = at ? cells.at(...at) : none('nothing to compare with')
  if (other.kind === 'withheld') return WITHHELD
  if (!at || other.kind === 'empty') return none('nothing to compare with')
  const made = compare(cell.estimate, other.estimate, at[0] === place[0] && at[1] === place[1])
  return made ? likewise(cell, made.value, made.interval) : none('division by zero')
}

function over(a: Estimate, b: Estimate, isSame: boolean, of: (ratio: number) => number): Comparison {
  if (b.value === 0) return null
  const interval = isSame ? null : ofBoth(a, b, ratioInterval)
  return { value: of(a.value / b.value), interval: interval && { low: of(interval.low), high: of(interval.high) } }
}

function ofBoth(a: Estimate, b: Estimate, make: (a: Bounded, b: Bounded) => Interval | null): Interval | null {
  if (!a.interval || !b.interval) return null
  return make({ value: a.value, ...a.interval }, { value: b.value, ...b.interval })
}

import type { Reference } from '../../pivot/show-as'
import { correctedDifference } from '../../stats/agreement/rogan-gladen'
import { type Bounded, differenceInterval, ratioInterval } from '../../stats/compare'
import type { Estimate, Interval } from '../../stats/interval'
import { estimated } from '../estimation'
import type { Cell } from '../pivot-cells'
import { likewise, type MeasureCells, none, WITHHELD } from './measure-cells'
import { type Place, referenceOf } from './places'

/** A value less that of the cell it is compared with. */
export const difference = (cells: MeasureCells, place: Place, from: Reference): Cell =>
  compared(cells, place, from, (a, b, isSame) => ({
    value: a.value - b.value,
    interval: isSame ? null : cells.labelled ? ofCorrected(cells, place, from) : ofBoth(a, b, differenceInterval),
  }))

/** Of two rates corrected by one sample: its errors are those of both, so that the difference is corrected and not they. */
function ofCorrected({ labelled, plan, ...cells }: MeasureCells, place: Place, from: Reference): Interval | null {
  const at = referenceOf({ labelled, plan, ...cells }, place, from)
  if (!labelled || !at) return null
  const both = [place, at].map((one) => cells.at(...one))
  // What is left of a rate outside 0 to 1 has no such difference.
  if (both.some((cell) => cell.kind !== 'estimate' || cell.estimate.value === 0 || cell.estimate.value === 1))
    return null
  const [a, b] = [place, at].map((one) => labelled.at(...one))
  if (a?.kind !== 'estimate' || b?.kind !== 'estimate') return null
  const counted = {
    value: a.estimate.value - b.estimate.value,
    interval: ofBoth(a.estimate, b.estimate, differenceInterval),
    p: null,
  }
  return correctedDifference(counted, labelled.correction, plan.level).interval
}

/** A difference in parts of what the value is compared with. */
export const percentDifference = (cells: MeasureCells, place: Place, from: Reference): Cell =>
  compared(cells, place, from, (a, b, isSame) => over(cells, a, b, isSame, (ratio) => ratio - 1))

/** A value where that of the cell it is compared with is 100. */
export const index = (cells: MeasureCells, place: Place, from: Reference): Cell =>
  compared(cells, place, from, (a, b, isSame) => over(cells, a, b, isSame, (ratio) => 100 * ratio))

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
  const isSame = at[0] === place[0] && at[1] === place[1]
  const [one, two] = [sampled(cell.estimate), sampled(other.estimate)]
  const made = compare(one, two, isSame)
  if (!made) return none('division by zero')
  const [a, b] = [cell.estimate.estimation, other.estimate.estimation]
  if (!a || !b || isSame) return likewise({ kind: 'estimate', estimate: one }, made.value, made.interval)
  // Lower ends with lower ends: an error that all estimates share is the same in both.
  const end = (of: 'low' | 'high') =>
    compare({ ...one, value: a.range[of], interval: null }, { ...two, value: b.range[of], interval: null }, isSame)
      ?.value
  const range = { low: end('low') ?? made.value, high: end('high') ?? made.value }
  return {
    kind: 'estimate',
    estimate: estimated(one, made.value, made.interval, range, cells.plan.valueRange ?? 'combined'),
  }
}

/** An estimate with the interval of sampling alone. */
function sampled({ estimation, ...estimate }: Estimate): Estimate {
  return estimation ? { ...estimate, interval: estimation.sampling } : estimate
}

function over(
  { labelled }: MeasureCells,
  a: Estimate,
  b: Estimate,
  isSame: boolean,
  of: (ratio: number) => number,
): Comparison {
  if (b.value === 0) return null
  // The ratio of two rates that share the errors of a sample has no interval of ours.
  const interval = isSame || labelled ? null : ofBoth(a, b, ratioInterval)
  return { value: of(a.value / b.value), interval: interval && { low: of(interval.low), high: of(interval.high) } }
}

function ofBoth(a: Estimate, b: Estimate, make: (a: Bounded, b: Bounded) => Interval | null): Interval | null {
  if (!a.interval || !b.interval) return null
  return make({ value: a.value, ...a.interval }, { value: b.value, ...b.interval })
}

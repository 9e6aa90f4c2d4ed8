import { countInterval } from '../../stats/count'
import type { Estimate, Interval } from '../../stats/interval'
import { totalInterval } from '../../stats/total'
import type { Cell } from '../pivot-cells'
import { type MeasureCells, none, type Spread, WITHHELD } from './measure-cells'
import { type Place, stepsAlong, wayOf } from './places'

/**
 * A count or a sum with all that come before it along the way; a total over the way stays what it is. Withheld from the
 * first part on that is. Users are not known, since parts may have them in common.
 */
export function runningTotal(cells: MeasureCells, [row, column]: Place): Cell {
  const way = wayOf(cells.plan)
  const key = way ? cells[way.axis].keys[way.axis === 'rows' ? row : column]! : []
  if (!way || key.length <= way.depth) return cells.at(row, column)
  const steps = stepsAlong(cells, way, key)
  const here = steps.indexOf(key[way.depth]!)
  if (here < 0) return none('not on the scale')
  const estimates: Estimate[] = []
  const spreads: (Spread | null)[] = []
  for (const step of steps.slice(0, here + 1)) {
    const position = cells[way.axis].find(key.with(way.depth, step))
    const place: Place = way.axis === 'rows' ? [position, column] : [row, position]
    const part = cells.at(...place)
    if (part.kind === 'withheld') return WITHHELD
    if (part.kind !== 'estimate') continue
    estimates.push(part.estimate)
    spreads.push(cells.spreadAt(...place))
  }
  if (estimates.length === 0) return { kind: 'empty' }
  const sum = (of: (estimate: Estimate) => number) => estimates.reduce((total, estimate) => total + of(estimate), 0)
  const [value, n] = [sum((e) => e.value), sum((e) => e.n)]
  const users = estimates.length === 1 ? estimates[0]!.users : null
  return { kind: 'estimate', estimate: { value, n, users, interval: interval(cells, value, spreads) } }
}

/** Where sessions of one user are alike, parts that have users in common are not independent, and there is none. */
function interval({ asked, plan }: MeasureCells, sum: number, spreads: readonly (Spread | null)[]): Interval | null {
  if (plan.interval === 'clustered' || !asked) return null
  if (asked.statistic.kind === 'sessions') return countInterval(sum, plan.level)
  const squares = spreads.reduce((total, spread) => total + (spread?.squares ?? 0), 0)
  return totalInterval({ sum, squares }, plan.level)
}

import type { Correction } from '../pivot/correction'
import { roganGladen } from '../stats/agreement/rogan-gladen'
import { effectiveSize } from '../stats/cluster'
import { studentQuantile } from '../stats/student'
import type { Cell } from './pivot-cells'
import type { CellStatistics } from './statistics'

/**
 * The cell of a rate, corrected for misclassification. Its interval carries the error of the labelled sample besides that of
 * sampling; where sessions of one user are alike, that of as many independent sessions as would give the same variance.
 *
 * @param index position of the measure among those that are asked
 */
export function correctedCell(
  cell: Cell,
  { measures, clusters }: CellStatistics,
  index: number,
  correction: Correction,
  level: number,
): Cell {
  const statistics = measures[index]!
  if (cell.kind !== 'estimate' || statistics.kind !== 'successes') return cell
  const { n } = cell.estimate
  const { successes } = statistics
  const of = clusters?.[index]
  const [ss, sm, mm] = of?.pairs ?? []
  const sums = of && { clusters: of.clusters, ss: ss!, sm: sm!, mm: mm! }
  const size = sums ? effectiveSize(n, successes, sums) : n
  const critical = sums && size !== null ? studentQuantile((1 + level) / 2, sums.clusters - 1) : undefined
  const corrected = roganGladen((successes / n) * (size ?? n), size ?? n, correction, level, critical)
  if (!corrected) return { kind: 'empty', reason: 'division by zero' }
  const { value, interval } = corrected
  return { kind: 'estimate', estimate: { ...cell.estimate, value, interval: size === null ? null : interval } }
}

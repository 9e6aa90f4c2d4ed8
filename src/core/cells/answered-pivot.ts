import type { PivotPlan } from '../pivot/plan'
import { buildCells } from './build-cells'
import type { Key } from './key'
import type { PivotCells } from './pivot-cells'
import type { PivotStatistics } from './statistics'

/** A pivot that was answered. */
export interface AnsweredPivot {
  readonly statistics: PivotStatistics
  readonly plan: PivotPlan
  /** Keys of columns whose numbers of sessions are told as one sum, a row at a time. */
  readonly summed?: readonly Key[]
}

/** Makes what may be seen of an answer. */
export type BuildCells = (answered: AnsweredPivot) => PivotCells

/** What may be seen of a pivot that stands by itself. */
export const buildAlone: BuildCells = ({ statistics, plan }) => buildCells(statistics, plan)

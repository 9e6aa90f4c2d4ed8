import type { Correction } from '../../pivot/correction'
import type { AskedMeasure } from '../../pivot/measure'
import type { PivotPlan } from '../../pivot/plan'
import type { Interval } from '../../stats/interval'
import type { KeyIndex } from '../key'
import type { Cell, EmptyReason } from '../pivot-cells'

/** The sum of squares that the chance of a count or a sum is made of: of sessions, or of users where theirs are alike. */
export interface Spread {
  readonly squares: number
  readonly clusters: number
}

/** The cells of one measure, withheld where they must be, by positions on axes that are in no order. */
export interface MeasureCells {
  readonly plan: PivotPlan
  /** What is asked of SQL; null for a formula. */
  readonly asked: AskedMeasure | null
  readonly rows: KeyIndex
  readonly columns: KeyIndex
  at(row: number, column: number): Cell
  /** Of a corrected rate the cells before they were, and what they are corrected by; null for any other measure. */
  readonly labelled: { readonly correction: Correction; at(row: number, column: number): Cell } | null
  /** Of a count or a sum; null where the cell is not shown. */
  spreadAt(row: number, column: number): Spread | null
}

export const WITHHELD: Cell = { kind: 'withheld' }
export const none = (reason: EmptyReason): Cell => ({ kind: 'empty', reason })

/** A number that stands on the same sessions as another cell. */
export const likewise = (cell: Cell, value: number, interval: Interval | null): Cell =>
  cell.kind === 'estimate' ? { kind: 'estimate', estimate: { ...cell.estimate, value, interval } } : cell

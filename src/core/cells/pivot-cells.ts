import type { Dimension } from '../pivot/dimension'
import type { PlannedDimension, ShownMeasure } from '../pivot/plan'
import type { IntervalKind } from '../pivot/spec'
import type { Estimate } from '../stats/interval'
import type { Key } from './key'

/** One number on its way to the screen, a file or a slide. */
export type Cell =
  | { readonly kind: 'estimate'; readonly estimate: Estimate }
  /** Too few users or sessions, or needed to keep such a cell from being worked out. Nothing else is known here. */
  | { readonly kind: 'withheld' }
  /** No session fell here; or, where a reason is given, there is no such number. */
  | { readonly kind: 'empty'; readonly reason?: EmptyReason }

/** Why there is no number although there are sessions. */
export type EmptyReason =
  | 'no matched session'
  | 'division by zero'
  | 'nothing to compare with'
  | 'not on the scale'
  | 'no rank'

/** One axis: its dimensions, and its keys in the order they are shown, each total after its parts. */
export interface Axis {
  readonly dimensions: readonly PlannedDimension[]
  readonly keys: readonly Key[]
}

/** Sessions whose value could not be told, where an axis does not list them or leaves them out. */
export interface OffScaleNote {
  readonly dimension: Dimension
  readonly is: 'hidden' | 'excluded'
  /** How many; withheld where too few, or where they would tell what is withheld. */
  readonly sessions: Cell
}

/** What was held fixed for an adjusted measure, and what was left out for it. */
export interface AdjustmentNote {
  readonly measure: string
  readonly held: readonly Dimension[]
  /** Controls that tell rows or columns apart, and so cannot be held fixed. */
  readonly onAxis: readonly Dimension[]
  /** Whose mix is the standard, in words. */
  readonly standard: string
  /** Matched cells of the standard, and those of them that are large enough. */
  readonly cells: number
  readonly keptCells: number
  /** Sessions with a control that is not known, and sessions in matched cells that are too small. */
  readonly unknown: Cell
  readonly small: Cell
}

/**
 * The answer to a pivot as everyone gets it: grid, chart, slide, export, clipboard and command line read these cells
 * and nothing else. Whatever is withheld is already gone.
 */
export interface PivotCells {
  readonly rows: Axis
  readonly columns: Axis
  readonly measures: readonly ShownMeasure[]
  /** What the intervals take of sessions of one user. */
  readonly interval: IntervalKind
  readonly level: number
  /** The cell at a row key, a column key and a measure, by position. */
  at(row: number, column: number, measure: number): Cell
  /** Row and column positions with at least one withheld number. */
  readonly withheld: number
  /** Sessions and users after the filters; withheld like any other number. */
  readonly inView: Cell
  /** Sessions an axis does not list, or leaves out, since a value could not be told. */
  readonly offScale: readonly OffScaleNote[]
  readonly adjustments: readonly AdjustmentNote[]
}

/** A key shorter than its axis is a total. */
export const isTotal = (axis: Pick<Axis, 'dimensions'>, key: Key): boolean => key.length < axis.dimensions.length

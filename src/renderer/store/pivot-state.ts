import type { PairSums } from '#core/cells/compare'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { Failure, Result } from '#core/failure'
import type { CutRequest } from '#core/pivot/cut'
import type { Dimension } from '#core/pivot/dimension'
import type { DimensionDefinition } from '#core/pivot/dimension-definition'
import type { Edit } from '#core/pivot/edits'
import type { PivotPlan } from '#core/pivot/plan'
import type { PivotSpec } from '#core/pivot/spec'
import type { Beside, View } from '#core/report/report'
import type { Views, ViewsEdit } from '#core/report/view-edits'
import type { Selection } from './page-state'

export interface PivotSlice {
  readonly views: readonly View[]
  /** Id of the view on screen. */
  readonly shown: string
  /** The view beside it, and whether their filters are one. */
  readonly beside: Beside | null
  /** The cells of both views while two stand side by side, the left one first: neither tells what the other withholds. */
  readonly pair: readonly [PivotCells, PivotCells] | null
  /** Why the two cannot be shown beside each other. */
  readonly pairFailure: Failure | null
  /** What the view on screen asks. */
  readonly spec: PivotSpec
  readonly past: readonly Views[]
  readonly future: readonly Views[]
  /** The cells of the last question that was answered. */
  readonly cells: PivotCells | null
  /** What was asked for them. */
  readonly plan: PivotPlan | null
  /** The statement behind them, as "Copy SQL" gives it. */
  readonly sql: string
  readonly isAsking: boolean
  readonly pivotFailure: Failure | null
  /** How long the engine took, in milliseconds. */
  readonly askedMs: number | null
  /** Starts over with these views, for a dataset that was just opened. */
  begin(views: Views): void
  /** Asks the pivot again, since the sessions have columns they did not have. */
  askAnew(): Promise<void>
  /** Edits what the view on screen asks. */
  edit(edit: Edit): void
  /** Edits the list of views. */
  editViews(edit: ViewsEdit): void
  /** Turns to another view, which is no step to undo. */
  show(view: string): void
  undo(): void
  redo(): void
  /** Goes to where so many steps had been made, back or forth. */
  stepTo(step: number): void
  /** Asks for what a comparison of two cells of the table stands on. */
  askPair(first: Selection, second: Selection, signal: AbortSignal): Promise<Result<PairSums>>
  /** Cuts a number into bins, which become a dimension on the rows, or take the place of bins that were made before. */
  binDimension(dimension: Dimension, request: CutRequest, instead?: DimensionDefinition): Promise<void>
}

import type { Failure } from '#core/failure'
import type { AskedFinding } from '#core/figures/asked-finding'
import type { ComparedFigure } from '#core/figures/compare-figures'
import type { FigureResult } from '#core/figures/figure-result'
import type { Opening } from './dataset-state'
import type { OpenRequest } from './requested-state'

export interface FiguresSlice {
  /** Id of the figure on the figures page, or `findings`, `change` or `robustness`. */
  readonly figure: string
  /** Whether the filters of the view on screen hold there too. */
  readonly isFigureFiltered: boolean
  /** What figures stand beside: the study's numbers, all sessions, those of another view (`view:` and its id), another dataset. */
  readonly figureAgainst: string
  /** The other dataset that figures stand beside, or is being opened for that. */
  readonly otherName: string | null
  /** How far its files are in; null where none are on their way. */
  readonly otherOpening: Opening | null
  /** The figure that was answered last; null while there is none, or something else is shown. */
  readonly figureResult: FigureResult | null
  /** The same beside other sessions. */
  readonly comparedFigure: ComparedFigure | null
  readonly findings: readonly AskedFinding[] | null
  readonly figureFailure: Failure | null
  readonly isAskingFigure: boolean
  openFigure(figure: string): void
  filterFigure(isFiltered: boolean): void
  compareFigure(against: string): void
  /** Opens another dataset for figures to stand beside. */
  openBeside(request: OpenRequest): Promise<void>
  cancelBeside(): void
  /** Asks for what the page shows, unless it has been answered. */
  askFigure(): Promise<void>
}

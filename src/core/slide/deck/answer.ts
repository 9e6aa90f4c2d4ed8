import type { PivotCells } from '../../cells/pivot-cells'
import type { AskedSignal } from '../../change/asked-signal'
import type { ChangeResult } from '../../change/change-result'
import type { ChangePlan } from '../../change/plan'
import type { Failure } from '../../failure'
import type { AskedFinding } from '../../figures/asked-finding'
import type { Figure, FigurePanel } from '../../figures/figure'
import type { FigureRow } from '../../figures/figure-result'
import type { Measure } from '../../pivot/measure'
import type { PivotSpec } from '../../pivot/spec'
import type { HeadlineResult } from '../../robustness/specification'

/** The answer to one thing a slide shows. Whatever is withheld is already gone. */
export type ShownAnswer = Answer & {
  /** The slide beside which it tells too many groups of sessions apart to be shown, from 1. */
  readonly tooFineBeside?: number
}

type Answer =
  | { readonly kind: 'cells'; readonly cells: PivotCells; readonly measure: number; readonly spec: PivotSpec }
  | {
      readonly kind: 'panel'
      readonly figure: Figure
      readonly panel: FigurePanel
      readonly rows: readonly FigureRow[]
      readonly cells: PivotCells | null
    }
  | { readonly kind: 'finding'; readonly asked: AskedFinding }
  | { readonly kind: 'gap'; readonly asked: AskedSignal; readonly measure: Measure }
  | { readonly kind: 'robustness'; readonly result: HeadlineResult }
  | { readonly kind: 'change'; readonly plan: ChangePlan; readonly result: ChangeResult }
  /** The data lacks what it needs, or this program does not know it. */
  | { readonly kind: 'lacking'; readonly name: string; readonly published: string; readonly failure: Failure }

/** The answers of a slide, in the order of what it shows; by the id of the slide. */
export type DeckAnswers = ReadonlyMap<string, readonly ShownAnswer[]>

import type { PivotCells } from '../cells/pivot-cells'
import { CHART_KIND_NAMES, CHART_KINDS, CHOSEN_CHART, type ChartChoice, type ChartKind } from '../pivot/chart-choice'
import type { ChartModel } from './chart-model'
import { unfitForLog } from './chart-scale'
import { unfit } from './choose-kind'
import { choosePanel, chooseRoles } from './choose-roles'
import { drawableOf, unfolded } from './drawable'

/** Something a chart can be, or why this one cannot. */
export interface ChartOption<T> {
  readonly id: T
  readonly name: string
  /** Null where it fits. */
  readonly unfit: string | null
}

/** What someone can choose for a chart. */
export interface ChartOptions {
  readonly kinds: readonly ChartOption<ChartKind>[]
  /** Dimensions that can have a panel for each value. */
  readonly panels: readonly { readonly id: string; readonly name: string }[]
  readonly log: ChartOption<'log'>
}

/** What the chart of a measure can be, given how it is drawn now. */
export function chartOptions(
  cells: PivotCells,
  measure: number,
  { kind, points }: Pick<ChartModel, 'kind' | 'points'>,
  choice: ChartChoice = CHOSEN_CHART,
): ChartOptions {
  const drawable = drawableOf(cells, measure)
  const panel = choosePanel(drawable, choice.panels)
  const drawn = unfolded(drawable).map((i) => drawable.dimensions[i]!)
  return {
    kinds: CHART_KINDS.map((id) => ({
      id,
      name: CHART_KIND_NAMES[id],
      unfit: unfit(id, drawable, chooseRoles(drawable, panel, id)),
    })),
    panels: drawn.length < 2 ? [] : drawn.map(({ id, name }) => ({ id, name })),
    log: { id: 'log', name: 'Logarithmic scale', unfit: unfitForLog(kind, drawable.measure, points) },
  }
}

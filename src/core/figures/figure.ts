import type { MeasureId } from '../pivot/built-in-measures'
import type { PivotSpec, Placement } from '../pivot/spec'
import type { PublishedValue } from './published-value'

/** How a panel is drawn in the study. */
export type PanelForm = 'bar' | 'line' | 'dot' | 'box'

interface PanelBase {
  /** Short; a panel that stands alone has the name of its figure. */
  readonly name: string
  readonly filters: PivotSpec['filters']
  readonly published: readonly PublishedValue[]
}

/** A panel that is a pivot. */
export interface PivotPanel extends PanelBase {
  readonly kind: 'pivot'
  readonly form: PanelForm
  /** True where the rows are the steps of a scale. */
  readonly isScale: boolean
  readonly rows: readonly Placement[]
  readonly columns: readonly Placement[]
  readonly measures: readonly MeasureId[]
  /** Keeps this many of the rows with most sessions, as the study does; all where there is no number. */
  readonly largestRows?: number
}

/** A panel of rates by level of one factor, with matched cells held fixed. */
export interface AdjustedPanel extends PanelBase {
  readonly kind: 'adjusted'
  readonly measures: readonly MeasureId[]
  readonly factor: string
  readonly controls: readonly string[]
}

/** A panel that is a regression table: a column more for every step of controls. */
export interface RegressionPanel extends PanelBase {
  readonly kind: 'regression'
  readonly measure: MeasureId
  readonly factor: string
  readonly hasLevels: boolean
  /** Dimensions that each further column holds fixed as well. */
  readonly steps: readonly (readonly string[])[]
}

export type FigurePanel = PivotPanel | AdjustedPanel | RegressionPanel

export interface Figure {
  readonly id: string
  /** As the study numbers it: `Figure 1`, `Table A1`. */
  readonly number: string
  readonly name: string
  /** What it shows and how it is defined, with its place in the domain reference. */
  readonly about: string
  /** What of the study's population or method is ours, or could not be followed; empty where nothing. */
  readonly caveat: string
  readonly panels: readonly FigurePanel[]
}

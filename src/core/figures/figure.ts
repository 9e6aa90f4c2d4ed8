import type { Key } from '../cells/key'
import type { MeasureId } from '../pivot/built-in-measures'
import type { DimensionDefinition } from '../pivot/dimension-definition'
import type { ShowAs } from '../pivot/show-as'
import type { PivotSpec, Placement } from '../pivot/spec'
import type { ControlStep } from '../regression/spec'
import type { PublishedValue } from './published-value'

/** How a panel is drawn in the study. */
export type PanelForm = 'bar' | 'line' | 'dot' | 'box'

interface PanelBase {
  /** Short, and of its own within the figure. */
  readonly name: string
  readonly filters: PivotSpec['filters']
  readonly published: readonly PublishedValue[]
  /** What was published and does not stand beside ours, each with why: another definition, or readings that differ. */
  readonly notCompared?: readonly string[]
}

/** A panel that is a pivot. */
export interface PivotPanel extends PanelBase {
  readonly kind: 'pivot'
  readonly form: PanelForm
  /** False where the study has a table only. */
  readonly hasChart?: boolean
  /** True where the rows are the steps of a scale. */
  readonly isScale: boolean
  readonly rows: readonly Placement[]
  readonly columns: readonly Placement[]
  /** Dimensions of its own that rows and columns name. */
  readonly dimensions?: readonly DimensionDefinition[]
  readonly measures: readonly MeasureId[]
  readonly showAs?: ShowAs
  /** Keeps this many of the rows with most sessions, as the study does; all where there is no number. */
  readonly largestRows?: number
  /** Keeps these columns, in this order, the empty key for their total; all but totals where there are none. */
  readonly columnKeys?: readonly Key[]
}

/** One measure along several dimensions with the same values, each a series. */
export interface OverlayPanel extends PanelBase {
  readonly kind: 'overlay'
  readonly form: PanelForm
  readonly isScale: boolean
  readonly measure: MeasureId
  readonly categoryTitle: string
  readonly parts: readonly {
    readonly name: string
    readonly dimension: string
    /** Where the dimension is the panel's own. */
    readonly definition?: DimensionDefinition
  }[]
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
  /** What each further column holds fixed as well. */
  readonly steps: readonly ControlStep[]
  /** The columns as they were published, in their order. */
  readonly publishedColumns?: readonly PublishedColumn[]
}

/** A column of a published regression table; null where it says nothing. */
export interface PublishedColumn {
  readonly slope: number
  readonly se: number
  readonly sessions: number
  readonly cells: number | null
  readonly r2: number
}

/** A panel of words: definitions the study sets out as a table. */
export interface TextPanel extends PanelBase {
  readonly kind: 'text'
  readonly head: readonly string[]
  /** As long as the head, each. */
  readonly lines: readonly (readonly string[])[]
}

export type FigurePanel = PivotPanel | OverlayPanel | AdjustedPanel | RegressionPanel | TextPanel

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

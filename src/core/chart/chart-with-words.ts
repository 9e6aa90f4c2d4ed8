import type { ChartModel } from './chart-model'

/** A chart with what stands above and under it where it stands by itself. */
export interface ChartWithWords {
  readonly model: ChartModel
  readonly title: string
  readonly footnote: string
}

/** One of several that are written to a folder. */
export interface NamedChart extends ChartWithWords {
  /** Name of its file without an ending. */
  readonly id: string
}

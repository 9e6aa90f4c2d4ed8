import * as Plot from '@observablehq/plot'
import type { ChartPoint } from '#core/chart/chart-point'

/**
 * Which way the values run. Categories that are a scale lie from left to right and their values stand upright; others
 * are listed below each other, where there is room for their names.
 */
export interface Direction {
  readonly isUpright: boolean
  /** The axis of the categories, and that of the values. */
  readonly category: 'x' | 'y'
  readonly value: 'x' | 'y'
  readonly bar: typeof Plot.barX | typeof Plot.barY
  readonly rule: typeof Plot.ruleX | typeof Plot.ruleY
  readonly tick: typeof Plot.tickX | typeof Plot.tickY
  /** Moves a mark across its band, in pixels. */
  shift(by: number): { readonly dx: number } | { readonly dy: number }
  /** Keeps a bar off the two sides of its band, in pixels. */
  inset(start: number, end: number): Plot.InsetOptions
  /** Places a mark from one value to another. */
  between(from: (point: ChartPoint) => number | null, to: (point: ChartPoint) => number | null): object
}

export const UPRIGHT: Direction = {
  isUpright: true,
  category: 'x',
  value: 'y',
  bar: Plot.barY,
  rule: Plot.ruleX,
  tick: Plot.tickY,
  shift: (dx) => ({ dx }),
  inset: (insetLeft, insetRight) => ({ insetLeft, insetRight }),
  between: (y1, y2) => ({ y1, y2 }),
}

export const LYING: Direction = {
  isUpright: false,
  category: 'y',
  value: 'x',
  bar: Plot.barX,
  rule: Plot.ruleY,
  tick: Plot.tickX,
  shift: (dy) => ({ dy }),
  inset: (insetTop, insetBottom) => ({ insetTop, insetBottom }),
  between: (x1, x2) => ({ x1, x2 }),
}

import type { CellFormat } from './cell-format'
import { CHOSEN_CHART, type ChartChoice } from './chart-choice'
import type { Corrections } from './correction'
import type { MeasureOrder, OffScale, OrderWord, Placement, SortKey, Totals } from './placement'
import { shownAtFirst } from './shown-at-first'
import { alsoBy } from './sort-keys'
import type { IntervalKind, PivotSpec, Thresholds, ValueRange } from './spec'

/** Edits of a spec: each takes what was asked and gives what is asked now. They know nothing of any table. */
export type AxisName = 'rows' | 'columns'
export type Edit = (spec: PivotSpec) => PivotSpec

const without = (placements: readonly Placement[], dimension: string): Placement[] =>
  placements.filter((placement) => placement.dimension !== dimension)

/** Puts a dimension last on an axis, taking it from wherever it was. */
export const placeDimension =
  (axis: AxisName, dimension: string): Edit =>
  (spec) => {
    const kept = { ...spec, rows: without(spec.rows, dimension), columns: without(spec.columns, dimension) }
    return { ...kept, [axis]: [...kept[axis], { dimension }] }
  }

/** Puts a dimension at a place of an axis, counted before it is taken from where it was; it stays shown as it was. */
export const insertDimension =
  (axis: AxisName, dimension: string, at: number): Edit =>
  (spec) => {
    const placement = [...spec.rows, ...spec.columns].find((p) => p.dimension === dimension) ?? { dimension }
    const from = spec[axis].findIndex((p) => p.dimension === dimension)
    const to = from >= 0 && from < at ? at - 1 : at
    if (from >= 0 && from === Math.min(to, spec[axis].length - 1)) return spec
    const kept = { ...spec, rows: without(spec.rows, dimension), columns: without(spec.columns, dimension) }
    return { ...kept, [axis]: kept[axis].toSpliced(to, 0, placement) }
  }

export const removeDimension =
  (dimension: string): Edit =>
  (spec) => ({ ...spec, rows: without(spec.rows, dimension), columns: without(spec.columns, dimension) })

/** Moves a dimension one place along its axis; at the end it stays. */
export const shiftDimension =
  (dimension: string, by: -1 | 1): Edit =>
  (spec) => {
    const axis: AxisName = spec.rows.some((p) => p.dimension === dimension) ? 'rows' : 'columns'
    const placements = [...spec[axis]]
    const from = placements.findIndex((p) => p.dimension === dimension)
    const to = from + by
    if (from < 0 || to < 0 || to >= placements.length) return spec
    const [moved] = placements.splice(from, 1)
    placements.splice(to, 0, moved!)
    return { ...spec, [axis]: placements }
  }

/** Changes what is said of a dimension on whichever axis it is. */
const changePlacement =
  (dimension: string, change: (placement: Placement) => Placement): Edit =>
  (spec) => {
    const changed = (placements: readonly Placement[]) =>
      placements.map((p) => (p.dimension === dimension ? change(p) : p))
    return { ...spec, rows: changed(spec.rows), columns: changed(spec.columns) }
  }

/** Orders by a word, forwards, or by a measure. */
export const orderDimension = (dimension: string, order: OrderWord | MeasureOrder): Edit =>
  changePlacement(dimension, ({ isReversed: _, ...placement }) => ({ ...placement, order }))

/** Turns the order of a dimension round, whatever it is by. */
export const reverseDimension = (dimension: string): Edit =>
  changePlacement(dimension, ({ isReversed, ...placement }) => {
    const { order } = placement
    if (typeof order === 'object') return { ...placement, order: { ...order, isDescending: !order.isDescending } }
    return isReversed ? placement : { ...placement, isReversed: true }
  })

/** Orders every dimension of an axis by a measure, each within its parent; with null each by its own default again. */
export const sortAxis =
  (axis: AxisName, order: MeasureOrder | null): Edit =>
  (spec) => {
    const sorted = ({ order: _, isReversed: __, ...placement }: Placement): Placement =>
      order ? { ...placement, order } : placement
    return { ...spec, [axis]: spec[axis].map(sorted) }
  }

/** Sorts every dimension of an axis by a column beside what it is sorted by, or turns that round, or ends it. */
export const sortAxisAlso =
  (axis: AxisName, column: Omit<SortKey, 'isDescending'>): Edit =>
  (spec) => {
    const order = alsoBy(spec[axis].at(-1)?.order, column)
    return sortAxis(axis, order)(spec)
  }

/** Where the total over a dimension stands, or that it is not listed. */
export const placeTotals = (dimension: string, totals: Totals): Edit =>
  changePlacement(dimension, (placement) => ({ ...placement, totals }))

/** Which keys of a dimension are collapsed; undefined where none is. */
export const collapseKeys = (dimension: string, collapsed: Placement['collapsed']): Edit =>
  changePlacement(dimension, ({ collapsed: _, ...placement }) =>
    collapsed === undefined ? placement : { ...placement, collapsed },
  )

/** Lists the parts of no group of an axis, or of all. */
export const collapseAxis =
  (axis: AxisName, isCollapsed: boolean): Edit =>
  (spec) =>
    spec[axis]
      .slice(0, -1)
      .reduce((now, { dimension }) => collapseKeys(dimension, isCollapsed ? 'all' : undefined)(now), spec)

/** Says what becomes of sessions whose value of a dimension could not be told. */
export const setOffScale = (dimension: string, offScale: OffScale): Edit =>
  changePlacement(dimension, (placement) => ({ ...placement, offScale }))

export const swapAxes: Edit = (spec) => ({ ...spec, rows: spec.columns, columns: spec.rows })

/** Adds a measure, or takes it away; the last one stays, since a pivot without measures shows nothing. */
export const toggleMeasure =
  (measure: string): Edit =>
  (spec) => {
    if (!spec.measures.includes(measure))
      return { ...spec, measures: [...spec.measures, measure], showAs: shownAtFirst(measure, spec) }
    if (spec.measures.length === 1) return spec
    const { [measure]: _, ...showAs } = spec.showAs
    return { ...spec, measures: spec.measures.filter((id) => id !== measure), showAs }
  }

/** Puts a measure at a place among those that are shown, counted before it is taken from where it was. */
export const insertMeasure =
  (measure: string, at: number): Edit =>
  (spec) => {
    const from = spec.measures.indexOf(measure)
    const to = from >= 0 && from < at ? at - 1 : at
    if (from >= 0 && from === Math.min(to, spec.measures.length - 1)) return spec
    const showAs = from >= 0 ? spec.showAs : shownAtFirst(measure, spec)
    return { ...spec, measures: spec.measures.filter((id) => id !== measure).toSpliced(to, 0, measure), showAs }
  }

export const setLevel =
  (level: number): Edit =>
  (spec) => ({ ...spec, level })

export const setThresholds =
  (thresholds: Thresholds): Edit =>
  (spec) => ({ ...spec, thresholds })

/** Says what the interval of an estimated value is of. */
export const setValueRange =
  (valueRange: ValueRange): Edit =>
  (spec) => ({ ...spec, valueRange })

/** Corrects rates for misclassification, or none. */
export const setCorrections =
  (corrections: Corrections | undefined): Edit =>
  (spec) => ({ ...spec, corrections })

export const setIntervalKind =
  (interval: IntervalKind): Edit =>
  (spec) => ({ ...spec, interval })

export const drawAs =
  (change: Partial<ChartChoice>): Edit =>
  (spec) => ({ ...spec, chart: { ...CHOSEN_CHART, ...spec.chart, ...change } })

export const setFormat =
  (measure: string, format: CellFormat): Edit =>
  (spec) => ({ ...spec, formats: { ...spec.formats, [measure]: format } })

import type { SessionsTable } from '../dataset/sessions-table'
import { fail, ok, type Result } from '../failure'
import { formatShowAs } from '../format/show-as'
import { type Base, orderBases } from './base'
import { type Correction, canCorrect, correctionText } from './correction'
import { definedDimension } from './defined-dimension'
import { resolveMeasure } from './definitions/resolve-measure'
import { type Dimension, type KeyValue, MOST_VALUES, offScaleValues } from './dimension'
import { dimensionsOf, givenDimensions } from './dimensions-of'
import type { Filter } from './filter'
import { type AskedMeasure, inputsOf, type Measure, rangeOf } from './measure'
import type { OffScale, OrderWord, Placement, Totals } from './placement'
import { type FilterNames, type PlannedFilter, type PlannedMembership, planFilter } from './planned-filter'
import { AS_VALUE, canShowAs, type ShowAs, unitShown } from './show-as'
import { sortKeysOf } from './sort-keys'
import type { IntervalKind, PivotSpec, Thresholds, ValueRange } from './spec'

/** By the measure at this position among those of the plan, at a key of the other axis. */
export interface PlannedSortKey {
  readonly measure: number
  readonly at: readonly KeyValue[]
  readonly isDescending: boolean
}

/** What decides where all before it are the same follows in `next`. */
export interface PlannedMeasureOrder extends PlannedSortKey {
  readonly next?: readonly PlannedSortKey[]
}

/** A dimension on an axis, with the order its keys are shown in, and which of them are. */
export interface PlannedDimension {
  readonly dimension: Dimension
  readonly order: OrderWord | PlannedMeasureOrder
  readonly isReversed?: boolean | undefined
  readonly totals?: Totals | undefined
  readonly collapsed?: 'all' | readonly (readonly KeyValue[])[] | undefined
  readonly offScale?: OffScale | undefined
}

/** A measure as the pivot shows it, by the name and in the unit it is shown in. */
export interface ShownMeasure extends Measure {
  readonly showAs: ShowAs
  /** Positions of what it is made of among the measures that are asked: itself, or the inputs of its formula. */
  readonly inputs: readonly number[]
  /** Positions of the lower and the upper ends of its estimates among them. */
  readonly ends?: { readonly low: number; readonly high: number }
  /** What it is corrected for misclassification by. */
  readonly correction?: Correction
}

/** What a spec means for one table: every name resolved, nothing left to look up. */
export interface PivotPlan {
  readonly table: string
  readonly rows: readonly PlannedDimension[]
  readonly columns: readonly PlannedDimension[]
  /** What SQL is asked for: the measures that are shown, and the inputs of those that are formulas. */
  readonly measures: readonly AskedMeasure[]
  readonly shown: readonly ShownMeasure[]
  /** Sessions pass all of them; rankings among them are still to be asked, see `ranking.ts`. */
  readonly filters: readonly PlannedFilter[]
  /** What the axes leave out: sessions must not have these values. */
  readonly excluded: readonly PlannedMembership[]
  /** The denominators in play; `all` is always among them, since every cell answers for its sessions. */
  readonly bases: readonly Base[]
  /** Whether distinct users can be counted. */
  readonly hasUsers: boolean
  readonly level: number
  readonly thresholds: Thresholds
  /** Clustered only where users are known. */
  readonly interval: IntervalKind
  /** What the interval of an estimated value is of. */
  readonly valueRange?: ValueRange | undefined
  /** Whether it is asked how quantities are spread, as a box plot shows it. */
  readonly hasSpreads: boolean
}

/** Resolves what was asked against a table, or says what the table does not have. */
export function normalize(spec: PivotSpec, table: SessionsTable): Result<PivotPlan> {
  const names = namesOf(spec, table)
  const rows = placeAll(spec.rows, names, spec)
  if (!rows.ok) return rows
  const columns = placeAll(spec.columns, names, spec)
  if (!columns.ok) return columns
  const twice = repeated([...spec.rows, ...spec.columns].map((p) => p.dimension))
  if (twice !== undefined) return fail({ code: 'dimension-twice', name: twice })
  const measures = resolveMeasures(spec, table)
  if (!measures.ok) return measures
  const filters = resolveFilters(spec.filters, names)
  if (!filters.ok) return filters
  const asked = askMeasures(measures.value)
  const shown = showAll(asked.shown, spec, columns.value)
  if (!shown.ok) return shown
  return ok({
    table: table.table,
    rows: rows.value,
    columns: columns.value,
    measures: asked.measures,
    shown: shown.value,
    filters: filters.value,
    excluded: [...rows.value, ...columns.value].filter(({ offScale }) => offScale === 'excluded').map(leftOut),
    bases: asked.bases,
    hasUsers: table.users !== null,
    level: spec.level,
    thresholds: spec.thresholds,
    interval: table.users === null ? 'simple' : spec.interval,
    valueRange: spec.valueRange,
    hasSpreads: spec.chart?.kind === 'box',
  })
}

/** What SQL is asked for to show measures as they are, and on which sessions they stand. */
export function askMeasures(measures: readonly Measure[]): Pick<PivotPlan, 'measures' | 'shown' | 'bases'> {
  const inputs = measures.flatMap((measure) => [...inputsOf(measure), ...rangeOf(measure)])
  const asked = [...new Map(inputs.map((measure) => [measure.id, measure])).values()]
  const placeOf = (of: AskedMeasure) => asked.findIndex(({ id }) => id === of.id)
  return {
    measures: asked,
    shown: measures.map((measure) => ({
      ...measure,
      showAs: AS_VALUE,
      inputs: inputsOf(measure).map(placeOf),
      ...(measure.range && { ends: { low: placeOf(measure.range.low), high: placeOf(measure.range.high) } }),
    })),
    bases: orderBases(asked.map(({ base }) => base)),
  }
}

/** For each exclusion a count of the sessions that pass the filters and that it leaves out. */
export const leftOutQuestions = (plan: PivotPlan): PivotPlan[] =>
  plan.excluded.map((exclusion) => ({
    ...plan,
    rows: [],
    columns: [],
    ...askMeasures([]),
    filters: [...plan.filters, { ...exclusion, isNegated: false }],
    excluded: [],
    interval: 'simple',
  }))

const leftOut = ({ dimension }: PlannedDimension): PlannedMembership => ({
  kind: 'membership',
  dimension,
  values: offScaleValues(dimension),
  isNegated: true,
})

/** Names as a spec uses them: those of the table, and those it defines itself. */
function namesOf(spec: PivotSpec, table: SessionsTable): FilterNames {
  const dimensions = new Map(dimensionsOf(table, spec.dimensions).map((d) => [d.id, d]))
  return {
    table,
    dimension(id) {
      const found = dimensions.get(id)
      if (found) return ok(found)
      const definition = spec.dimensions.find((one) => one.id === id)
      if (definition) return definedDimension(definition, givenDimensions(table), table)
      return fail({ code: 'unknown-dimension', name: id, known: [...dimensions.keys()] })
    },
    measure(id) {
      return resolveMeasure(id, spec.definitions, table)
    },
  }
}

function placeAll(placements: readonly Placement[], names: FilterNames, { filters, measures }: PivotSpec) {
  const placed: PlannedDimension[] = []
  for (const placement of placements) {
    const found = names.dimension(placement.dimension)
    if (!found.ok) return found
    const dimension = found.value
    if (dimension.valueType === 'time') return fail({ code: 'time-needs-unit', dimension: dimension.name })
    // The values that are not at the top stand together.
    const isCut = filters.some((filter) => filter.kind === 'top' && filter.dimension === dimension.id)
    if (dimension.isTooFine && !isCut) {
      return fail({ code: 'too-many-values', dimension: dimension.name, limit: MOST_VALUES })
    }
    const { dimension: _, order, ...shown } = placement
    placed.push({ dimension, order: planOrder(order, dimension, measures), ...shown })
  }
  return ok(placed)
}

/** An order by measures, those that are not in the pivot left out; where none is, it is none. */
function planOrder(
  order: Placement['order'],
  { defaultOrder }: Dimension,
  measures: readonly string[],
): PlannedDimension['order'] {
  if (typeof order !== 'object') return order ?? defaultOrder
  const ids = [...new Set(measures)]
  const [first, ...next] = sortKeysOf(order).flatMap((key) => {
    const measure = ids.indexOf(key.measure)
    return measure < 0 ? [] : [{ ...key, measure }]
  })
  if (!first) return defaultOrder
  return next.length > 0 ? { ...first, next } : first
}

function resolveMeasures({ measures: ids, definitions }: PivotSpec, table: SessionsTable): Result<Measure[]> {
  if (ids.length === 0) return fail({ code: 'no-measure' })
  const measures: Measure[] = []
  for (const id of new Set(ids)) {
    const measure = resolveMeasure(id, definitions, table)
    if (!measure.ok) return measure
    measures.push(measure.value)
  }
  return ok(measures)
}

function showAll(
  measures: readonly ShownMeasure[],
  { showAs: ways, corrections = {}, thresholds }: PivotSpec,
  columns: readonly PlannedDimension[],
): Result<ShownMeasure[]> {
  const shown: ShownMeasure[] = []
  for (const measure of measures) {
    const showAs = ways[measure.id] ?? AS_VALUE
    const way = formatShowAs(
      showAs,
      columns.map(({ dimension }) => dimension),
    )
    if (!canShowAs(measure, showAs)) return fail({ code: 'not-additive', measure: measure.name, shownAs: way })
    const by = corrections[measure.id]
    const correction = by && canCorrect(measure, by, thresholds.minSessions) ? by : null
    shown.push({
      ...measure,
      name: [measure.name, correction ? 'corrected' : '', way].filter((part) => part !== '').join(', '),
      unit: unitShown(measure.unit, showAs),
      showAs,
      ...(correction && { about: `${measure.about} Here ${correctionText(correction)}.`, correction }),
    })
  }
  return ok(shown)
}

function resolveFilters(filters: readonly Filter[], names: FilterNames) {
  const resolved: PlannedFilter[] = []
  for (const filter of filters) {
    const planned = planFilter(filter, names)
    if (!planned.ok) return planned
    resolved.push(planned.value)
  }
  return ok(resolved)
}

const repeated = (names: readonly string[]): string | undefined => names.find((name, i) => names.indexOf(name) !== i)

import { columnOf, type SessionsTable } from '../dataset/sessions-table'
import { fail, ok, type Result } from '../failure'
import { BASE_IDS, type BaseId } from './base'
import { definedDimension } from './defined-dimension'
import { type Dimension, type KeyValue, MOST_VALUES, offScaleValues } from './dimension'
import { dimensionsOf, givenDimensions } from './dimensions-of'
import type { Filter } from './filter'
import { fieldsOfMeasure, findMeasure, MEASURE_IDS, type Measure } from './measure'
import type { OffScale, OrderWord, Placement, Totals } from './placement'
import { type FilterNames, type PlannedFilter, type PlannedMembership, planFilter } from './planned-filter'
import type { IntervalKind, PivotSpec, Thresholds } from './spec'

/** By the measure at this position among those of the plan, at a key of the other axis. */
export interface PlannedMeasureOrder {
  readonly measure: number
  readonly at: readonly KeyValue[]
  readonly isDescending: boolean
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

/** What a spec means for one table: every name resolved, nothing left to look up. */
export interface PivotPlan {
  readonly table: string
  readonly rows: readonly PlannedDimension[]
  readonly columns: readonly PlannedDimension[]
  readonly measures: readonly Measure[]
  /** Sessions pass all of them; rankings among them are still to be asked, see `ranking.ts`. */
  readonly filters: readonly PlannedFilter[]
  /** What the axes leave out: sessions must not have these values. */
  readonly excluded: readonly PlannedMembership[]
  /** The denominators in play; `all` is always among them, since every cell answers for its sessions. */
  readonly bases: readonly BaseId[]
  /** Whether distinct users can be counted. */
  readonly hasUsers: boolean
  readonly level: number
  readonly thresholds: Thresholds
  /** Clustered only where users are known. */
  readonly interval: IntervalKind
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
  const measures = resolveMeasures(spec.measures, table)
  if (!measures.ok) return measures
  const filters = resolveFilters(spec.filters, names)
  if (!filters.ok) return filters
  return ok({
    table: table.table,
    rows: rows.value,
    columns: columns.value,
    measures: measures.value,
    filters: filters.value,
    excluded: [...rows.value, ...columns.value].filter(({ offScale }) => offScale === 'excluded').map(leftOut),
    bases: basesOf(measures.value),
    hasUsers: table.users !== null,
    level: spec.level,
    thresholds: spec.thresholds,
    interval: table.users === null ? 'simple' : spec.interval,
    hasSpreads: spec.chart?.kind === 'box',
  })
}

/** The denominators of measures, and that of all sessions; wider ones before those they contain. */
export function basesOf(measures: readonly Measure[]): BaseId[] {
  const used = new Set<BaseId>(['all', ...measures.map((m) => m.base)])
  return BASE_IDS.filter((base) => used.has(base))
}

/** For each exclusion a count of the sessions that pass the filters and that it leaves out. */
export const leftOutQuestions = (plan: PivotPlan): PivotPlan[] =>
  plan.excluded.map((exclusion) => ({
    ...plan,
    rows: [],
    columns: [],
    measures: [],
    bases: basesOf([]),
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
      const found = resolveMeasures([id], table)
      return found.ok ? ok(found.value[0]!) : found
    },
  }
}

/** Why a measure cannot be computed from this table; null when it can. */
export function missingField(measure: Measure, table: SessionsTable): string | null {
  return fieldsOfMeasure(measure).find((field) => !columnOf(table, field)) ?? null
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

/** An order by a measure that is not in the pivot is none. */
function planOrder(
  order: Placement['order'],
  { defaultOrder }: Dimension,
  measures: readonly string[],
): PlannedDimension['order'] {
  if (typeof order !== 'object') return order ?? defaultOrder
  const measure = [...new Set(measures)].indexOf(order.measure)
  return measure < 0 ? defaultOrder : { ...order, measure }
}

function resolveMeasures(ids: readonly string[], table: SessionsTable): Result<Measure[]> {
  if (ids.length === 0) return fail({ code: 'no-measure' })
  const measures: Measure[] = []
  for (const id of new Set(ids)) {
    const measure = findMeasure(id)
    if (!measure) return fail({ code: 'unknown-measure', name: id, known: MEASURE_IDS })
    const column = missingField(measure, table)
    if (column !== null) return fail({ code: 'measure-needs-column', measure: measure.name, column })
    measures.push(measure)
  }
  return ok(measures)
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

import { columnOf, type SessionsTable } from '../dataset/sessions-table'
import { fail, ok, type Result } from '../failure'
import { BASE_IDS, type BaseId } from './base'
import { type Dimension, type KeyValue, MOST_VALUES } from './dimension'
import { dimensionsOf } from './dimensions-of'
import { fieldsOfMeasure, findMeasure, MEASURE_IDS, type Measure } from './measure'
import type { OrderWord, Placement, Totals } from './placement'
import type { Filter, IntervalKind, PivotSpec, Thresholds } from './spec'

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
}

export interface PlannedFilter {
  readonly dimension: Dimension
  readonly values: readonly KeyValue[]
  readonly isNegated: boolean
}

/** What a spec means for one table: every name resolved, nothing left to look up. */
export interface PivotPlan {
  readonly table: string
  readonly rows: readonly PlannedDimension[]
  readonly columns: readonly PlannedDimension[]
  readonly measures: readonly Measure[]
  readonly filters: readonly PlannedFilter[]
  /** The denominators in play; `all` is always among them, since every cell answers for its sessions. */
  readonly bases: readonly BaseId[]
  /** Whether distinct users can be counted. */
  readonly hasUsers: boolean
  readonly level: number
  readonly thresholds: Thresholds
  /** Clustered only where users are known. */
  readonly interval: IntervalKind
}

/** Resolves what was asked against a table, or says what the table does not have. */
export function normalize(spec: PivotSpec, table: SessionsTable): Result<PivotPlan> {
  const dimensions = new Map(dimensionsOf(table).map((d) => [d.id, d]))
  const rows = placeAll(spec.rows, dimensions, spec.measures)
  if (!rows.ok) return rows
  const columns = placeAll(spec.columns, dimensions, spec.measures)
  if (!columns.ok) return columns
  const twice = repeated([...spec.rows, ...spec.columns].map((p) => p.dimension))
  if (twice !== undefined) return fail({ code: 'dimension-twice', name: twice })
  const measures = resolveMeasures(spec.measures, table)
  if (!measures.ok) return measures
  const filters = resolveFilters(spec.filters, dimensions)
  if (!filters.ok) return filters
  const used = new Set<BaseId>(['all', ...measures.value.map((m) => m.base)])
  return ok({
    table: table.table,
    rows: rows.value,
    columns: columns.value,
    measures: measures.value,
    filters: filters.value,
    bases: BASE_IDS.filter((base) => used.has(base)),
    hasUsers: table.users !== null,
    level: spec.level,
    thresholds: spec.thresholds,
    interval: table.users === null ? 'simple' : spec.interval,
  })
}

/** Why a measure cannot be computed from this table; null when it can. */
export function missingField(measure: Measure, table: SessionsTable): string | null {
  return fieldsOfMeasure(measure).find((field) => !columnOf(table, field)) ?? null
}

function resolve(id: string, dimensions: ReadonlyMap<string, Dimension>): Result<Dimension> {
  const found = dimensions.get(id)
  return found ? ok(found) : fail({ code: 'unknown-dimension', name: id, known: [...dimensions.keys()] })
}

function placeAll(
  placements: readonly Placement[],
  dimensions: ReadonlyMap<string, Dimension>,
  measures: readonly string[],
) {
  const placed: PlannedDimension[] = []
  for (const placement of placements) {
    const found = resolve(placement.dimension, dimensions)
    if (!found.ok) return found
    if (found.value.isTooFine) return fail({ code: 'too-many-values', dimension: found.value.name, limit: MOST_VALUES })
    const { dimension: _, order, ...shown } = placement
    placed.push({ dimension: found.value, order: planOrder(order, found.value, measures), ...shown })
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

function resolveFilters(filters: readonly Filter[], dimensions: ReadonlyMap<string, Dimension>) {
  const resolved: PlannedFilter[] = []
  for (const { dimension, values, isNegated } of filters) {
    const found = resolve(dimension, dimensions)
    if (!found.ok) return found
    resolved.push({ dimension: found.value, values, isNegated })
  }
  return ok(resolved)
}

const repeated = (names: readonly string[]): string | undefined => names.find((name, i) => names.indexOf(name) !== i)

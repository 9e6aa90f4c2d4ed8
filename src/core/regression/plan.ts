import { type FieldId, type FieldKind, fieldOf, isFieldId } from '../dataset/field'
import { columnOf, type SessionsTable } from '../dataset/sessions-table'
import { fail, ok, type Result } from '../failure'
import type { Dimension } from '../pivot/dimension'
import { dimensionsOf } from '../pivot/dimensions-of'
import type { Measure } from '../pivot/measure'
import { normalize, type PivotPlan } from '../pivot/plan'
import { EMPTY_SPEC, type Thresholds } from '../pivot/spec'
import type { Correction } from '../stats/regression/clustered-errors'
import type { RegressionSpec } from './spec'

/** The factor of a regression: its levels, or the numbers its values stand for. */
export type PlannedFactor =
  | { readonly kind: 'linear'; readonly dimension: Dimension; readonly scores: ReadonlyMap<string, number> | null }
  | {
      readonly kind: 'levels'
      readonly dimension: Dimension
      readonly reference: string
      readonly levels: readonly string[]
      /** A number for every level there is, whatever of them is left. */
      readonly codes: ReadonlyMap<string, number>
    }

/** One column of the table: everything it controls for. */
export interface PlannedModel {
  readonly absorbed: readonly Dimension[]
  readonly logs: readonly FieldId[]
}

/** What a regression spec means for one table. */
export interface RegressionPlan {
  /** The table and the filters, as a pivot of one cell. */
  readonly sessions: PivotPlan
  readonly outcome: Measure
  readonly factor: PlannedFactor
  /** Each adds to the one before it. */
  readonly models: readonly PlannedModel[]
  /** Columns of the table that are stored as labels. */
  readonly labelled: ReadonlySet<string>
  readonly isClustered: boolean
  readonly correction: Correction
  readonly floor: Thresholds | null
  readonly dropsSingletons: boolean
  readonly level: number
}

/** Resolves a regression against a table, or says what it cannot do. */
export function planRegression(spec: RegressionSpec, table: SessionsTable): Result<RegressionPlan> {
  const { outcome: measure, filters, dimensions: made = [], level } = spec
  const sessions = normalize({ ...EMPTY_SPEC, measures: [measure], filters, dimensions: made, level }, table)
  if (!sessions.ok) return sessions
  const outcome = sessions.value.measures[0]!
  const { kind } = outcome.statistic
  if (kind !== 'rate' && kind !== 'mean' && kind !== 'geometric-mean')
    return fail({ code: 'outcome-not-averaged', measure: outcome.name })
  const dimensions = new Map(dimensionsOf(table, made).map((d) => [d.id, d]))
  const find = (id: string): Result<Dimension> => {
    const found = dimensions.get(id)
    return found ? ok(found) : fail({ code: 'unknown-dimension', name: id, known: [...dimensions.keys()] })
  }
  const factorDimension = find(spec.factor)
  if (!factorDimension.ok) return factorDimension
  const factor = planFactor(factorDimension.value, spec.hasLevels, table)
  if (!factor.ok) return factor
  const models: PlannedModel[] = [{ absorbed: [], logs: [] }]
  for (const step of spec.steps) {
    const last = models.at(-1)!
    const absorbed = [...last.absorbed]
    for (const id of step.absorb) {
      const found = find(id)
      if (!found.ok) return found
      if (found.value.isTooFine || isMeasured(found.value, table))
        return fail({ code: 'control-too-fine', dimension: found.value.name })
      if (id === spec.factor) return fail({ code: 'control-is-factor', dimension: found.value.name })
      if (!absorbed.includes(found.value)) absorbed.push(found.value)
    }
    const logs = [...last.logs]
    for (const id of step.logs) {
      if (!isFieldId(id) || !isLogged(fieldOf(id).kind)) return fail({ code: 'no-logarithm', name: id })
      if (!columnOf(table, id)) return fail({ code: 'measure-needs-column', measure: `ln(${id})`, column: id })
      if (!logs.includes(id)) logs.push(id)
    }
    models.push({ absorbed, logs })
  }
  return ok({
    sessions: sessions.value,
    outcome,
    factor: factor.value,
    models,
    labelled: new Set(table.columns.flatMap(({ column, labels }) => (labels ? [column] : []))),
    isClustered: spec.cluster === 'user' && sessions.value.hasUsers,
    correction: spec.correction,
    floor: spec.floor,
    dropsSingletons: spec.dropsSingletons,
    level: spec.level,
  })
}

/** Whether columns of this kind have a logarithm. */
export const isLogged = (kind: FieldKind): boolean => kind === 'count' || kind === 'number' || kind === 'money'

/** Numbers as the export has them: absorbing each of their values would leave nothing to compare. */
const isMeasured = ({ column, source }: Dimension, table: SessionsTable): boolean => {
  const kind = table.columns.find((c) => c.column === column)?.kind
  return source.kind === 'column' && (kind === 'count' || kind === 'share' || kind === 'number' || kind === 'money')
}

function planFactor(dimension: Dimension, hasLevels: boolean, table: SessionsTable): Result<PlannedFactor> {
  const labels =
    dimension.taxonomy?.labels.map(({ value }) => value) ??
    (dimension.source.kind === 'column' ? table.columns.find((c) => c.column === dimension.column)?.labels : undefined)
  const known = labels?.filter((label) => label !== 'Unclear')
  if (hasLevels) {
    if (!known || known.length < 2) return fail({ code: 'factor-without-levels', dimension: dimension.name })
    const [reference, ...levels] = known
    const codes = new Map(known.map((label, i) => [label, i]))
    return ok({ kind: 'levels', dimension, reference: reference!, levels, codes })
  }
  if (dimension.valueType === 'number' || dimension.valueType === 'boolean')
    return ok({ kind: 'linear', dimension, scores: null })
  if (!dimension.isOrdinal || !known) return fail({ code: 'factor-without-scale', dimension: dimension.name })
  // Levels that are numbers are what they say, 1 to 5; the steps of any other scale count from 1.
  const areNumbers = known.every((label) => label.trim() !== '' && Number.isFinite(Number(label)))
  return ok({
    kind: 'linear',
    dimension,
    scores: new Map(known.map((label, i) => [label, areNumbers ? Number(label) : i + 1])),
  })
}

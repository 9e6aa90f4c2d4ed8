import { fieldOf } from '../dataset/field'
import type { SessionsTable, TableColumn } from '../dataset/sessions-table'
import { MEASURES } from '../pivot/built-in-measures'
import type { Dimension } from '../pivot/dimension'
import type { DimensionDefinition } from '../pivot/dimension-definition'
import { dimensionsOf } from '../pivot/dimensions-of'
import type { Measure } from '../pivot/measure'
import type { PivotSpec } from '../pivot/spec'
import { isLogged, planRegression } from './plan'
import type { RegressionSpec } from './spec'

/** A regression as a form has it: each control makes a column more, in their order, and logarithms make the last one. */
export type RegressionChoice = Pick<RegressionSpec, 'outcome' | 'factor' | 'hasLevels' | 'correction' | 'cluster'> & {
  readonly controls: readonly string[]
  readonly logs: readonly string[]
}

/** Table A1 of the study, columns 1 to 5 (study.md 11.1). */
export const STUDY_REGRESSION: RegressionChoice = {
  outcome: 'verified_success',
  factor: 'expertise',
  hasLevels: false,
  controls: ['work_mode', 'value_band', 'month', 'work_occupation', 'software_related'],
  logs: [],
  correction: 'stata',
  cluster: 'user',
}

type Taken = Pick<PivotSpec, 'filters' | 'dimensions' | 'thresholds' | 'level'>

export function specOfChoice(
  choice: RegressionChoice,
  { filters, dimensions, thresholds, level }: Taken,
): RegressionSpec {
  const { controls, logs, ...asked } = choice
  return {
    ...asked,
    steps: [
      ...controls.map((control) => ({ absorb: [control], logs: [] })),
      ...(logs.length > 0 ? [{ absorb: [], logs: [...logs] }] : []),
    ],
    filters,
    dimensions,
    floor: thresholds,
    dropsSingletons: true,
    level,
  }
}

/** What a form can offer for a table, given the rest of a choice. */
export interface RegressionOptions {
  readonly outcomes: readonly Measure[]
  readonly factors: readonly Dimension[]
  /** Whether the factor can be taken as a scale, and by its levels. */
  readonly canBeScale: boolean
  readonly canHaveLevels: boolean
  readonly controls: readonly Dimension[]
  readonly logs: readonly TableColumn[]
}

/** Offers what can be asked: whatever would be refused for what it is, or for a column that is missing, is left out. */
export function regressionOptions(
  choice: RegressionChoice,
  table: SessionsTable,
  dimensions: readonly DimensionDefinition[],
): RegressionOptions {
  const known = dimensionsOf(table, dimensions)
  const canAsk = (more: Partial<RegressionChoice>) => {
    const taken = { filters: [], dimensions: [...dimensions], thresholds: { minUsers: 1, minSessions: 1 }, level: 0.95 }
    return planRegression(specOfChoice({ ...choice, controls: [], logs: [], ...more }, taken), table).ok
  }
  return {
    outcomes: MEASURES.filter(({ id }) => canAsk({ outcome: id })),
    factors: known.filter(
      ({ id }) => canAsk({ factor: id, hasLevels: false }) || canAsk({ factor: id, hasLevels: true }),
    ),
    canBeScale: canAsk({ hasLevels: false }),
    canHaveLevels: canAsk({ hasLevels: true }),
    controls: known.filter(({ id }) => id !== choice.factor && canAsk({ controls: [id] })),
    logs: table.columns.filter(({ field }) => field !== null && isLogged(fieldOf(field).kind)),
  }
}

/** The choice with another factor: by levels where it is no scale, and not held fixed as well. */
export function withFactor(choice: RegressionChoice, factor: string, table: SessionsTable): RegressionChoice {
  const changed = { ...choice, factor, controls: choice.controls.filter((id) => id !== factor) }
  const { canBeScale, canHaveLevels } = regressionOptions(changed, table, [])
  return { ...changed, hasLevels: canBeScale && canHaveLevels ? choice.hasLevels : canHaveLevels }
}

/**
 * The choice as far as a table allows it: a factor or outcome it lacks gives way to the first there is, a scale before others, and
 * controls and logarithms it lacks are left out. As it was where nothing can be asked.
 */
export function settleRegression(
  choice: RegressionChoice,
  table: SessionsTable,
  dimensions: readonly DimensionDefinition[],
): RegressionChoice {
  const known = dimensionsOf(table, dimensions)
  const canAsk = (outcome: string, factor: string) =>
    [false, true].some((hasLevels) => {
      const taken = {
        filters: [],
        dimensions: [...dimensions],
        thresholds: { minUsers: 1, minSessions: 1 },
        level: 0.95,
      }
      const asked = { ...choice, outcome, factor, hasLevels, controls: [], logs: [] }
      return planRegression(specOfChoice(asked, taken), table).ok
    })
  const scales = known.filter(({ isOrdinal }) => isOrdinal)
  const factors = [choice.factor, ...[...scales, ...known].map(({ id }) => id)]
  for (const outcome of [choice.outcome, ...MEASURES.map(({ id }) => id)]) {
    const factor = factors.find((id) => canAsk(outcome, id))
    if (factor === undefined) continue
    const found = { ...choice, outcome, factor }
    const settled = factor === choice.factor ? found : withFactor(found, factor, table)
    const { controls, logs } = regressionOptions(settled, table, dimensions)
    return {
      ...settled,
      controls: settled.controls.filter((id) => controls.some((control) => control.id === id)),
      logs: settled.logs.filter((column) => logs.some((log) => log.column === column)),
    }
  }
  return choice
}

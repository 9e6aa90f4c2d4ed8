import type { SessionsTable } from '../dataset/sessions-table'
import { fail, ok, type Result } from '../failure'
import { formatKey } from '../format/key'
import type { AdjustedStatistic } from './adjusted-statistic'
import type { Dimension, KeyValue } from './dimension'
import { dimensionsOf } from './dimensions-of'

/** The study's matched cells: work mode, value band, month, work occupation and user type (study.md 11.1, column 5). */
export const STUDY_CONTROLS = ['work_mode', 'value_band', 'month', 'work_occupation', 'software_related'] as const

/** What a rate is held to, by names, as a definition has it. */
export interface AdjustmentRule {
  /** Null for the study's, as far as the dataset has them. */
  readonly controls: readonly string[] | null
  /** Whose mix is the standard; null for that of all sessions in view. */
  readonly to: { readonly dimension: string; readonly values: readonly KeyValue[] } | null
}

/** Finds what a rule names, or says what the table does not have. */
export function resolveAdjustment(
  { controls, to }: AdjustmentRule,
  table: SessionsTable,
): Result<Pick<AdjustedStatistic, 'controls' | 'standard'>> {
  const known = new Map(dimensionsOf(table).map((dimension) => [dimension.id, dimension]))
  const missing = (name: string) => fail({ code: 'unknown-dimension', name, known: [...known.keys()] })
  const found: Dimension[] = []
  for (const id of controls ?? STUDY_CONTROLS) {
    const dimension = known.get(id)
    if (!dimension && controls !== null) return missing(id)
    if (!dimension) continue
    if (dimension.isTooFine || dimension.valueType === 'time')
      return fail({ code: 'control-too-fine', dimension: dimension.name })
    found.push(dimension)
  }
  if (found.length === 0) return fail({ code: 'nothing-to-hold-fixed' })
  if (to === null) return ok({ controls: found, standard: null })
  const dimension = known.get(to.dimension)
  return dimension ? ok({ controls: found, standard: { dimension, values: to.values } }) : missing(to.dimension)
}

interface Axes {
  readonly rows: readonly { readonly dimension: Dimension }[]
  readonly columns: readonly { readonly dimension: Dimension }[]
}

/** What a pivot can hold fixed of the controls: not what tells its own rows and columns apart. */
export function controlsWithin(
  { controls }: AdjustedStatistic,
  { rows, columns }: Axes,
): { readonly held: Dimension[]; readonly onAxis: Dimension[] } {
  const axes = [...rows, ...columns].map(({ dimension }) => dimension)
  // A start tells its month, and any dimension those that are made of the same column.
  const tells = new Set(axes.flatMap(({ column }) => (column === 'started_at' ? [column, 'month'] : [column])))
  return {
    held: controls.filter(({ column }) => !tells.has(column)),
    onAxis: controls.filter(({ column }) => tells.has(column)),
  }
}

/** Whose mix is the standard, in words: `all sessions in view`, `sessions with Month October 2025`. */
export function standardText({ standard }: AdjustedStatistic): string {
  if (!standard) return 'all sessions in view'
  const { dimension, values } = standard
  return `sessions with ${dimension.name} ${values.map((value) => formatKey(dimension, value)).join(' or ')}`
}

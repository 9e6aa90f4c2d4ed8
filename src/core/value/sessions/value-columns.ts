import type { FieldId } from '../../dataset/field'
import type { LabelledBy } from '../../dataset/labelled-by'
import { METHOD_NAMES, type Provenance } from '../estimator'
import type { SessionValues } from './value-sessions'

/** Estimates on their way into a dataset. */
export interface ValueColumn {
  readonly field: FieldId
  readonly column: string
  readonly name: string
  readonly about: string
  /** A row a session, in their order; NaN where there is none. */
  readonly values: Float64Array
  readonly labelledBy: readonly LabelledBy[]
}

/** Whether a column holds the value of sessions, or an end of its range. */
export const isValueColumn = (name: string): boolean => name.startsWith('task_value_')

/** How values were made, in words: `Comparable rates, inverse, version 2, anchors 02c1…`. */
export const methodText = (provenance: Provenance): string => {
  const { rater, version } = raterOf(provenance, null)
  return `${rater}, version ${version}, anchors ${provenance.fingerprint.slice(0, 8)}`
}

/** Who estimated values, as a rater of labels. */
export const raterOf = (
  { method, version, fingerprint, recalibration, filledBy, asked }: Provenance,
  sessions: number | null,
): LabelledBy => ({
  kind: asked ? 'model' : 'rules',
  rater: [
    METHOD_NAMES[method],
    ...(asked ? [asked.model] : []),
    ...(recalibration === 'none' ? [] : [recalibration]),
    ...(filledBy === undefined ? [] : ['gaps filled by size']),
  ].join(', '),
  version,
  run: fingerprint,
  sessions,
})

/** The columns that estimates are in a dataset: the fields of task value and its range. */
export function valueColumns(
  values: Pick<SessionValues, 'value' | 'low' | 'high' | 'estimated'>,
  provenance: Provenance,
): ValueColumn[] {
  const labelledBy = [raterOf(provenance, values.estimated)]
  const column = (field: FieldId, name: string, about: string, of: Float64Array): ValueColumn => ({
    field,
    column: field,
    name,
    about,
    values: of,
    labelledBy,
  })
  return [
    column(
      'task_value_usd',
      'Task value',
      'What a client would pay a freelancer for the work, estimated here, in US dollars.',
      values.value,
    ),
    column('task_value_low', 'Task value, low', 'The lower end of the range of the estimate.', values.low),
    column('task_value_high', 'Task value, high', 'The upper end of the range of the estimate.', values.high),
  ]
}

import type { FieldId } from '../dataset/field'
import type { LabelledBy } from '../dataset/labelled-by'
import type { TableColumn } from '../dataset/sessions-table'
import { classifierOf } from './classifiers'
import type { LabelRecord } from './label-record'
import { newestLabel } from './merge-labels'

/**
 * Which raters, versions and runs the labels of some sessions are of: those of the column that occur among them, without how
 * often. For each session the label counts that stands in the column.
 */
export function versionsAmong(
  { column, field, labelledBy = [] }: Pick<TableColumn, 'column' | 'field' | 'labelledBy'>,
  labels: readonly LabelRecord[],
  sessions: ReadonlySet<string>,
): readonly LabelledBy[] {
  const [first] = labelledBy
  if (labelledBy.length < 2 || !first) return labelledBy
  const standing = new Map<string, LabelRecord>()
  for (const label of labels) {
    if (label.rater.kind !== first.kind || !sessions.has(label.session) || !fills(label.classifier, column, field))
      continue
    const before = standing.get(label.session)
    standing.set(label.session, before ? newestLabel([before, label])! : label)
  }
  const met = [...standing.values()]
  return labelledBy.filter(({ rater, version, run }) =>
    met.some((label) => label.rater.name === rater && label.version === version && label.run === run),
  )
}

function fills(id: string, column: string, field: FieldId | null): boolean {
  const filled: readonly string[] = classifierOf(id)?.fills ?? []
  return filled.length > 0 ? filled.includes(field ?? column) : id === column
}

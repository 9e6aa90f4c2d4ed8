import type { ColumnSpec, RowValue } from '../dataset/column-spec'
import type { LabelledBy } from '../dataset/labelled-by'
import { RULE_FIELDS } from '../rules/label-session'
import { RULES } from '../rules/rules'
import { type LabelColumn, labelColumns } from './label-columns'
import type { LabelRecord } from './label-record'

type Row = Readonly<Record<string, RowValue>>

export interface LabelledRows {
  readonly columns: readonly ColumnSpec[]
  readonly rows: readonly Row[]
  /** Who gave the labels of a column, by its name. */
  readonly labelledBy: ReadonlyMap<string, readonly LabelledBy[]>
}

const ruleName = (field: string): string => `${field}_rules`

/**
 * Labels of a journal as columns for sessions read from transcripts. What models said takes the names of the fields, and
 * what rules said of the same stands beside it as `work_mode_rules`.
 *
 * @param taken names of the columns that the sessions have
 */
export function columnsForTranscripts(labels: readonly LabelRecord[], taken: readonly string[]): LabelColumn[] {
  const rules: ReadonlySet<string> = new Set(RULE_FIELDS)
  const others = taken.filter((name) => !rules.has(name))
  return labelColumns(labels, { taken: new Set([...others, ...RULE_FIELDS.map(ruleName)]) })
}

/** Sessions with labels as columns; those of rules give way to a label of the same name. */
export function withLabels(
  columns: readonly ColumnSpec[],
  rows: readonly Row[],
  labels: readonly LabelColumn[],
): LabelledRows {
  const byName = new Map(labels.map((label) => [label.name, label]))
  const labelledBy = new Map<string, readonly LabelledBy[]>(labels.map((label) => [label.name, raters(label)]))
  const renamed = columns.map((column) => {
    if (!byName.has(column.name)) return column
    const rules: LabelledBy = { kind: 'rules', rater: RULES.name, version: RULES.version, run: null, sessions: null }
    labelledBy.set(ruleName(column.name), [rules])
    return { ...column, name: ruleName(column.name) }
  })
  return {
    columns: [...renamed, ...labels.map(({ name, type }) => ({ name, type }))],
    rows: rows.map((row) => {
      const labelled: Record<string, RowValue> = {}
      columns.forEach(({ name }, i) => {
        labelled[renamed[i]!.name] = row[name] ?? null
      })
      for (const { name, values } of labels) labelled[name] = values.get(String(row.session_id)) ?? null
      return labelled
    }),
    labelledBy,
  }
}

const raters = ({ rater, sources }: LabelColumn): LabelledBy[] =>
  sources.map((source) => ({
    kind: rater,
    rater: source.rater,
    version: source.version,
    run: source.run,
    sessions: source.sessions,
  }))

import type { ColumnSpec, RowValue } from '../dataset/column-spec'
import type { LabelledBy } from '../dataset/labelled-by'
import { RULE_FIELDS } from '../rules/label-session'
import { RULES } from '../rules/rules'
import { type LabelColumn, labelColumns } from './label-columns'
import type { SaidLabel } from './label-record'

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
export function columnsForTranscripts(labels: readonly SaidLabel[], taken: readonly string[]): LabelColumn[] {
  const rules: ReadonlySet<string> = new Set(RULE_FIELDS)
  const others = taken.filter((name) => !rules.has(name))
  const options = { taken: new Set([...others, ...RULE_FIELDS.map(ruleName)]) }
  return [...labelColumns(labels, options), ...runColumns(labels)]
}

/**
 * Labels of a journal as columns beside those of an export. What models said takes the name of a field that the export does
 * not have, and else stands beside it as `outcome_model`.
 *
 * @param taken names of the columns that the export has, and of the fields they hold
 */
export const columnsForExport = (labels: readonly SaidLabel[], taken: readonly string[]): LabelColumn[] => [
  ...labelColumns(labels, { taken: new Set(taken.map((name) => name.toLowerCase())) }),
  ...runColumns(labels),
]

/** Most runs that have columns of their own: those that began last. */
const MOST_RUNS = 4

/**
 * The labels of each run of a model as columns of their own, `outcome@r1`, where several runs answered one question, so
 * that they can be compared.
 */
function runColumns(labels: readonly SaidLabel[]): LabelColumn[] {
  const ofModels = labels.filter(({ rater }) => rater.kind === 'model')
  const runsOf = new Map<string, Set<string>>()
  for (const { classifier, run } of ofModels)
    runsOf.set(classifier, (runsOf.get(classifier) ?? new Set<string>()).add(run))
  const isRepeated = ({ classifier }: SaidLabel) => runsOf.get(classifier)!.size > 1
  const byRun = new Map<string, SaidLabel[]>()
  for (const label of ofModels.filter(isRepeated)) {
    const said = byRun.get(label.run)
    if (said) said.push(label)
    else byRun.set(label.run, [label])
  }
  return [...byRun]
    .slice(-MOST_RUNS)
    .flatMap(([run, said]) => labelColumns(said).map((column) => ({ ...column, name: `${column.name}@${run}` })))
}

/** Sessions with labels as columns; those of rules give way to a label of the same name. */
export function withLabels(
  columns: readonly ColumnSpec[],
  rows: readonly Row[],
  labels: readonly LabelColumn[],
): LabelledRows {
  const byName = new Map(labels.map((label) => [label.name, label]))
  const labelledBy = new Map<string, readonly LabelledBy[]>(labels.map((label) => [label.name, ratersOf(label)]))
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

/** Who gave the labels of a column. */
export const ratersOf = ({ rater, sources }: LabelColumn): LabelledBy[] =>
  sources.map((source) => ({
    kind: rater,
    rater: source.rater,
    version: source.version,
    run: source.run,
    sessions: source.sessions,
  }))

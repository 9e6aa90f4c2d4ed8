import { labelledByText } from '../dataset/labelled-by'
import type { SessionsTable, TableColumn } from '../dataset/sessions-table'
import { dimensionsOfFilter } from './filter'
import { fieldsOfMeasure, type Measure } from './measure'
import type { PivotSpec } from './spec'

/** Labels a pivot stands on, in words: which columns, by whom, and how many sessions have them. */
export interface LabelText {
  /** Names of the columns that share the same raters and as many sessions. */
  readonly names: readonly string[]
  readonly text: string
}

/** By whom the labels are that a pivot groups by, filters on or measures; empty where it uses none with a known rater. */
export function labelTexts(
  measures: readonly Measure[],
  spec: Pick<PivotSpec, 'rows' | 'columns' | 'filters' | 'dimensions'>,
  table: SessionsTable,
): LabelText[] {
  return textsOf(labelColumnsOf(measures, spec, table), table)
}

/** By whom the labels of all fields of a dataset are; empty where that is not known of any. */
export const datasetLabelTexts = (table: SessionsTable): string[] =>
  textsOf(
    table.columns.filter(({ field }) => field !== null),
    table,
  ).map(({ names, text }) => `${names.join(', ')} ${text}`)

/** The columns with a known rater that a pivot groups by, filters on or measures. */
export function labelColumnsOf(
  measures: readonly Measure[],
  spec: Pick<PivotSpec, 'rows' | 'columns' | 'filters' | 'dimensions'>,
  table: SessionsTable,
): TableColumn[] {
  const fromOf = new Map(spec.dimensions.map(({ id, from }) => [id, from]))
  const used = new Set<string>(measures.flatMap(fieldsOfMeasure))
  for (const { dimension } of [...spec.rows, ...spec.columns]) used.add(fromOf.get(dimension) ?? dimension)
  for (const dimension of spec.filters.flatMap(dimensionsOfFilter)) used.add(fromOf.get(dimension) ?? dimension)
  if (used.has('mode_group')) used.add('work_mode')
  return table.columns.filter(({ column, labelledBy }) => used.has(column) && labelledBy && labelledBy.length > 0)
}

function textsOf(columns: readonly TableColumn[], table: SessionsTable): LabelText[] {
  const texts = new Map<string, string[]>()
  for (const column of columns) {
    const text = labelText(column, table.sessions)
    if (text !== null) texts.set(text, [...(texts.get(text) ?? []), column.name])
  }
  return [...texts].map(([text, names]) => ({ names, text }))
}

/** By whom one column is labelled; null where that is not known. */
export const labelText = ({ labelledBy, missing }: TableColumn, sessions: number): string | null =>
  labelledBy && labelledBy.length > 0 ? labelledByText(labelledBy, sessions - missing, sessions) : null

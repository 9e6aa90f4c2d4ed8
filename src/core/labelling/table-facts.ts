import { ruleRecords } from '../agreement/rule-records'
import type { Recorded } from '../agreement/telemetry'
import type { ResultTable } from '../cells/result-table'
import type { LabelRecord } from '../classify/label-record'
import type { SessionsTable, TableColumn } from '../dataset/sessions-table'
import { RULE_FIELDS, type RuleLabels } from '../rules/label-session'

/** What labelling and agreement need of the sessions of a dataset. */
export interface SessionFacts {
  readonly sessions: readonly string[]
  /** What was recorded, for datasets that tell lines and commits; none for others. */
  readonly recorded: readonly Recorded[]
  /** What rules say, where the dataset has it. */
  readonly rules: readonly LabelRecord[]
  /** Values of the columns a sample can be drawn by, by column, in the order of the sessions. */
  readonly strata: ReadonlyMap<string, readonly string[]>
}

/** The columns to be asked for. Null without session ids. */
export function factColumns(table: SessionsTable): TableColumn[] | null {
  const session = table.columns.find(({ field }) => field === 'session_id')
  if (!session) return null
  const wanted = new Set(['lines_added', 'lines_removed', 'commits', 'last_tests'])
  // A label that all sessions share is no stratum, and still what the rules say.
  for (const field of RULE_FIELDS) wanted.add(ruleColumn(table, field)?.column ?? field)
  return [session, ...table.columns.filter((one) => one !== session && (wanted.has(one.column) || isStratum(one)))]
}

/** Columns a sample can be drawn by: labels and categories of few values. */
export const isStratum = ({ kind, distinct }: TableColumn): boolean =>
  (kind === 'label' || kind === 'category' || kind === 'month' || kind === 'signal') && distinct > 1 && distinct <= 40

/** The column that has what rules say of a field; undefined where none does. */
const ruleColumn = (table: SessionsTable, field: string): TableColumn | undefined =>
  table.columns.find(
    ({ column, labelledBy }) =>
      (column === field || column === `${field}_rules`) && labelledBy?.every(({ kind }) => kind === 'rules'),
  )

/** @param time when rules are taken to have been asked, ISO 8601, UTC */
export function readFacts(table: SessionsTable, answer: ResultTable, time: string): SessionFacts {
  const session = table.columns.find(({ field }) => field === 'session_id')!
  const ids = Array.from({ length: answer.rowCount }, (_, i) => String(answer.column(session.column).at(i)))
  const text = (column: string, i: number): string | null => {
    const value = answer.has(column) ? answer.column(column).at(i) : null
    return value === null || value === undefined ? null : String(value)
  }
  const count = (column: string, i: number) => Number(text(column, i) ?? 0)
  const fields = RULE_FIELDS.flatMap((field) => {
    const column = ruleColumn(table, field)
    return column ? [{ field, column: column.column }] : []
  })
  return {
    sessions: ids,
    recorded: answer.has('commits')
      ? ids.map((session, i) => ({
          session,
          lines: count('lines_added', i) + count('lines_removed', i),
          commits: count('commits', i),
          lastTests: text('last_tests', i) as Recorded['lastTests'],
        }))
      : [],
    rules: ruleRecords(
      ids.map((session_id, i) => ({ session_id, ...ruleLabels(fields, (column) => text(column, i)) })),
      time,
    ),
    strata: new Map(
      table.columns
        .filter((column) => isStratum(column) && answer.has(column.column))
        .map(({ column }) => [column, ids.map((_, i) => text(column, i) ?? '')]),
    ),
  }
}

function ruleLabels(
  fields: readonly { readonly field: keyof RuleLabels; readonly column: string }[],
  at: (column: string) => string | null,
): RuleLabels {
  const none = Object.fromEntries(RULE_FIELDS.map((field) => [field, null]))
  return {
    ...none,
    ...Object.fromEntries(fields.map(({ field, column }) => [field, at(column)])),
  } as unknown as RuleLabels
}

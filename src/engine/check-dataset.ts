import { buildCheck, type CheckAnswers, type DatasetCheck, type MonthCount } from '#core/check/dataset-check'
import { columnOf, type SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import { canExclude, EXCLUSIONS, type Exclusion, onlyExcluded } from '#core/pivot/exclusion'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { compileUserSessions } from '#core/sql/compile-user-sessions'
import { print } from '#core/sql/print'
import { type Asks, askPivot } from './ask-pivot'
import { resultTable } from './plain-table'

/** Asks an engine what a check needs. It counts rows of the analyst's own file, so nothing is withheld. */
export async function checkDataset(
  engine: Asks,
  table: SessionsTable,
  signal?: AbortSignal,
): Promise<Result<DatasetCheck>> {
  const months = await countMonths(engine, table, signal)
  if (!months.ok) return months
  const userSessions = await countUserSessions(engine, table, signal)
  if (!userSessions.ok) return userSessions
  const excluded = new Map<Exclusion['id'], number>()
  for (const exclusion of EXCLUSIONS) {
    if (!canExclude(exclusion, table)) continue
    const counted = await countSessions(engine, table, { filters: [onlyExcluded(exclusion)] }, signal)
    if (!counted.ok) return counted
    excluded.set(exclusion.id, counted.value.at(0, 0)?.bases.get('all')?.n ?? 0)
  }
  return ok(buildCheck(table, { months: months.value, userSessions: userSessions.value, excluded }))
}

async function countSessions(engine: Asks, table: SessionsTable, ask: Partial<PivotSpec>, signal?: AbortSignal) {
  const plan = normalize({ ...EMPTY_SPEC, ...ask }, table)
  return plan.ok ? askPivot(engine, plan.value, signal) : plan
}

async function countMonths(engine: Asks, table: SessionsTable, signal?: AbortSignal): Promise<Result<MonthCount[]>> {
  if (!columnOf(table, 'month')) return ok([])
  const counted = await countSessions(engine, table, { rows: [{ dimension: 'month' }] }, signal)
  if (!counted.ok) return counted
  const { rowKeys, at } = counted.value
  const months = rowKeys.flatMap((key, r) =>
    key.length === 1 ? [{ month: key[0] as string | null, sessions: at(r, 0)!.bases.get('all')!.n }] : [],
  )
  // What has no month stands last.
  return ok(months.sort((a, b) => (a.month === null ? 1 : b.month === null ? -1 : a.month < b.month ? -1 : 1)))
}

async function countUserSessions(
  engine: Asks,
  table: SessionsTable,
  signal?: AbortSignal,
): Promise<Result<CheckAnswers['userSessions']>> {
  if (table.users === null) return ok(null)
  const answer = await engine.run(print(compileUserSessions(table.table)), signal)
  if (!answer.ok) return answer
  const counts = resultTable(answer.value)
  return ok(
    Array.from({ length: counts.rowCount }, (_, i) => ({
      sessions: Number(counts.column('sessions').at(i)),
      users: Number(counts.column('users').at(i)),
    })),
  )
}

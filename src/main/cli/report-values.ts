import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import { failureText } from '#core/failure-text'
import type { Report } from '#core/report/report'
import { print } from '#core/sql/print'
import { valuesOfRows } from '#core/value/sessions/applied-values'
import { askSessions } from '#core/value/sessions/ask-sessions'
import { valueColumns } from '#core/value/sessions/value-columns'
import { withColumns } from '#core/value/sessions/with-columns'
import { worksOfSessions } from '#core/value/sessions/works-of-sessions'
import type { Engine } from '#engine/engine'
import { appFolder } from '../services/app-folder'
import { valueHandlers } from '../services/value-handlers'

/** The dataset of a report with the values its views stand on; where they are not kept here, as its file is, and said. */
export async function withReportValues(
  engine: Engine,
  table: SessionsTable,
  { values }: Pick<Report, 'values'>,
): Promise<Result<SessionsTable>> {
  if (!values) return ok(table)
  const kept = await valueHandlers(appFolder())['values.read']({ run: values.run })
  if (!kept.ok) {
    process.stderr.write(`${failureText(kept.failure).what} Task value is what the file says.\n`)
    return ok(table)
  }
  const sessions = await engine.run(print(askSessions(table).query))
  if (!sessions.ok) return sessions
  const found = valuesOfRows(worksOfSessions(sessions.value), kept.value.rows)
  const put = await engine.put(valueColumns(found, values.provenance))
  return put.ok ? ok(withColumns(table, put.value)) : put
}

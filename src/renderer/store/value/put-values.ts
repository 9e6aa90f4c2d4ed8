import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import { cast, column, item, select, table as tableOf } from '#core/sql/build'
import { print } from '#core/sql/print'
import type { AppliedValues } from '#core/value/sessions/applied-values'
import { TOLD_COLUMN } from '#core/value/sessions/ask-sessions'
import { valueColumns } from '#core/value/sessions/value-columns'
import type { SessionValues } from '#core/value/sessions/value-sessions'
import { withColumns } from '#core/value/sessions/with-columns'
import type { LastingEngine } from '#engine/lasting-engine'
import type { PutColumn } from '#engine/put-numbers'

/** The dataset as its file says it, and what that says of values, which others take the place of. */
export interface OwnValues {
  readonly table: SessionsTable
  readonly columns: readonly { readonly of: TableColumn; readonly values: Float64Array }[]
}

type Engine = Pick<LastingEngine, 'run' | 'put'>
type Values = Pick<SessionValues, 'value' | 'low' | 'high' | 'estimated'>

const NAMES = ['task_value_usd', 'task_value_low', 'task_value_high']

/** Reads what the file says before anything takes its place. */
export async function readOwnValues(engine: Engine, table: SessionsTable): Promise<Result<OwnValues>> {
  const own = table.columns.filter((one) => NAMES.includes(one.column))
  if (own.length === 0) return ok({ table, columns: [] })
  const read = await engine.run(
    print(
      select(
        own.map((one) => item(cast(column(one.column), 'DOUBLE'), one.column)),
        tableOf(table.table),
        { orderBy: [{ of: column('rowid'), isDescending: false }] },
      ),
    ),
  )
  if (!read.ok) return read
  return ok({
    table,
    columns: own.map((of) => ({
      of,
      values: Float64Array.from(
        read.value.columns.find(({ name }) => name === of.column)!.values as readonly (number | null)[],
        (value) => value ?? Number.NaN,
      ),
    })),
  })
}

const asPut = (
  { of: { name, about, labelledBy = [] }, values }: OwnValues['columns'][number],
  to: string,
): PutColumn => ({
  field: NAMES.includes(to) ? (to as 'task_value_usd') : null,
  column: to,
  name: to === TOLD_COLUMN ? `${name}, as the file says` : name,
  about: about ?? '',
  values,
  labelledBy,
})

/** Puts values in place of those of the file, which stay beside them; or with null those of the file in their old place. */
export async function putValuesInto(
  engine: Engine,
  own: OwnValues,
  values: (Values & { readonly applied: AppliedValues }) | null,
): Promise<Result<SessionsTable>> {
  if (!values) {
    const back = await engine.put(own.columns.map((one) => asPut(one, one.of.column)))
    return back.ok ? ok(own.table) : back
  }
  const told = own.columns.filter(({ of }) => of.column === 'task_value_usd').map((one) => asPut(one, TOLD_COLUMN))
  const put = await engine.put([...valueColumns(values, values.applied.provenance), ...told])
  return put.ok ? ok(withColumns(own.table, put.value)) : put
}

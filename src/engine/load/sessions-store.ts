import type { EncodedBatch } from '#core/load/batch-encoder'
import { hasEnum, type LoadingColumn, storedType } from '#core/load/loading-column'
import { type LoadRun, Stopped } from './load-run'
import { writeEncoded } from './write-encoded'

/** Appends an encoded batch to the sessions table, which is made for the first. */
export async function storeBatch(load: LoadRun, batch: EncodedBatch, isFirst: boolean): Promise<void> {
  const { sessions } = load.tables
  for (const { column } of batch.columns) {
    if (hasEnum(column)) await fitEnum(load, column, !isFirst)
  }
  if (isFirst) {
    const columns = batch.columns.map(({ column }) => ({ name: column.mapped.column, type: storedType(column) }))
    await load.run({ kind: 'create-table', name: sessions, columns })
  }
  if (batch.rows === 0) return
  const stored = await load.connection.insertArrow(writeEncoded(batch), sessions, false)
  if (!stored.ok) throw new Stopped(stored.failure)
}

/** Leaves out a column that turned out to be free text. */
export async function leaveOut(load: LoadRun, column: LoadingColumn): Promise<void> {
  await load.run({ kind: 'drop-column', table: load.tables.sessions, column: column.mapped.column })
}

/** Gives a column an enum of the labels met so far, in place of the one it had. */
async function fitEnum(load: LoadRun, column: LoadingColumn, isStored: boolean): Promise<void> {
  const { sessions } = load.tables
  const { vocabulary } = column.labels!
  const name = `${sessions} ${column.mapped.column} ${vocabulary.size}`
  if (column.enumName === name) return
  await load.createEnum(name, vocabulary.labels)
  column.enumName = name
  // A table leans on every type its columns ever had: those go when it goes.
  if (isStored) {
    await load.run({ kind: 'set-column-type', table: sessions, column: column.mapped.column, type: { enum: name } })
  }
}

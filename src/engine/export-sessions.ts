import { tableFromIPC } from 'apache-arrow'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { csvLine } from '#core/export/csv-text'
import type { Result } from '#core/failure'
import {
  type ComputedColumn,
  type ExportColumn,
  type ExportFormat,
  exportColumns,
  exportRows,
  lastRow,
} from '#core/sql/compile-export'
import type { CompiledQuery } from '#core/sql/compiled-query'
import type { Expression } from '#core/sql/node'
import { print } from '#core/sql/print'
import { Stopped } from './load/load-run'
import { writeParquet } from './write-parquet'

/** An engine as an export asks it. */
export interface AsksArrow {
  /** The answer as the engine writes it, one Arrow stream. */
  runArrow(query: CompiledQuery, signal?: AbortSignal): Promise<Result<Uint8Array>>
}

/** What an export needs to know of a table, and which of its sessions are meant where not all are. */
export type ExportTable = Pick<SessionsTable, 'table'> & {
  readonly columns: readonly ExportColumn[]
  readonly where?: Expression | null
  readonly computed?: readonly ComputedColumn[]
}

const ROWS = 65_536

/**
 * The sessions of a table as the bytes of a file, a batch at a time, so that memory holds two batches whatever the size
 * of the table. Throws Stopped where the engine fails or the signal is aborted.
 *
 * @param onRows told how many rows have been asked for, of how many
 */
export async function* exportSessions(
  engine: AsksArrow,
  table: ExportTable,
  format: ExportFormat,
  { signal, onRows = () => {} }: { readonly signal?: AbortSignal; onRows?(rows: number, all: number): void } = {},
): AsyncGenerator<Uint8Array> {
  const { computed = [] } = table
  const columns = exportColumns(table.columns)
  const where = table.where ?? null
  async function ask(query: CompiledQuery): Promise<Uint8Array> {
    const answer = await engine.runArrow(query, signal)
    if (!answer.ok) throw new Stopped(answer.failure)
    return answer.value
  }
  async function* batches() {
    const last = tableFromIPC(await ask(print(lastRow(table.table)))).getChild('last')
    const all = 1 + Number(last?.get(0) ?? -1)
    for (let start = 0; start < all; start += ROWS) {
      yield ask(print(exportRows(table.table, columns, format, { start, end: start + ROWS, where, computed })))
      onRows(Math.min(start + ROWS, all), all)
    }
  }
  if (format === 'parquet') yield* writeParquet(batches())
  else yield* csvOf([...columns, ...computed], batches())
}

async function* csvOf(columns: readonly Pick<ExportColumn, 'column'>[], batches: AsyncIterable<Uint8Array>) {
  const encoder = new TextEncoder()
  yield encoder.encode(csvLine(columns.map(({ column }) => column)))
  for await (const batch of batches) {
    const rows = tableFromIPC(batch)
    const vectors = columns.map((_, i) => rows.getChildAt(i)!)
    let text = ''
    for (let row = 0; row < rows.numRows; row++) text += csvLine(vectors.map((vector) => vector.get(row)))
    yield encoder.encode(text)
  }
}

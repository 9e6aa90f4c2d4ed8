import type { ColumnSpec, RowValue } from '#core/dataset/column-spec'
import { csvLine } from '#core/export/csv-text'
import { ok, type Result } from '#core/failure'
import { writeArrow } from '#engine/write-arrow'
import { writeParquet } from '#engine/write-parquet'
import { writeAtomically } from '../services/atomic-write'
import { usage } from './outcome'

type Row = Readonly<Record<string, RowValue>>

const FORMATS = { parquet: parquetOf, csv: csvOf }

/** The form of an output by the name of its file; any other name is wrong use. */
export function outputForm(file: string): Result<keyof typeof FORMATS> {
  const ending = /\.(parquet|csv)$/i.exec(file)?.[1]?.toLowerCase() as keyof typeof FORMATS | undefined
  return ending ? ok(ending) : usage(`The output is a .parquet or .csv file, not ${file}`)
}

/** Writes rows to a file, as Parquet or CSV by its name. A file that is there is replaced when the new one is whole. */
export async function writeRows(
  file: string,
  columns: readonly ColumnSpec[],
  batches: Iterable<readonly Row[]>,
): Promise<Result<null>> {
  const form = outputForm(file)
  if (!form.ok) return form
  return writeAtomically(file, FORMATS[form.value](columns, batches), { mode: 0o666 })
}

function parquetOf(columns: readonly ColumnSpec[], batches: Iterable<readonly Row[]>): AsyncIterable<Uint8Array> {
  function* streams() {
    for (const rows of batches) yield writeArrow(columns, rows)
  }
  return writeParquet(streams())
}

async function* csvOf(columns: readonly ColumnSpec[], batches: Iterable<readonly Row[]>) {
  const encoder = new TextEncoder()
  yield encoder.encode(csvLine(columns.map(({ name }) => name)))
  for (const rows of batches) {
    const lines = rows.map((row) => csvLine(columns.map((column) => csvValue(column, row[column.name] ?? null))))
    yield encoder.encode(lines.join(''))
  }
}

/** Times are written as ISO 8601 in UTC. */
function csvValue({ type }: ColumnSpec, value: RowValue): RowValue {
  return type === 'time' && typeof value === 'number' ? new Date(value).toISOString() : value
}

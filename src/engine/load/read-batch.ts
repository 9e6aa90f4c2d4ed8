import { type Table, tableFromIPC } from 'apache-arrow'
import type { SourceColumn, SourceType } from '#core/dataset/source-column'
import { sourceTypeOf } from '#core/dataset/source-type'
import { uniqueNames } from '#core/dataset/unique-names'
import type { SourceValues } from '#core/load/source-values'
import { forgetRejected, readCsv, rejectedRows } from '#core/sql/compile-csv'
import { readSimply } from '#core/sql/compile-load'
import { type Batch, type Findings, noteUnreadable } from '../batch'
import { LENT } from '../connection'
import { linesAt, linesOfRow } from '../csv-text'
import { arrowColumn, typeOfArrow } from './arrow-values'
import { type LoadRun, Stopped, valuesOf } from './load-run'

/** Some rows of an export, column by column. */
export interface ReadBatch {
  readonly rows: number
  readonly columns: readonly SourceColumn[]
  valuesOf(source: string): SourceValues
}

/**
 * Reads a batch into columns that can be encoded. Text of a CSV file, and rare types of Arrow, are read by the engine.
 *
 * @param staging name of a table, or a file in memory, that is there meanwhile
 */
export async function readBatch(load: LoadRun, staging: string, batch: Batch, findings: Findings): Promise<ReadBatch> {
  if (batch.kind === 'csv') {
    return columnsOf(
      await readPiece(load, staging, batch, findings),
      batch.columns.map((name) => ({ name, type: 'text' })),
    )
  }
  const table = readable(batch.stream)
  if (!table) return readByEngine(load, staging, batch.stream)
  const names = uniqueNames(table.schema.fields.map(({ name }) => name))
  return columnsOf(
    table,
    table.schema.fields.map(({ type }, i) => ({ name: names[i]!, type: typeOfArrow(type)! })),
  )
}

/** The stream as a table, unless one of its columns has a type that is not understood here. */
function readable(stream: Uint8Array): Table | null {
  try {
    const table = tableFromIPC(stream)
    return table.schema.fields.every(({ type }) => typeOfArrow(type) !== null) ? table : null
  } catch {
    // Types newer than the library; what is broken the engine will tell.
    return null
  }
}

function columnsOf(table: Table, columns: readonly SourceColumn[]): ReadBatch {
  const indexes = new Map(columns.map(({ name }, i) => [name, i]))
  const read = new Map<string, SourceValues>()
  const valuesOf = (source: string): SourceValues => {
    const known = read.get(source)
    if (known) return known
    const values = arrowColumn(table, indexes.get(source)!)
    read.set(source, values)
    return values
  }
  return { rows: table.numRows, columns, valuesOf }
}

async function readByEngine(load: LoadRun, staging: string, stream: Uint8Array): Promise<ReadBatch> {
  const staged = await load.connection.insertArrow(stream, staging, true)
  if (!staged.ok) throw new Stopped(staged.failure)
  const answer = await load.run({ kind: 'describe', table: staging })
  const types = valuesOf(answer, 'column_type').map(String)
  const described = valuesOf(answer, 'column_name').map((name, i) => ({ name: String(name), engineType: types[i]! }))
  const table = tableFromIPC(await load.read(readSimply(staging, described)))
  await load.run({ kind: 'drop-table', name: staging })
  return columnsOf(
    table,
    described.map(({ name, engineType }): { name: string; type: SourceType } => ({
      name,
      type: sourceTypeOf(engineType),
    })),
  )
}

type CsvBatch = Extract<Batch, { kind: 'csv' }>

async function readPiece(load: LoadRun, staging: string, batch: CsvBatch, findings: Findings): Promise<Table> {
  const file = `${LENT}${staging}.csv`
  load.connection.lendFile(file, batch.bytes)
  let stream: Uint8Array
  try {
    stream = await load.read(readCsv({ ...batch, file }))
  } finally {
    load.connection.takeBackFile(file)
  }
  const rejected = await load.run(rejectedRows())
  // One row can fail in several columns.
  const reasons = new Map(
    valuesOf(rejected, 'place').map((place, i) => [Number(place) - 1, rejected.column('why').at(i)]),
  )
  const lines = linesAt(batch.bytes, [...reasons.keys()])
  for (const [i, [place, reason]] of [...reasons].entries()) {
    const line = batch.linesBefore + lines[i]!
    const rowLines = linesOfRow(batch.bytes, place, batch.dialect.delimiter)
    const why = String(reason).toLowerCase()
    noteUnreadable(
      findings,
      {
        file: batch.file,
        line,
        // A stray quote can take many lines for its own.
        why: rowLines === 1 ? why : `${why}, on ${rowLines} lines up to line ${line + rowLines - 1}`,
      },
      rowLines,
    )
  }
  await load.runAll(forgetRejected())
  return tableFromIPC(stream)
}

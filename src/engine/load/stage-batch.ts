import type { SourceColumn } from '#core/dataset/source-column'
import { sourceTypeOf } from '#core/dataset/source-type'
import { forgetRejected, rejectedRows, stageCsv } from '#core/sql/compile-csv'
import { type Batch, type Findings, noteUnreadable } from '../batch'
import { LENT } from '../connection'
import { linesAt } from '../csv-text'
import { type LoadRun, Stopped, valuesOf } from './load-run'

/** Puts a batch into the staging table as it was read, and tells its columns. */
export async function stageBatch(load: LoadRun, batch: Batch, findings: Findings): Promise<SourceColumn[]> {
  const { staging } = load.tables
  await load.run({ kind: 'drop-table', name: staging })
  if (batch.kind === 'csv') await stagePiece(load, batch, findings)
  else {
    const staged = await load.connection.insertArrow(batch.stream, staging, true)
    if (!staged.ok) throw new Stopped(staged.failure)
  }
  const described = await load.run({ kind: 'describe', table: staging })
  const types = valuesOf(described, 'column_type')
  return valuesOf(described, 'column_name').map((name, i) => ({
    name: String(name),
    type: sourceTypeOf(String(types[i])),
  }))
}

type CsvBatch = Extract<Batch, { kind: 'csv' }>

async function stagePiece(load: LoadRun, batch: CsvBatch, findings: Findings): Promise<void> {
  const file = `${LENT}${load.tables.staging}.csv`
  load.connection.lendFile(file, batch.bytes)
  try {
    await load.run(stageCsv(load.tables, { ...batch, file }))
  } finally {
    load.connection.takeBackFile(file)
  }
  const rejected = await load.run(rejectedRows())
  // One row can fail in several columns.
  const reasons = new Map(
    valuesOf(rejected, 'place').map((place, i) => [Number(place) - 1, rejected.column('why').at(i)]),
  )
  const lines = linesAt(batch.bytes, [...reasons.keys()])
  for (const [i, why] of [...reasons.values()].entries()) {
    noteUnreadable(findings, {
      file: batch.file,
      line: batch.linesBefore + lines[i]!,
      why: String(why).toLowerCase(),
    })
  }
  await load.runAll(forgetRejected())
}

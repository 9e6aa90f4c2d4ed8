import { MOST_SPELLINGS } from '#core/dataset/column-profile'
import { createUsers, encodeBatch, numberUsers, sessionOf } from '#core/sql/compile-load'
import {
  countEncoded,
  countMisfits,
  countName,
  countRows,
  countWritten,
  misfitSpellings,
} from '#core/sql/compile-load-counts'
import type { LoadColumn } from '#core/sql/encode-column'
import { learnSpellings, setEnum } from './learn-labels'
import { type LoadRun, valuesOf } from './load-run'
import { hasEnum, type LoadingColumn, loadColumn } from './loading-column'

/** Rows of the staged batch, and those of them that were encoded. */
export interface EncodedBatch {
  readonly columns: readonly LoadColumn[]
  readonly rows: number
  readonly named: number
}

/**
 * Encodes the staged batch. Most batches hold no label that was not met before, so it is encoded first and looked at
 * after: only where values got lost are spellings read, and the batch is encoded once more if they taught something.
 *
 * @param isFirst whether this batch founds the table
 */
export async function encodeStaged(
  load: LoadRun,
  columns: readonly LoadingColumn[],
  isFirst: boolean,
): Promise<EncodedBatch> {
  if (isFirst) await found(load, columns)
  const user = columns.find(({ mapped }) => mapped.kind === 'user')
  if (user) await load.run(numberUsers(user.mapped, load.tables))
  for (;;) {
    const stored = columns.filter(({ isFreeText }) => !isFreeText)
    const loads = stored.map(loadColumn)
    await load.run({ kind: 'drop-table', name: load.tables.encoded })
    await load.run(encodeBatch(loads, load.tables))
    const written = await load.run(countWritten(loads, load.tables))
    const encoded = await load.run(countEncoded(loads, load.tables))
    const count = (answer: typeof written, name: string) => Number(answer.column(name).at(0))
    const short = stored.filter((_, i) => count(written, countName(i)) !== count(encoded, countName(i)))
    let hasLearned = false
    for (const column of short) {
      if (column.vocabulary && (await learnSpellings(load, column, !isFirst))) hasLearned = true
    }
    if (hasLearned) continue
    for (const column of short) await noteMisfits(load, column)
    const rows = await load.run(countRows(sessionOf(loads), load.tables))
    return { columns: loads, rows: count(rows, 'rows'), named: count(rows, 'named') }
  }
}

/** Makes the table. Closed taxonomies know their labels; open ones must be met before there is an enum to encode to. */
async function found(load: LoadRun, columns: readonly LoadingColumn[]): Promise<void> {
  for (const column of columns.filter(hasEnum)) {
    if (column.vocabulary!.labels.length === 0) await learnSpellings(load, column, false)
    if (column.enumName === null && hasEnum(column)) await setEnum(load, column, false)
  }
  if (columns.some(({ mapped }) => mapped.kind === 'user')) await load.runAll(createUsers(load.tables))
}

async function noteMisfits(load: LoadRun, column: LoadingColumn): Promise<void> {
  const counts = await load.run(countMisfits(loadColumn(column), load.tables))
  const lost = Number(counts.column('lost').at(0))
  const outside = Number(counts.column('outside').at(0))
  column.unread += lost - outside
  column.outside += outside
  if (lost === 0) return
  const spellings = await load.run(misfitSpellings(loadColumn(column), load.tables))
  const rows = valuesOf(spellings, 'rows')
  valuesOf(spellings, 'spelling').forEach((spelling, i) => {
    const before = column.misfits.get(String(spelling))
    // New ones only while there is room; those met before are counted on.
    if (before === undefined && column.misfits.size >= MOST_SPELLINGS) return
    column.misfits.set(String(spelling), (before ?? 0) + Number(rows[i]))
  })
}

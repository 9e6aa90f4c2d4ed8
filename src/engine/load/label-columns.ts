import type { SaidLabel } from '#core/classify/label-record'
import { columnsForExport, ratersOf } from '#core/classify/with-labels'
import type { LabelledBy } from '#core/dataset/labelled-by'
import { mapColumns } from '#core/dataset/mapping'
import type { MappingChoice } from '#core/dataset/mapping-choice'
import { proposeFields } from '#core/dataset/propose-fields'
import type { SourceColumn } from '#core/dataset/source-column'
import { encodeColumn } from '#core/load/encode-column'
import { type LoadingColumn, loadingColumn } from '#core/load/loading-column'
import { decodeUtf8 } from '#core/load/utf8'
import type { HeldSessions } from './held-sessions'
import { labelValues } from './label-values'

interface LabelledColumns {
  readonly columns: readonly LoadingColumn[]
  /** Who gave the labels of a column, by its name. */
  readonly labelledBy: ReadonlyMap<string, readonly LabelledBy[]>
}

/**
 * Puts labels of journals beside the columns of an export that has been taken in, those of its sessions alone: what is said
 * of the sessions of other datasets makes no column and names no rater here.
 *
 * @param columns of the export
 */
export async function putLabels(
  sessions: HeldSessions,
  columns: readonly LoadingColumn[],
  labels: readonly SaidLabel[],
  choice: MappingChoice,
): Promise<LabelledColumns> {
  const rows = rowsOf(sessions, columns, labels)
  const taken = columns.flatMap(({ mapped: { source, column } }) => [source.name, column])
  const given = columnsForExport(
    labels.filter(({ session }) => rows.has(session)),
    taken,
  )
  const sources = given.map(({ name, type }): SourceColumn => ({ name, type }))
  const mapped = mapColumns(sources, proposeFields(sources, new Map(), choice.columns))
  const put: LoadingColumn[] = []
  for (const [i, label] of given.entries()) {
    const column = loadingColumn(mapped[i]!, choice.labels)
    const values = encodeColumn(column, labelValues(label, rows, sessions.sessions))!
    column.counts.add(values, sessions.sessions)
    if (column.counts.known === 0) continue
    await sessions.put(column, values)
    put.push(column)
  }
  return { columns: put, labelledBy: new Map(given.map((label) => [label.name, ratersOf(label)])) }
}

/** Where the sessions stand that somebody labelled. */
function rowsOf(
  sessions: HeldSessions,
  columns: readonly LoadingColumn[],
  labels: readonly SaidLabel[],
): ReadonlyMap<string, number> {
  const labelled = new Set(labels.map(({ session }) => session))
  const rows = new Map<string, number>()
  if (labelled.size === 0) return rows
  const { column } = columns.find(({ mapped }) => mapped.kind === 'session')!.mapped
  let before = 0
  for (const part of sessions.partsOf(column)!) {
    if (part.values.type !== 'text') throw new Error('session ids are text')
    const { offsets, bytes } = part.values
    for (let row = 0; row < part.rows; row++) {
      const id = decodeUtf8(bytes, offsets[row]!, offsets[row + 1]!)
      if (labelled.has(id)) rows.set(id, before + row)
    }
    before += part.rows
  }
  return rows
}

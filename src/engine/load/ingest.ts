import type { SaidLabel } from '#core/classify/label-record'
import type { FieldId } from '#core/dataset/field'
import { type MappedColumn, mapColumns } from '#core/dataset/mapping'
import { type MappingChoice, NO_CHOICE, signatureOf } from '#core/dataset/mapping-choice'
import { proposeFields } from '#core/dataset/propose-fields'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { SourceColumn } from '#core/dataset/source-column'
import { toldType } from '#core/dataset/told-type'
import type { Result } from '#core/failure'
import { BatchEncoder } from '#core/load/batch-encoder'
import { type LoadingColumn, loadingColumn } from '#core/load/loading-column'
import { firstExamples, profileColumns } from '#core/load/profile-columns'
import { forgetRejected } from '#core/sql/compile-csv'
import type { Batch, Findings } from '../batch'
import type { Connection } from '../connection'
import { HeldSessions } from './held-sessions'
import { putLabels } from './label-columns'
import { loadNotices } from './load-notices'
import { LoadRun, Stopped, settle } from './load-run'
import { roomLeft } from './memory-room'
import { type ReadBatch, readBatch } from './read-batch'
import { tableFacts } from './table-facts'

/**
 * Takes an export in batch by batch: a batch is read into columns, encoded, kept and dropped. Rows read are rows kept
 * plus rows set aside.
 */
export class Ingest {
  /** What has been taken in. */
  readonly sessions: HeldSessions
  readonly #load: LoadRun
  readonly #staging: string
  #room: number | null = null
  /** Rows that will come, where the format tells. */
  expected: number | null = null
  #encoder: BatchEncoder | null = null
  #sources: { readonly file: string; readonly columns: readonly SourceColumn[] } | null = null
  #signature = ''
  #choice: MappingChoice = NO_CHOICE
  #examples: ReadonlyMap<string, readonly string[]> = new Map()
  #rows = 0
  /** Each file with its first row among all rows, from 0. */
  #transcript: string | undefined
  readonly #files: { readonly file: string; readonly firstRow: number }[] = []

  /**
   * @param name of the sessions in the database
   * @param decide what was decided about the columns of exports of a signature
   * @param oneIn takes a sample of one session in so many; 1 takes all
   * @param labels of journals, to stand beside the columns of an export; transcripts bring theirs
   */
  constructor(
    connection: Connection,
    name: string,
    private readonly decide: (signature: string) => MappingChoice,
    private readonly oneIn: number,
    signal: AbortSignal,
    private readonly labels: readonly SaidLabel[] = [],
  ) {
    this.sessions = new HeldSessions(connection, name)
    this.#load = new LoadRun(connection, signal)
    this.#staging = `${name} staging`
  }

  /**
   * Takes in a batch of a file and answers the rows taken in so far.
   *
   * @param onRows told how far it is meanwhile, as so many of the rows
   */
  add(batch: Batch, file: string, findings: Findings, onRows: (rows: number) => void): Promise<Result<number>> {
    return settle(async () => {
      const load = this.#load
      this.#room ??= await roomLeft(load)
      const read = await readBatch(load, this.#staging, batch, findings)
      const encoder = this.#meet(file, read)
      const stored = encoder.columns.filter(({ isFreeText }) => !isFreeText)
      if (this.#files.at(-1)?.file !== file) this.#files.push({ file, firstRow: this.#rows })
      const encoded = encoder.encode(read.valuesOf, (share) => onRows(this.#rows + Math.floor(share * read.rows)))
      for (const column of stored) if (column.isFreeText) this.sessions.leaveOut(column)
      this.sessions.add(encoded)
      if (this.sessions.bytes > this.#room) {
        throw new Stopped({ code: 'dataset-too-large', file, fits: this.#rows, totalRows: null })
      }
      this.#rows += read.rows
      return this.#rows
    })
  }

  /** Tells what the table holds. */
  finish(name: string, findings: Findings): Promise<Result<SessionsTable>> {
    return settle(async () => {
      const load = this.#load
      const isText = !findings.isFromTranscripts
      const rowsRead = this.#rows + (isText ? findings.unreadableLines : 0)
      // An empty transcript, a Parquet file without rows and JSON without a record have no batch.
      if (!this.#encoder) throw new Stopped({ code: 'no-sessions', file: name, setAside: rowsRead })
      const { columns: own, sessions, unnamed, repeated, notSampled, oneIn, leftOut } = this.#encoder
      // Its tables of ids take hundreds of megabytes of ten million sessions.
      this.#encoder = null
      if (sessions === 0) throw new Stopped({ code: 'no-sessions', file: name, setAside: rowsRead })
      const labels = isText ? await putLabels(this.sessions, own, this.labels, this.#choice) : null
      const columns = labels ? [...own, ...labels.columns] : own
      await this.sessions.open(load)
      const labelledBy = labels?.labelledBy ?? findings.labelledBy
      const facts = tableFacts(columns, this.#examples, sessions, labelledBy)
      const { isSynthetic, users } = facts
      const notices = loadNotices(columns, findings, {
        isSynthetic,
        hasUsers: users !== null,
        unnamed,
        repeated,
        notSampled,
        oneIn,
      })
      return {
        ...facts,
        table: this.sessions.name,
        ...(this.#transcript !== undefined && { transcript: this.#transcript }),
        bytes: this.sessions.bytes,
        name,
        signature: this.#signature,
        mapping: this.#choice,
        rowsRead,
        notices,
        unreadable: findings.unreadable,
        setAside: leftOut.map(({ row, reason, session }) => {
          const { file, firstRow } = this.#files.findLast((f) => f.firstRow <= row)!
          return { file, row: row - firstRow + 1, reason, session }
        }),
      }
    })
  }

  /** Leaves nothing of the load behind, whatever has happened. */
  async discard(): Promise<void> {
    const { connection } = this.#load
    for (const node of forgetRejected()) await connection.runNode(node)
    await connection.runNode({ kind: 'drop-table', name: this.#staging })
    await this.sessions.discard()
  }

  /** The first file says which columns there are; every later one must have the same. */
  #meet(file: string, { columns, valuesOf }: ReadBatch): BatchEncoder {
    if (!this.#encoder || !this.#sources) {
      this.#signature = signatureOf(columns)
      this.#choice = this.decide(this.#signature)
      this.#examples = firstExamples(columns, valuesOf)
      const profiles = profileColumns(columns, valuesOf)
      const proposals = proposeFields(columns, profiles, this.#choice.columns, this.#forLabels(columns))
      const types = new Map([...profiles].map(([name, profile]) => [name, toldType(profile)]))
      this.#sources = { file, columns }
      const mapped = mapColumns(columns, proposals, types)
      this.#transcript = mapped.find(({ field }) => field?.id === 'transcript')?.source.name
      this.#encoder = new BatchEncoder(loadingColumns(file, mapped, this.#choice), this.oneIn, this.expected ?? 0)
      return this.#encoder
    }
    const differing = differences(this.#sources.columns, columns)
    if (differing.length === 0) return this.#encoder
    throw new Stopped({ code: 'columns-differ', file, other: this.#sources.file, columns: differing })
  }

  /** Fields that someone decided a column of labels is to hold, in place of one of the export. */
  #forLabels(columns: readonly SourceColumn[]): FieldId[] {
    if (this.labels.length === 0) return []
    const names = new Set(columns.map(({ name }) => name))
    return Object.entries(this.#choice.columns).flatMap(([name, field]) => (field && !names.has(name) ? [field] : []))
  }
}

/** Maps the columns of an export; transcripts stay where they are. */
function loadingColumns(file: string, columns: readonly MappedColumn[], { labels }: MappingChoice): LoadingColumn[] {
  const mapped = columns.filter(({ kind }) => kind !== 'text')
  if (mapped.some(({ kind }) => kind === 'session')) return mapped.map((column) => loadingColumn(column, labels))
  throw new Stopped({ code: 'no-session-id', file, columns: sourceNames(columns) })
}

/** Names of the export's columns; a month of the start has none of its own. */
const sourceNames = (columns: readonly MappedColumn[]): string[] =>
  columns.filter(({ isMonthOfStart }) => !isMonthOfStart).map(({ source }) => source.name)

/** Names of the columns that only one of the two has, or that hold another kind of value. */
function differences(a: readonly SourceColumn[], b: readonly SourceColumn[]): string[] {
  const only = (these: readonly SourceColumn[], those: readonly SourceColumn[]) =>
    these.filter(({ name, type }) => !those.some((other) => other.name === name && other.type === type))
  return [...new Set([...only(a, b), ...only(b, a)].map(({ name }) => name))]
}

import { type MappingChoice, NO_CHOICE, signatureOf } from '#core/dataset/mapping-choice'
import { proposeFields } from '#core/dataset/propose-fields'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { SourceColumn } from '#core/dataset/source-column'
import type { Result } from '#core/failure'
import { forgetRejected } from '#core/sql/compile-csv'
import * as sql from '#core/sql/compile-load'
import { countSessions } from '#core/sql/compile-load-counts'
import type { Batch, Findings } from '../batch'
import type { Connection } from '../connection'
import { encodeStaged } from './encode-batch'
import { loadNotices } from './load-notices'
import { LoadRun, Stopped, settle } from './load-run'
import { type LoadingColumn, loadingColumns } from './loading-column'
import { profileBatch, readExamples } from './profile-batch'
import { stageBatch } from './stage-batch'
import { readTableFacts } from './table-facts'

/**
 * Takes an export batch by batch into an encoded sessions table: a batch is staged as it was read, its new labels and
 * users are learned, its rows are encoded and it is dropped. Rows read are rows kept plus rows set aside.
 */
export class Ingest {
  readonly #load: LoadRun
  #columns: LoadingColumn[] = []
  #sources: { readonly file: string; readonly columns: readonly SourceColumn[] } | null = null
  #signature = ''
  #choice: MappingChoice = NO_CHOICE
  #examples: ReadonlyMap<string, readonly string[]> = new Map()
  #rows = 0
  #unnamed = 0

  /**
   * @param sessions name of the table to make
   * @param decide what was decided about the columns of exports of a signature
   */
  constructor(
    connection: Connection,
    sessions: string,
    private readonly decide: (signature: string) => MappingChoice,
    signal: AbortSignal,
  ) {
    const tables = {
      sessions,
      staging: `${sessions} staging`,
      encoded: `${sessions} encoded`,
      users: `${sessions} users`,
      userNumbers: `${sessions} user numbers`,
    }
    this.#load = new LoadRun(connection, tables, signal)
  }

  /** Takes in a batch of a file and answers the rows taken in so far. */
  add(batch: Batch, file: string, findings: Findings): Promise<Result<number>> {
    return settle(async () => {
      const load = this.#load
      const sources = await stageBatch(load, batch, findings)
      const isFirst = this.#sources === null
      await this.#meet(file, sources)
      const encoded = await encodeStaged(load, this.#columns, isFirst)
      if (isFirst) await load.run(sql.createSessions(load.tables, encoded.columns))
      await load.run(sql.keepBatch(encoded.columns, load.tables))
      this.#rows += encoded.rows
      this.#unnamed += encoded.rows - encoded.named
      return this.#rows
    })
  }

  /** Drops what was only needed to load, and tells what the table holds. */
  finish(name: string, findings: Findings): Promise<Result<SessionsTable>> {
    return settle(async () => {
      const load = this.#load
      const isText = !findings.isFromTranscripts
      const rowsRead = this.#rows + (isText ? findings.unreadableLines : 0)
      // An empty transcript, a Parquet file without rows and JSON without a record have no batch.
      if (!this.#sources) throw new Stopped({ code: 'no-sessions', file: name, setAside: rowsRead })
      const counts = await load.run(countSessions(load.tables))
      const repeated = Number(counts.column('sessions').at(0)) - Number(counts.column('distinct').at(0))
      if (repeated > 0) await load.run(sql.deleteRepeated(load.tables))
      await load.runAll(sql.dropLoad(load.tables))
      const facts = await readTableFacts(load, this.#columns, this.#examples)
      if (facts.sessions === 0) throw new Stopped({ code: 'no-sessions', file: name, setAside: rowsRead })
      const { isSynthetic, users } = facts
      const notices = loadNotices(this.#columns, findings, {
        isSynthetic,
        hasUsers: users !== null,
        unnamed: this.#unnamed,
        repeated,
      })
      return {
        ...facts,
        name,
        signature: this.#signature,
        mapping: this.#choice,
        rowsRead,
        notices,
        unreadable: findings.unreadable,
      }
    })
  }

  /** Leaves nothing of the load behind, whatever has happened. */
  async discard(): Promise<void> {
    const { connection, tables, enums } = this.#load
    for (const node of [...sql.dropLoad(tables), ...forgetRejected()]) await connection.runNode(node)
    await connection.runNode({ kind: 'drop-table', name: tables.sessions })
    for (const name of enums) await connection.runNode({ kind: 'drop-type', name })
  }

  /** The first file says which columns there are; every later one must have the same. */
  async #meet(file: string, columns: readonly SourceColumn[]): Promise<void> {
    if (!this.#sources) {
      this.#signature = signatureOf(columns)
      this.#choice = this.decide(this.#signature)
      const profiles = await profileBatch(this.#load, columns)
      this.#examples = await readExamples(this.#load, columns)
      const proposals = proposeFields(columns, profiles, this.#choice.columns)
      this.#columns = loadingColumns(file, columns, proposals, this.#choice.labels)
      this.#sources = { file, columns }
      return
    }
    const differing = differences(this.#sources.columns, columns)
    if (differing.length > 0) {
      throw new Stopped({ code: 'columns-differ', file, other: this.#sources.file, columns: differing })
    }
  }
}

/** Names of the columns that only one of the two has, or that hold another kind of value. */
function differences(a: readonly SourceColumn[], b: readonly SourceColumn[]): string[] {
  const only = (these: readonly SourceColumn[], those: readonly SourceColumn[]) =>
    these.filter(({ name, type }) => !those.some((other) => other.name === name && other.type === type))
  return [...new Set([...only(a, b), ...only(b, a)].map(({ name }) => name))]
}

import type { EncodedBatch } from '#core/load/batch-encoder'
import type { EncodedValues } from '#core/load/encoded-column'
import { hasEnum, type LoadingColumn, storedType } from '#core/load/loading-column'
import { ownValues, storedBytes } from '#core/load/own-values'
import { pickRows } from '#core/load/pick-rows'
import { numberedRows, type StoredColumns, viewOfStored } from '#core/sql/compile-stored'
import type { SqlType } from '#core/sql/node'
import { breathe, type Connection } from '../connection'
import { LoadRun, Stopped } from './load-run'
import { isOutOfMemory } from './memory-room'
import { writeEncoded } from './write-encoded'

/** Some sessions' values of a column. */
export interface HeldPart {
  readonly rows: number
  readonly values: EncodedValues
}

/**
 * The sessions of a dataset as they were encoded. The database is given a column when a statement first names it, so that
 * opening a dataset costs no insert, and columns nobody asks for take no memory of the engine.
 */
export class HeldSessions {
  /** Bytes that all columns take, or would take, in the database. */
  bytes = 0
  /** By its name. */
  readonly #columns = new Map<string, LoadingColumn>()
  /** By the name of the column, one part a batch; those that the database has are no longer here. */
  readonly #held = new Map<string, HeldPart[]>()
  /** Sessions of each batch. */
  readonly #rows: number[] = []
  readonly #stored: StoredColumns[] = []
  readonly #enums: string[] = []
  #isShown = false
  #last: Promise<unknown> = Promise.resolve()

  /** @param name of the view that shows the sessions */
  constructor(
    private readonly connection: Connection,
    readonly name: string,
  ) {}

  /** Takes over an encoded batch. */
  add({ rows, columns }: EncodedBatch): void {
    if (rows === 0 && this.#rows.length > 0) return
    this.#rows.push(rows)
    for (const { column, values } of columns) {
      const name = column.mapped.column
      const parts = this.#held.get(name) ?? []
      parts.push({ rows, values: ownValues(values, rows) })
      this.#held.set(name, parts)
      this.#columns.set(name, column)
      this.bytes += storedBytes(values, rows)
    }
  }

  /**
   * Puts a column beside those of the export, or in place of one of its name.
   *
   * @param values of all sessions in their order
   */
  put(column: LoadingColumn, values: EncodedValues): Promise<void> {
    const turn = this.#last.then(() => this.#putNow(column, values))
    this.#last = turn.catch(() => {})
    return turn
  }

  async #putNow(column: LoadingColumn, values: EncodedValues): Promise<void> {
    const name = column.mapped.column
    const at = this.#stored.findIndex(({ columns }) => columns.includes(name))
    if (at >= 0) {
      const { columns, ...table } = this.#stored[at]!
      const stored = this.#stored.with(at, { ...table, columns: columns.filter((one) => one !== name) })
      const shown = await this.connection.runNode(viewOfStored(this.name, this.#numbers, stored))
      if (!shown.ok) throw new Stopped(shown.failure)
      this.#stored.splice(0, this.#stored.length, ...stored)
    }
    let start = 0
    const parts = this.#rows.map((rows): HeldPart => {
      const among = Uint32Array.from({ length: rows }, (_, i) => start + i)
      start += rows
      return { rows, values: pickRows(values, among) }
    })
    this.#held.set(name, parts)
    this.#columns.set(name, column)
    this.bytes += storedBytes(values, start)
  }

  /** Lets go of a column that turned out to be free text. */
  leaveOut(column: LoadingColumn): void {
    const name = column.mapped.column
    for (const { rows, values } of this.partsOf(name) ?? []) this.bytes -= storedBytes(values, rows)
    this.#held.delete(name)
    this.#columns.delete(name)
  }

  /** Shows the sessions under their name, without a column yet. */
  async open(load: LoadRun): Promise<void> {
    this.#isShown = true
    await load.runAll(numberedRows(this.#numbers, this.sessions))
    await load.run(viewOfStored(this.name, this.#numbers, []))
  }

  /** The parts of a column in the order of the sessions; null once the database has it. */
  partsOf(name: string): readonly HeldPart[] | null {
    return this.#held.get(name) ?? null
  }

  get sessions(): number {
    return this.#rows.reduce((sum, rows) => sum + rows, 0)
  }

  /** How the database stores a column; null where there is no such column. */
  typeOf(name: string): SqlType | null {
    const column = this.#columns.get(name)
    return column ? storedType(column, hasEnum(column) ? this.#enumOf(name) : null) : null
  }

  /** Every label of a column, in the order of their numbers. */
  labelsOf(name: string): readonly string[] {
    return this.#columns.get(name)?.labels?.vocabulary.labels ?? []
  }

  /**
   * Sees to it that the database has the columns that are wanted. Throws Stopped where it has no room for them or the
   * signal is aborted; then it has none of those it did not have.
   */
  store(isWanted: (name: string) => boolean, signal: AbortSignal): Promise<void> {
    const turn = this.#last.then(() => this.#storeNow([...this.#held.keys()].filter(isWanted), signal))
    this.#last = turn.catch(() => {})
    return turn
  }

  /** Leaves nothing behind in the database. */
  async discard(): Promise<void> {
    await this.#last
    if (!this.#isShown) return
    await this.connection.runNode({ kind: 'drop-view', name: this.name })
    for (const { name } of this.#stored) await this.connection.runNode({ kind: 'drop-table', name })
    await this.connection.runNode({ kind: 'drop-table', name: this.#numbers })
    for (const name of this.#enums) await this.connection.runNode({ kind: 'drop-type', name })
  }

  #enumOf = (column: string): string => `${this.name} ${column}`

  get #numbers(): string {
    return `${this.name} rows`
  }

  async #storeNow(names: readonly string[], signal: AbortSignal): Promise<void> {
    if (names.length === 0) return
    const load = new LoadRun(this.connection, signal)
    const table = `${this.name} ${this.#stored.length + 1}`
    const enums: string[] = []
    try {
      for (const name of names.filter((name) => hasEnum(this.#columns.get(name)!))) {
        await load.run({ kind: 'create-enum', name: this.#enumOf(name), values: this.labelsOf(name) })
        enums.push(this.#enumOf(name))
      }
      const columns = names.map((name) => ({ name, type: this.typeOf(name)! }))
      await load.run({ kind: 'create-table', name: table, columns })
      for (const [batch, rows] of this.#rows.entries()) {
        if (rows > 0) await this.#insert(table, batch, names)
        await breathe()
        if (signal.aborted) throw new Stopped({ code: 'cancelled' })
      }
      await load.run(viewOfStored(this.name, this.#numbers, [...this.#stored, { name: table, columns: names }]))
    } catch (error) {
      await this.connection.runNode({ kind: 'drop-table', name: table })
      for (const name of enums) await this.connection.runNode({ kind: 'drop-type', name })
      throw error instanceof Stopped && isOutOfMemory(error.failure)
        ? new Stopped({ code: 'columns-too-large', columns: names })
        : error
    }
    this.#stored.push({ name: table, columns: names })
    this.#enums.push(...enums)
    for (const name of names) this.#held.delete(name)
  }

  async #insert(table: string, batch: number, names: readonly string[]): Promise<void> {
    const columns = names.map((name) => {
      const { values } = this.#held.get(name)![batch]!
      // By now more of them are known than when the batch was encoded.
      const withLabels = values.type === 'label' ? { ...values, labels: this.labelsOf(name) } : values
      return { column: this.#columns.get(name)!, values: withLabels }
    })
    const stream = writeEncoded({ rows: this.#rows[batch]!, columns })
    const inserted = await this.connection.insertArrow(stream, table, false)
    if (!inserted.ok) throw new Stopped(inserted.failure)
  }
}

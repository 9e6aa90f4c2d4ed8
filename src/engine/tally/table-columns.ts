import type { Result } from '#core/failure'
import type { KeyValue } from '#core/pivot/dimension'
import { cast, column } from '#core/sql/build'
import { codedCase, compileDistinct, labelNumber, truthNumber } from '#core/sql/compile-columns'
import type { Expression, SqlType, StatementNode } from '#core/sql/node'
import type { Codes, Numbers, Ordered, SessionColumns } from '#core/tally/columns'
import { orderOf } from '#core/tally/order'
import { textOf } from '#core/tally/question'
import type { Connection } from '../connection'
import type { HeldSessions } from '../load/held-sessions'
import { Stopped, settle } from '../load/load-run'
import { resultTable } from '../plain-table'
import { asStored, type SortedSessions, sortByUser } from './by-user'
import { type Column, ColumnCache } from './column-cache'
import type { ListPart } from './kept-lists'
import { codesOf, emptyNumbers, fillNumbers, MOST_VALUES } from './number-column'
import { readLists } from './read-lists'

/** What a question looks at in every session. */
export interface Needs {
  /** With what each is answered as: text, or the values as they are. */
  readonly keys: readonly { readonly of: Expression; readonly isText: boolean }[]
  readonly conditions: readonly Expression[]
  readonly numbers: readonly Expression[]
  /** Columns whose values are told apart. */
  readonly distinct: readonly Expression[]
}

/** What is still to be read of the table, and what becomes of it. */
interface Reading {
  readonly of: Expression
  readonly into: { readonly key: string; readonly column: Exclude<Column, null> }
  take(part: ListPart): void
}

/** Columns of a table, read from the engine when they are first needed and kept; the sessions of one user stand together. */
export class TableColumns implements SessionColumns {
  readonly #columns = new ColumnCache()
  #enums = 0
  readonly #everyone: Uint8Array

  private constructor(
    private readonly connection: Connection,
    private readonly of: HeldSessions,
    private readonly byUser: SortedSessions,
  ) {
    this.#everyone = new Uint8Array(byUser.sessions).fill(1)
  }

  static open(connection: Connection, sessions: HeldSessions, signal?: AbortSignal): Promise<Result<TableColumns>> {
    return settle(async () => {
      const count = sessions.sessions
      if (sessions.typeOf('user_id') !== 'UINTEGER') return new TableColumns(connection, sessions, asStored(count))
      const users = emptyNumbers(count)
      const take = fillNumbers(users, null)
      unwrap(await readLists(connection, sessions, [cast(column('user_id'), 'DOUBLE')], [take], signal))
      return new TableColumns(connection, sessions, sortByUser(users))
    })
  }

  get table(): string {
    return this.of.name
  }

  get sessions(): number {
    return this.byUser.sessions
  }

  get repeaters(): Uint32Array {
    return this.byUser.repeaters
  }

  get known(): number {
    return this.byUser.known
  }

  /** Reads what is not there yet. */
  read({ keys, conditions, numbers, distinct }: Needs, signal?: AbortSignal): Promise<Result<null>> {
    return settle(async () => {
      const readings: Reading[] = []
      const enums: string[] = []
      const ofKeys: Expression[] = []
      const isNew = onceEach((key) => !this.#columns.has(key))
      for (const { of, isText } of [...keys, ...distinct.flatMap((of) => this.#asKey(of))]) {
        if (!isNew(keyOf('codes', of))) continue
        const reading = await this.#keyReading(of, isText, enums, signal)
        if (reading === 'number') ofKeys.push(of)
        else if (reading) readings.push(reading)
      }
      for (const of of conditions) if (isNew(keyOf('mask', of))) readings.push(this.#maskReading(of))
      for (const of of [...numbers, ...ofKeys]) if (isNew(keyOf('numbers', of))) readings.push(this.#numberReading(of))
      await this.#readAll(readings, signal)
      for (const name of enums) unwrap(await this.connection.runNode({ kind: 'drop-type', name }))
      for (const of of ofKeys) this.#put(keyOf('codes', of), codesOf(this.numbers(of)))
      return null
    })
  }

  /** Null where a key cannot be told by a few values. */
  codesOrNull(of: Expression): Codes | null {
    return this.#columns.has(keyOf('codes', of)) ? (this.#find('codes', of) as Codes | null) : null
  }

  codes(of: Expression): Codes {
    const codes = this.codesOrNull(of)
    if (!codes) throw new Error('the key has too many values')
    return codes
  }

  mask(of: Expression | null): Uint8Array {
    return of === null ? this.#everyone : (this.#find('mask', of) as Uint8Array)
  }

  numbers(of: Expression): Numbers {
    return this.#find('numbers', of) as Numbers
  }

  order(of: Expression): Ordered {
    const key = keyOf('order', of)
    if (!this.#columns.has(key)) this.#put(key, orderOf(this.numbers(of)))
    return this.#find('order', of) as Ordered
  }

  /** A column whose values are to be told apart, as a key; no times, which have too many. */
  #asKey(of: Expression): Needs['keys'] {
    const type = of.kind === 'column' ? this.of.typeOf(of.name) : null
    if (type === null) return []
    if (typeof type !== 'string' || type === 'VARCHAR') return [{ of, isText: true }]
    return NUMBERS.has(type) || type === 'BOOLEAN' ? [{ of, isText: false }] : []
  }

  async #readAll(readings: readonly Reading[], signal?: AbortSignal): Promise<void> {
    const takes = readings.map(({ take }) => take)
    const of = readings.map((reading) => reading.of)
    unwrap(await readLists(this.connection, this.of, of, takes, signal))
    for (const { into } of readings) this.#put(into.key, into.column)
  }

  async #keyReading(
    of: Expression,
    isText: boolean,
    enums: string[],
    signal?: AbortSignal,
  ): Promise<Reading | 'number' | null> {
    const inCase = codedCase(of)
    if (inCase) return this.#codesReading(of, inCase.coded, inCase.values, isText)
    const type = of.kind === 'column' ? this.of.typeOf(of.name) : null
    if (of.kind === 'column' && type !== null && typeof type !== 'string') {
      return this.#codesReading(of, labelNumber(of), this.of.labelsOf(of.name), isText)
    }
    if (type === 'BOOLEAN') return this.#codesReading(of, cast(of, 'UTINYINT'), [false, true], isText)
    if (!isText) return NUMBERS.has(type) ? 'number' : null
    const found = resultTable(unwrap(await this.connection.runNode(compileDistinct(this.table, of), signal)))
    const texts = Array.from({ length: found.rowCount }, (_, i) => found.column('value').at(i)).filter(
      (t) => t !== null,
    )
    if (texts.length === 0 || texts.length >= MOST_VALUES) return null
    const name = `${this.table} key ${++this.#enums}`
    enums.push(name)
    const values = texts.map(String)
    unwrap(await this.connection.runNode({ kind: 'create-enum', name, values } satisfies StatementNode, signal))
    return this.#codesReading(of, labelNumber(cast(cast(of, 'VARCHAR'), { enum: name })), values, isText)
  }

  #codesReading(of: Expression, coded: Expression, values: readonly KeyValue[], isText: boolean): Reading | null {
    const isFit = values.every((v) => v === null || typeof v === 'string' || !isText)
    if (!isFit || values.length >= MOST_VALUES) return null
    const codes = new Uint16Array(this.sessions)
    const { places } = this.byUser
    const column: Codes = { codes, values: values.includes(null) ? values : [...values, null] }
    const none = column.values.indexOf(null)
    return {
      of: coded,
      into: { key: keyOf('codes', of), column },
      take({ from, values: list, isNull }) {
        for (let i = 0; i < list.length; i++) codes[places[from + i]!] = isNull(i) ? none : list[i]!
      },
    }
  }

  #maskReading(of: Expression): Reading {
    const mask = new Uint8Array(this.sessions)
    const { places } = this.byUser
    return {
      of: truthNumber(of),
      into: { key: keyOf('mask', of), column: mask },
      take({ from, values }) {
        for (let i = 0; i < values.length; i++) mask[places[from + i]!] = values[i]!
      },
    }
  }

  #numberReading(of: Expression): Reading {
    const numbers = emptyNumbers(this.sessions)
    return {
      of: cast(of, 'DOUBLE'),
      into: { key: keyOf('numbers', of), column: numbers },
      take: fillNumbers(numbers, this.byUser.places),
    }
  }

  #find(kind: string, of: Expression): Column {
    return this.#columns.find(keyOf(kind, of))
  }

  #put(name: string, made: Column): void {
    this.#columns.put(name, made)
  }

  /** Forgets what was not used for longest. Not in the middle of a question. */
  tidy(): void {
    this.#columns.tidy()
  }
}

const NUMBERS: ReadonlySet<SqlType | null> = new Set(['UTINYINT', 'USMALLINT', 'UINTEGER', 'BIGINT', 'DOUBLE'] as const)

const keyOf = (kind: string, of: Expression): string => `${kind} ${textOf(of)}`

/** Says yes to each key once, if it is wanted. */
function onceEach(isWanted: (key: string) => boolean): (key: string) => boolean {
  const met = new Set<string>()
  return (key) => {
    if (met.has(key) || !isWanted(key)) return false
    met.add(key)
    return true
  }
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Stopped(result.failure)
  return result.value
}

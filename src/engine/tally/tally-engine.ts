import { fail, ok, type Result } from '#core/failure'
import type { SelectNode } from '#core/sql/node'
import { print } from '#core/sql/print'
import { canNumber } from '#core/tally/cube'
import { Cubes } from '#core/tally/cubes'
import { type Among, type Filter, leavesOf, readFilter, withConditions } from '#core/tally/filter'
import type { Aggregate, Question } from '#core/tally/question'
import { readQuestion } from '#core/tally/read-question'
import type { ListsNeeded, SessionLists } from '#core/tally/session-lists'
import { tally } from '#core/tally/tally'
import type { Connection } from '../connection'
import type { HeldSessions } from '../load/held-sessions'
import type { PlainTable } from '../plain-table'
import { type Needs, TableColumns } from './table-columns'

/** What is kept of a table. Whoever reads it may go on when it is forgotten meanwhile. */
interface Known {
  readonly columns: TableColumns
  readonly cubes: Cubes
}

/**
 * Answers grouping statements over a table of sessions from columns that it keeps, many times as fast as the database does.
 * What it does not understand is left to the database; the answers are the same.
 */
export class Tally {
  #known: Known | null = null
  #forgotten = 0
  #last: Promise<unknown> = Promise.resolve()

  /** @param open the sessions that are open */
  constructor(
    private readonly connection: Connection,
    private readonly open: () => HeldSessions | null,
  ) {}

  answer(node: SelectNode, signal?: AbortSignal): Promise<Result<PlainTable>> {
    return this.#inTurn(async () => {
      const question = readQuestion(node)
      const answered = question && (await this.#answer(question, signal))
      return answered ?? this.connection.run(print(node), signal)
    }, signal)
  }

  /** What is known of every session of a table, the same columns that questions are answered from. */
  lists(table: string, needs: ListsNeeded, signal?: AbortSignal): Promise<Result<SessionLists>> {
    return this.#inTurn(async () => {
      const opened = await this.#opened(table, signal)
      if (!opened) return fail({ code: 'no-dataset' })
      if (!opened.ok) return opened
      const { columns } = opened.value
      const read = await columns.read({ ...needs, distinct: [] }, signal)
      if (!read.ok) return read
      const { sessions, repeaters, known } = columns
      const lists: SessionLists = {
        sessions,
        repeaters,
        known,
        keys: needs.keys.map(({ of }) => columns.codesOrNull(of)),
        conditions: needs.conditions.map((of) => columns.mask(of)),
        numbers: needs.numbers.map((of) => columns.numbers(of)),
      }
      columns.tidy()
      return ok(lists)
    }, signal)
  }

  /** One after the other, so that no question takes away what another is reading. */
  #inTurn<T>(work: () => Promise<Result<T>>, signal?: AbortSignal): Promise<Result<T>> {
    const turn = this.#last.then(() => (signal?.aborted ? fail<T>({ code: 'cancelled' }) : work()))
    this.#last = turn.catch(() => {})
    return turn
  }

  /** Null where only the database can answer. */
  async #answer(question: Question, signal?: AbortSignal): Promise<Result<PlainTable> | null> {
    const opened = await this.#opened(question.table, signal)
    if (!opened?.ok) return opened
    const { columns, cubes } = opened.value
    const asked = question.where && readFilter(question.where)
    const read = await columns.read(needsOf(question, asked), signal)
    if (!read.ok) return read
    const filter = asked && withConditions(asked, (among) => isTold(among, columns))
    const conditions = leavesOf(filter).flatMap((leaf) => (leaf.kind === 'holds' ? [leaf.condition] : []))
    const more = await columns.read({ keys: [], conditions, numbers: [], distinct: [] }, signal)
    if (!more.ok) return more
    const keys = question.keys.map((key) => columns.codesOrNull(key))
    if (!keys.every((codes) => codes !== null) || !canNumber(keys, columns.sessions)) return null
    const isCoded = (of: Aggregate) => of.kind !== 'distinct' || columns.codesOrNull(of.of) !== null
    if (!question.aggregates.every(isCoded)) return null
    const answer = tally(question, filter, columns, cubes)
    columns.tidy()
    return ok({ rowCount: answer[0]?.values.length ?? 0, columns: answer })
  }

  /** Null where the table is not the one that is open. */
  async #opened(table: string, signal?: AbortSignal): Promise<Result<Known> | null> {
    if (this.#known?.columns.table === table) return ok(this.#known)
    this.forget()
    const forgotten = this.#forgotten
    const sessions = this.open()
    if (sessions?.name !== table) return null
    const opened = await TableColumns.open(this.connection, sessions, signal)
    if (!opened.ok) return opened
    const known = { columns: opened.value, cubes: new Cubes(opened.value.sessions) }
    if (this.#forgotten === forgotten) this.#known = known
    return ok(known)
  }

  /** Lets go of the columns of the table. */
  forget(): void {
    this.#known = null
    this.#forgotten++
  }
}

function needsOf({ keys, items, aggregates }: Question, filter: Filter | null): Needs {
  const leaves = leavesOf(filter)
  const among = leaves.flatMap((leaf) => (leaf.kind === 'among' ? [{ of: leaf.key, isText: false }] : []))
  const conditions: Needs['conditions'][number][] = []
  const numbers: Needs['numbers'][number][] = []
  const distinct: Needs['distinct'][number][] = []
  for (const of of aggregates) {
    for (const part of of.kind === 'products' ? [of.a, of.b] : [of]) {
      if (part.kind === 'own') continue
      if (part.kind === 'distinct') distinct.push(part.of)
      if ('when' in part) conditions.push(...(part.when ? [part.when] : []))
      else numbers.push(part.of)
    }
  }
  const isText = (key: number) => items.some(({ of }) => of.kind === 'key' && of.key === key && of.isText)
  return { keys: [...keys.map((of, key) => ({ of, isText: isText(key) })), ...among], conditions, numbers, distinct }
}

/** A text among labels, a number among numbers; whatever the database would convert first is left to it. */
function isTold({ key, values }: Among, columns: TableColumns): boolean {
  const codes = columns.codesOrNull(key)
  if (!codes) return false
  const kinds = new Set(codes.values.flatMap((v) => (v === null ? [] : [typeof v])))
  return values.every((v) => v === null || kinds.has(typeof v))
}

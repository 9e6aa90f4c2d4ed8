import { fail, ok, type Result } from '#core/failure'
import type { SelectNode } from '#core/sql/node'
import { print } from '#core/sql/print'
import { canNumber } from '#core/tally/cube'
import { Cubes } from '#core/tally/cubes'
import { type Among, type Filter, leavesOf, readFilter, withConditions } from '#core/tally/filter'
import type { Aggregate, Question } from '#core/tally/question'
import { readQuestion } from '#core/tally/read-question'
import { tally } from '#core/tally/tally'
import type { Connection } from '../connection'
import type { HeldSessions } from '../load/held-sessions'
import type { PlainTable } from '../plain-table'
import { type Needs, TableColumns } from './table-columns'

/**
 * Answers grouping statements over a table of sessions from columns that it keeps, many times as fast as the database does.
 * What it does not understand is left to the database; the answers are the same.
 */
export class Tally {
  #columns: TableColumns | null = null
  #cubes: Cubes | null = null

  #last: Promise<unknown> = Promise.resolve()

  /** @param open the sessions that are open */
  constructor(
    private readonly connection: Connection,
    private readonly open: () => HeldSessions | null,
  ) {}

  /** One after the other, so that no question takes away what another is reading. */
  answer(node: SelectNode, signal?: AbortSignal): Promise<Result<PlainTable>> {
    const turn = this.#last.then(async () => {
      if (signal?.aborted) return fail<PlainTable>({ code: 'cancelled' })
      const question = readQuestion(node)
      const answered = question && (await this.#answer(question, signal))
      return answered ?? this.connection.run(print(node), signal)
    })
    this.#last = turn.catch(() => {})
    return turn
  }

  /** Null where only the database can answer. */
  async #answer(question: Question, signal?: AbortSignal): Promise<Result<PlainTable> | null> {
    if (this.#columns?.table !== question.table) {
      this.forget()
      const sessions = this.open()
      if (sessions?.name !== question.table) return null
      const opened = await TableColumns.open(this.connection, sessions, signal)
      if (!opened.ok) return opened
      this.#columns = opened.value
      this.#cubes = new Cubes(opened.value.sessions)
    }
    const [columns, cubes] = [this.#columns!, this.#cubes!]
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

  /** Lets go of the columns of the table. */
  forget(): void {
    this.#columns = null
    this.#cubes = null
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

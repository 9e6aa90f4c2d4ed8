import { type Data, tableFromIPC, type Vector } from 'apache-arrow'
import { ok, type Result } from '#core/failure'
import { compileColumns } from '#core/sql/compile-columns'
import type { Expression } from '#core/sql/node'
import { print } from '#core/sql/print'
import type { Connection } from '../connection'
import type { HeldSessions } from '../load/held-sessions'
import { keptLists, type ListPart } from './kept-lists'

/** Sessions read at a time: so many that the calls do not count, and so few that their lists take little memory. */
const AT_A_TIME = 1 << 20

/**
 * Reads the values of expressions for every session, in the order of the table, part by part.
 *
 * @param takes one for each expression
 */
export async function readLists(
  connection: Pick<Connection, 'runArrow'>,
  sessions: HeldSessions,
  of: readonly Expression[],
  takes: readonly ((part: ListPart) => void)[],
  signal?: AbortSignal,
): Promise<Result<null>> {
  const asked: number[] = []
  for (const [i, expression] of of.entries()) {
    const lists = keptLists(expression, sessions)
    if (lists === null) asked.push(i)
    else for (const part of lists) takes[i]!(part)
  }
  return askLists(
    connection,
    sessions,
    asked.map((i) => of[i]!),
    asked.map((i) => takes[i]!),
    signal,
  )
}

/** Asks the database. */
async function askLists(
  connection: Pick<Connection, 'runArrow'>,
  table: { readonly name: string; readonly sessions: number },
  of: readonly Expression[],
  takes: readonly ((part: ListPart) => void)[],
  signal?: AbortSignal,
): Promise<Result<null>> {
  if (of.length === 0) return ok(null)
  for (let from = 0; from < table.sessions; from += AT_A_TIME) {
    const answer = await connection.runArrow(print(compileColumns(table.name, of, from, from + AT_A_TIME)), signal)
    if (!answer.ok) return answer
    const lists = tableFromIPC(answer.value)
    for (const [i, take] of takes.entries()) {
      const list = (lists.getChildAt(i)!.get(0) as Vector).data[0]!
      take({ from, values: list.values as ArrayLike<number>, isNull: nullTest(list) })
    }
  }
  return ok(null)
}

function nullTest({ nullCount, nullBitmap, offset }: Data): ListPart['isNull'] {
  if (nullCount === 0 || nullBitmap.length === 0) return () => false
  return (i) => ((nullBitmap[(offset + i) >> 3]! >> ((offset + i) & 7)) & 1) === 0
}

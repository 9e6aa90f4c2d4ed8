import type { ResultTable } from '#core/cells/result-table'
import { type Failure, fail, ok, type Result } from '#core/failure'
import type { StatementNode } from '#core/sql/node'
import { print } from '#core/sql/print'
import type { Connection } from '../connection'
import { plainTable, resultTable } from '../plain-table'

/** A failure on its way out of the steps of a load; `settle` turns it back into a value. */
export class Stopped extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}

/** Runs the steps of a load, giving up at the first that fails. */
export async function settle<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof Stopped) return fail(error.failure)
    throw error
  }
}

/** Some statements of a load: all on one connection, all stopped by one signal. */
export class LoadRun {
  constructor(
    readonly connection: Connection,
    readonly signal: AbortSignal,
  ) {}

  async run(node: StatementNode): Promise<ResultTable> {
    return resultTable(plainTable(await this.read(node)))
  }

  /** Runs a statement and answers the Arrow stream of its rows. */
  async read(node: StatementNode): Promise<Uint8Array> {
    const answer = await this.connection.runArrow(print(node), this.signal)
    if (!answer.ok) throw new Stopped(answer.failure)
    return answer.value
  }

  async runAll(nodes: readonly StatementNode[]): Promise<void> {
    for (const node of nodes) await this.run(node)
  }
}

/** The values of one column of an answer. */
export function valuesOf(answer: ResultTable, name: string): unknown[] {
  const column = answer.column(name)
  return Array.from({ length: answer.rowCount }, (_, i) => column.at(i))
}

import type { ResultTable } from '#core/cells/result-table'
import { type Failure, fail, ok, type Result } from '#core/failure'
import type { LoadTables } from '#core/sql/compile-load'
import type { StatementNode } from '#core/sql/node'
import type { Connection } from '../connection'
import { resultTable } from '../plain-table'

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

/** The statements of one load: all on one connection, all stopped by one signal. */
export class LoadRun {
  /** Names of the enum types that were made and not dropped. */
  readonly enums = new Set<string>()

  constructor(
    readonly connection: Connection,
    readonly tables: LoadTables,
    readonly signal: AbortSignal,
  ) {}

  async run(node: StatementNode): Promise<ResultTable> {
    const answer = await this.connection.runNode(node, this.signal)
    if (!answer.ok) throw new Stopped(answer.failure)
    return resultTable(answer.value)
  }

  async createEnum(name: string, values: readonly string[]): Promise<void> {
    this.enums.add(name)
    await this.run({ kind: 'create-enum', name, values })
  }

  async dropEnum(name: string): Promise<void> {
    await this.run({ kind: 'drop-type', name })
    this.enums.delete(name)
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

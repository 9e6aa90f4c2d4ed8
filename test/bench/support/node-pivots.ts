import type { SelectNode } from '#core/sql/node'
import { nodeEngine, openOptions } from '#test/support/node-engine'
import type { ChromiumPivots } from './chromium-pivots'
import { fileSource } from './file-source'

/** The same engine in Node, for development: no page and no messages. */
export async function nodePivots(file: string): Promise<ChromiumPivots> {
  const engine = await nodeEngine()
  const opened = await engine.open([await fileSource(file)], openOptions())
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return {
    table: opened.value,
    async time(statements: readonly SelectNode[]) {
      const start = performance.now()
      const answers = await Promise.all(statements.map((statement) => engine.answer(statement)))
      if (answers.some(({ ok }) => !ok)) throw new Error(JSON.stringify(answers))
      return performance.now() - start
    },
  }
}

import type { Page } from '@playwright/test'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { SelectNode } from '#core/sql/node'

/** The engine of the built program, in its worker in Chromium. */
export interface ChromiumPivots {
  readonly table: SessionsTable
  /** Milliseconds from asking to the last answer, as the window would wait. */
  time(statements: readonly SelectNode[]): Promise<number>
}

interface Bench {
  ask(message: object): Promise<{ ok: boolean; value: unknown }>
}

/** Opens a file with an engine of its own in the page. */
export async function chromiumPivots(page: Page, worker: string, file: string): Promise<ChromiumPivots> {
  await page.evaluate(() => {
    const input = document.createElement('input')
    input.type = 'file'
    input.id = 'bench-file'
    document.body.append(input)
  })
  await page.locator('#bench-file').setInputFiles(file)
  const opened = await page.evaluate(async (address) => {
    const engine = new Worker(address, { type: 'module' })
    const waiting = new Map<number, (result: { ok: boolean; value: unknown }) => void>()
    let ids = 0
    engine.addEventListener('message', ({ data }) => {
      if (data.kind !== 'answered' && data.kind !== 'opened') return
      waiting.get(data.id)?.(data.result)
      waiting.delete(data.id)
    })
    const ask: Bench['ask'] = (message) =>
      new Promise((resolve) => {
        waiting.set(++ids, resolve)
        engine.postMessage({ ...message, id: ids })
      })
    Object.assign(window, { bench: { ask } })
    const blob = (document.getElementById('bench-file') as HTMLInputElement).files![0]!
    return ask({ kind: 'open', sources: [{ name: blob.name, blob }], name: 'bench' })
  }, worker)
  if (!opened.ok) throw new Error(`Chromium could not open it: ${JSON.stringify(opened)}`)
  return {
    table: opened.value as SessionsTable,
    async time(statements) {
      const { ms, answers } = await page.evaluate(async (asked) => {
        const { bench } = window as unknown as { bench: Bench }
        const start = performance.now()
        const answers = await Promise.all(asked.map((statement) => bench.ask({ kind: 'answer', statement })))
        return { ms: performance.now() - start, answers: answers.map(({ ok }) => ok) }
      }, statements)
      if (answers.includes(false)) throw new Error('Chromium could not answer')
      return ms
    },
  }
}

import { describe, expect, it } from 'vitest'
import { ok } from '#core/failure'
import { item, select, table, value } from '#core/sql/build'
import { print } from '#core/sql/print'
import { workerEngine } from '#engine/worker-engine'
import type { FromWorker, ToWorker } from '#engine/worker-messages'

/** A worker that answers only when it is told to. */
class SilentWorker extends EventTarget {
  readonly heard: ToWorker[] = []
  postMessage(message: ToWorker): void {
    this.heard.push(message)
  }
  says(data: FromWorker): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
  breaks(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }))
  }
}

const query = print(select([item(value(1), 'one')], table('t')))

describe('workerEngine', () => {
  it('gives every answer to the question it belongs to', async () => {
    const worker = new SilentWorker()
    const engine = workerEngine(worker as never)
    const [first, second] = [engine.run(query), engine.run(query)]
    const answer = (rowCount: number) => ok({ rowCount, columns: [] })
    worker.says({ kind: 'answered', id: 2, result: answer(2) })
    worker.says({ kind: 'answered', id: 1, result: answer(1) })
    expect(await first).toEqual(answer(1))
    expect(await second).toEqual(answer(2))
  })

  it('passes an abort on under the id of its question', () => {
    const worker = new SilentWorker()
    const controller = new AbortController()
    void workerEngine(worker as never).run(query, controller.signal)
    controller.abort()
    expect(worker.heard.map(({ kind, id }) => [kind, id])).toEqual([
      ['run', 1],
      ['abort', 1],
    ])
  })

  it('fails everything that waits, and everything after, when the worker breaks', async () => {
    const worker = new SilentWorker()
    const engine = workerEngine(worker as never)
    const waiting = engine.run(query)
    worker.breaks('out of memory')
    const stopped = { ok: false, failure: { code: 'engine-stopped', detail: 'out of memory' } }
    expect(await waiting).toEqual(stopped)
    expect(await engine.ready).toEqual(stopped)
    expect(await engine.run(query)).toEqual(stopped)
  })

  it('says so when the engine could not start', async () => {
    const worker = new SilentWorker()
    const engine = workerEngine(worker as never)
    worker.says({ kind: 'ready', result: { ok: false, failure: { code: 'engine-start', detail: 'no wasm' } } })
    expect(await engine.ready).toMatchObject({ failure: { code: 'engine-start' } })
    expect(await engine.run(query)).toMatchObject({ failure: { code: 'engine-start' } })
  })
})

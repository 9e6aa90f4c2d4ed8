import { describe, expect, it } from 'vitest'
import { type Failure, ok } from '#core/failure'
import { item, select, table, value } from '#core/sql/build'
import { print } from '#core/sql/print'
import { lastingEngine } from '#engine/lasting-engine'
import { workerEngine } from '#engine/worker-engine'
import type { FromWorker } from '#engine/worker-messages'

/** A worker that is told what happens to it. */
class ToldWorker extends EventTarget {
  isEnded = false
  postMessage(): void {}
  says(data: FromWorker): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
  breaks(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }))
  }
}

function lasting() {
  const workers: ToldWorker[] = []
  const told: Failure[] = []
  const engine = lastingEngine(() => {
    const worker = new ToldWorker()
    workers.push(worker)
    const end = () => {
      worker.isEnded = true
    }
    return { engine: workerEngine(worker as never), end }
  })
  engine.onStopped((failure) => told.push(failure))
  return { engine, workers, told }
}

const query = print(select([item(value(1), 'one')], table('t')))
const soon = () => new Promise((resolve) => setTimeout(resolve))

describe('an engine that stood and stopped', () => {
  it('is ended, told of, and followed by a new one that answers', async () => {
    const { engine, workers, told } = lasting()
    workers[0]!.says({ kind: 'ready', result: ok(null) })
    await soon()
    const waiting = engine.run(query)
    workers[0]!.breaks('unreachable')
    const failure = { code: 'engine-stopped', detail: 'unreachable' }
    expect(await waiting).toEqual({ ok: false, failure })
    await soon()
    expect(told).toEqual([failure])
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false])
    const asked = engine.run(query)
    workers[1]!.says({ kind: 'answered', id: 1, result: ok({ rowCount: 7, columns: [] }) })
    expect(await asked).toMatchObject({ value: { rowCount: 7 } })
  })

  it('is started as often as it stops', async () => {
    const { workers, told } = lasting()
    for (let i = 0; i < 3; i++) {
      workers[i]!.says({ kind: 'ready', result: ok(null) })
      await soon()
      workers[i]!.breaks('again')
      await soon()
    }
    expect([workers.length, told.length]).toEqual([4, 3])
  })
})

it('an engine that never stood is not started again', async () => {
  const { engine, workers, told } = lasting()
  workers[0]!.breaks('not found')
  expect(await engine.ready).toMatchObject({ failure: { code: 'engine-stopped' } })
  await soon()
  expect([workers.length, told.length]).toEqual([1, 0])
  expect(await engine.run(query)).toMatchObject({ failure: { detail: 'not found' } })
})

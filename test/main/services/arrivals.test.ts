import { beforeEach, expect, test, vi } from 'vitest'
import { ok } from '#core/failure'
import { createArrivals } from '#main/services/arrivals'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

function setUp() {
  const announced: string[][] = []
  const complaints: unknown[] = []
  const arrivals = createArrivals({
    admit: async (paths) =>
      paths.includes('gone')
        ? { ok: false, failure: { code: 'file-gone', file: 'gone' } }
        : ok(paths.map((name) => ({ id: name, name, size: 0 }))),
    announce: (files) => announced.push(files.map((file) => file.name)),
    complain: (failure) => complaints.push(failure),
  })
  return { arrivals, announced, complaints }
}

test('wait for the page to ask, and are given once', async () => {
  const { arrivals, announced } = setUp()
  arrivals.add(['a'])
  arrivals.add(['b'])
  await vi.runAllTimersAsync()
  expect(announced).toEqual([])
  expect(await arrivals.take()).toMatchObject({ ok: true, value: [{ name: 'a' }, { name: 'b' }] })
  expect(await arrivals.take()).toEqual({ ok: true, value: [] })
})

test('are announced afterwards, those of one moment together', async () => {
  const { arrivals, announced } = setUp()
  await arrivals.take()
  for (const file of ['a', 'b', 'c']) arrivals.add([file])
  await vi.runAllTimersAsync()
  arrivals.add(['d'])
  arrivals.add([])
  await vi.runAllTimersAsync()
  expect(announced).toEqual([['a', 'b', 'c'], ['d']])
})

test('that cannot be opened are an answer to the page that asks, and a complaint later', async () => {
  const { arrivals, announced, complaints } = setUp()
  arrivals.add(['gone'])
  expect(await arrivals.take()).toMatchObject({ failure: { code: 'file-gone' } })
  arrivals.add(['gone'])
  await vi.runAllTimersAsync()
  expect(complaints).toEqual([{ code: 'file-gone', file: 'gone' }])
  expect(announced).toEqual([])
})

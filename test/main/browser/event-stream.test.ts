import { beforeEach, expect, test, vi } from 'vitest'
import { createEventStream } from '#main/browser/event-stream'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

test('is left once the last listener has been gone for longer than a reload takes', async () => {
  const events = createEventStream()
  const left = vi.fn()
  void events.left.then(left)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(left).not.toHaveBeenCalled()

  const [one, two] = [events.open().getReader(), events.open().getReader()]
  await one.cancel()
  await vi.advanceTimersByTimeAsync(60_000)
  await two.cancel()
  await vi.advanceTimersByTimeAsync(2000)
  const reloaded = events.open().getReader()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(left).not.toHaveBeenCalled()

  await reloaded.cancel()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(left).toHaveBeenCalledOnce()
})

test('reaches every listener that is there, with one line each', async () => {
  const events = createEventStream()
  events.send('menu.command', { command: 'undo' })
  const [one, two, gone] = [events.open().getReader(), events.open().getReader(), events.open().getReader()]
  await gone.cancel()
  events.send('menu.command', { command: 'redo' })
  for (const reader of [one, two]) {
    const lines = [(await reader.read()).value, (await reader.read()).value]
    expect(lines.map((line) => new TextDecoder().decode(line))).toEqual(['\n', '["menu.command",{"command":"redo"}]\n'])
  }
  events.close()
  expect(await one.read()).toEqual({ done: true, value: undefined })
})

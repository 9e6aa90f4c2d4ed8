import { expect, openSample, pivotShown, test } from './support/app'

/**
 * Makes a text longer than the memory of WebAssembly, in the engine of the window's worker: it writes out of bounds and
 * traps, after which nothing in there can be trusted. The question has nobody's id, as a fault in any other would look.
 */
const breakEngine = (): void => {
  const query = { pieces: ["SELECT length(repeat('x', 3000000000)) AS n"], parameters: [] }
  self.dispatchEvent(new MessageEvent('message', { data: { kind: 'run', id: 1_000_000, query } }))
}

test('a new engine takes the place of one that broke, and the dataset can be opened again', async ({ app }) => {
  await openSample(app)
  await pivotShown(app)
  const before = await app.getByRole('grid').innerText()
  const [worker] = app.workers()
  const next = app.waitForEvent('worker')
  await worker!.evaluate(breakEngine)
  await expect(app.getByRole('alert')).toContainText('The database engine stopped')
  await next
  expect(app.workers()).toHaveLength(1)
  await app.getByRole('button', { name: 'Open Synthetic sample again' }).click()
  await pivotShown(app)
  await expect(app.getByRole('alert')).toHaveCount(0)
  expect(await app.getByRole('grid').innerText()).toBe(before)
})

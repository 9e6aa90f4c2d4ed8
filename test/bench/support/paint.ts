import type { Page } from '@playwright/test'

/** From an edit to its cells, and from there to the frame that shows them, in milliseconds. */
export interface Painted {
  readonly name: string
  readonly cellsMs: number[]
  readonly paintMs: number[]
}

interface Notes {
  readonly cellsMs: number
  readonly paintMs: number
}

/**
 * Edits the pivot the window opens with, over and over. The window says by User Timing when an edit has its cells; the frame
 * after that is on screen once a message sent from it arrives.
 */
export async function timePaint(page: Page, rounds: number): Promise<Painted[]> {
  await page.getByRole('gridcell').first().waitFor({ timeout: 120_000 })
  // The distributions of the field list are drawn one by one.
  await page.waitForTimeout(5000)
  await page.evaluate(() => {
    const notes: { cellsMs: number; paintMs: number }[] = []
    const measure = performance.measure.bind(performance)
    performance.measure = (...args: Parameters<Performance['measure']>) => {
      const entry = measure(...args)
      if (entry.name !== 'pivot cells') return entry
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () =>
        notes.push({ cellsMs: entry.duration, paintMs: performance.now() - entry.startTime - entry.duration })
      requestAnimationFrame(() => port2.postMessage(null))
      return entry
    }
    Object.assign(window, { notes })
  })
  const swap = page.getByRole('button', { name: 'Swap rows and columns' })
  const found: Painted[] = [
    { name: 'swap rows and columns', cellsMs: [], paintMs: [] },
    { name: 'undo', cellsMs: [], paintMs: [] },
  ]
  for (let round = 0; round < rounds; round++) {
    const edits = [() => swap.click(), () => page.keyboard.press('Control+z')]
    for (const [i, edit] of edits.entries()) {
      const before = await page.evaluate(() => (window as unknown as { notes: Notes[] }).notes.length)
      await edit()
      await page.waitForFunction((n) => (window as unknown as { notes: Notes[] }).notes.length > n, before)
      const note = await page.evaluate(() => (window as unknown as { notes: Notes[] }).notes.at(-1)!)
      found[i]!.cellsMs.push(note.cellsMs)
      found[i]!.paintMs.push(note.paintMs)
    }
  }
  return found
}

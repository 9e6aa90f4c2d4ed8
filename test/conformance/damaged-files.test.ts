import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Result } from '#core/failure'
import { failureLine } from '#core/failure-text'
import { blobSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions } from '../support/node-engine'
import { damagedFiles, GOOD_ROWS, goodFiles } from './damaged-files'

/** Longer than this and a file is said to hang. */
const PATIENCE_MS = 30_000
/** What a damaged file may end in; every other failure is a fault of the program. */
const NAMED = ['file-unreadable', 'file-empty', 'format-unknown', 'no-sessions', 'no-session-id']

const report: string[] = []
let engine: Engine

beforeAll(async () => {
  engine = await nodeEngine()
})

afterAll(() => {
  const folder = path.resolve(import.meta.dirname, '../../test-results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'damaged-files.txt'), `${report.join('\n')}\n`)
  if (process.env.npm_lifecycle_event === 'conformance') console.log(report.join('\n'))
})

async function outcomeOf(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const late = new Promise<'hang'>((resolve) => setTimeout(resolve, PATIENCE_MS, 'hang'))
  const opened = engine.open([blobSource(name, new Blob([bytes]))], openOptions()).catch(String)
  const outcome = await Promise.race([opened, late])
  if (outcome === 'hang') return 'hang'
  return typeof outcome === 'string' ? `crash: ${outcome}` : textOf(outcome)
}

const textOf = (outcome: Result<{ readonly sessions: number; readonly rowsRead: number }>): string => {
  if (outcome.ok) return `${outcome.value.sessions} sessions of ${outcome.value.rowsRead} rows`
  const { code } = outcome.failure
  return NAMED.includes(code) ? failureLine(outcome.failure) : `crash: ${failureLine(outcome.failure)}`
}

it('every damaged file gives rows or a named failure, and leaves an engine that opens a good one', {
  timeout: 900_000,
}, async () => {
  const good = await goodFiles()
  const wrong: string[] = []
  for (const { name, bytes } of damagedFiles(good)) {
    const start = performance.now()
    const outcome = await outcomeOf(name, bytes)
    const ms = Math.round(performance.now() - start)
    report.push(`${name.padEnd(36)}${String(ms).padStart(7)} ms  ${outcome.slice(0, 160)}`)
    if (/^(hang|crash)/.test(outcome)) wrong.push(report.at(-1)!)
    // One that gave rows has been opened to the end.
    if (/^\d+ sessions/.test(outcome)) continue
    const ending = name.replace(/^[^.]*\./, '')
    const after = await outcomeOf(`good.${ending}`, good.get(ending)!)
    if (after !== `${GOOD_ROWS} sessions of ${GOOD_ROWS} rows`) wrong.push(`after ${name}: ${after}`)
  }
  for (const [ending, bytes] of good) {
    expect(await outcomeOf(`good.${ending}`, bytes)).toBe(`${GOOD_ROWS} sessions of ${GOOD_ROWS} rows`)
  }
  expect(wrong).toEqual([])
})

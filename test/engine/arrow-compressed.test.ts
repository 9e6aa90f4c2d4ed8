import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ByteSource, blobSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { storedRows } from './support/questions'

let engine: Engine
beforeAll(async () => {
  engine = await nodeEngine()
})
afterAll(() => engine.close())

/** Arrow files whose buffers were compressed by the programs `lz4` 1.10 and `zstd` 1.5. */
const bytesOf = (codec: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`./fixtures/compressed.${codec}.arrow`, import.meta.url)))
const sourceOf = (bytes: Uint8Array<ArrayBuffer>): ByteSource => blobSource('a.arrow', new Blob([bytes]))

describe.each(['lz4', 'zstd'])('an Arrow file compressed with %s', (codec) => {
  it('is read', async () => {
    const table = unwrap(await engine.open([sourceOf(bytesOf(codec))], openOptions()))
    const expected = Array.from({ length: 400 }, (_, i) => ({
      session_id: `session ${i}`,
      work_mode: ['Fix', 'Build', null, 'Test'][i % 4],
      prompts: (i * 7919) % 41,
    }))
    expect(await storedRows(engine, table)).toEqual(expected)
  })

  it('gives rows or a named failure wherever it is damaged', async () => {
    const outcomes = new Set<string>()
    for (let at = 600; at < bytesOf(codec).length; at += 97) {
      const broken = bytesOf(codec)
      broken.fill(0xff, at, at + 8)
      const result = await engine.open([sourceOf(broken)], openOptions())
      outcomes.add(result.ok ? 'rows' : result.failure.code)
    }
    expect([...outcomes].filter((outcome) => outcome !== 'rows' && outcome !== 'no-session-id')).toEqual([
      'file-unreadable',
    ])
    expect(await engine.open([sourceOf(bytesOf(codec))], openOptions())).toMatchObject({ ok: true })
  })
})

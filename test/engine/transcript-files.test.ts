import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { noFindings } from '#engine/batch'
import type { ByteSource } from '#engine/byte-source'
import { readTranscripts } from '#engine/open-transcripts'
import { textLines } from '#engine/text-lines'
import { nodeEngine, openOptions } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'

const record = (uuid: string, content: string) =>
  `${JSON.stringify({ type: 'user', uuid, sessionId: 's1', timestamp: '2026-03-01T10:00:00Z', message: { role: 'user', content } })}\n`

/** A file of these bytes; `upTo` is where reading it begins to fail. */
function file(name: string, content: string | Uint8Array, upTo = Number.POSITIVE_INFINITY): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content)
  return {
    name,
    size: bytes.length,
    slice: async (start, end) => {
      if (start >= upTo) throw new Error('EIO')
      return bytes.slice(start, Math.min(end, upTo))
    },
  }
}

async function read(...sources: readonly ByteSource[]) {
  const findings = noFindings()
  const rows = await readTranscripts(sources, findings, new AbortController().signal)
  return { rows, findings }
}

async function linesOf(source: ByteSource, longest?: number): Promise<string[]> {
  const lines: string[] = []
  for await (const line of textLines(source, longest)) lines.push(line)
  return lines
}

describe('the lines of a text', () => {
  const wanted = ['a', '', 'é🙂', 'last']
  const text = 'a\r\n\né🙂\nlast'

  it('are the same in every encoding, plain and gzipped', async () => {
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16, Buffer.from(utf16).swap16()]) {
      expect(await linesOf(file('a', bytes))).toEqual(wanted)
      expect(await linesOf(file('a', gzipSync(bytes)))).toEqual(wanted)
    }
  })

  it('are whole however the bytes come in', async () => {
    const bytes = Buffer.from(text)
    const source = {
      ...file('a', bytes),
      slice: async (start: number) => Uint8Array.from(bytes.subarray(start, start + 1)),
    }
    expect(await linesOf(source)).toEqual(wanted)
  })

  it('are cut where no string could hold them, and the next one is whole', async () => {
    expect(await linesOf(file('a', '1234567\n12345\r\n123\n123456'), 5)).toEqual(['12345', '12345', '123', '12345'])
  })

  it('take invalid bytes for the replacement character', async () => {
    expect(await linesOf(file('a', Uint8Array.of(0x61, 0xff, 0x0a, 0xc3)))).toEqual(['a\uFFFD', '\uFFFD'])
  })
})

describe('transcripts that cannot be read', () => {
  it('stop none of the others, and are counted and named', async () => {
    const whole = gzipSync(record('b1', 'b'.repeat(100_000)) + record('b2', 'b'))
    const { rows, findings } = await read(
      file('gone.jsonl', record('x', 'x'), 0),
      file('cut.jsonl.gz', whole.subarray(0, -12)),
      file('no.jsonl.gz', Uint8Array.of(0x1f, 0x8b, 1, 2, 3)),
      file('good.jsonl', record('a', 'a')),
      file('empty.jsonl', ''),
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]!.prompts).toBeGreaterThanOrEqual(1)
    expect(findings).toMatchObject({ filesCutShort: 3, withoutSessionCounts: { unreadable: 2, empty: 1 } })
    expect(findings.unreadable.map(({ file, why }) => `${file}: ${why.slice(0, 37)}`)).toEqual([
      'gone.jsonl: the file could not be read from here:',
      'cut.jsonl.gz: the file could not be read from here:',
      'no.jsonl.gz: the file could not be read from here:',
    ])
    expect(findings.withoutSession).toContainEqual({ name: 'empty.jsonl', why: 'empty' })
  })

  it('count as far as they were read when they vanish or shrink on the way', async () => {
    // A little over the size of one reading, so that the second one fails or finds nothing.
    const content = record('a', 'a') + record('b', 'b'.repeat(5_000_000))
    const shrunk = { ...file('s.jsonl', content.slice(0, 4_500_000)), size: content.length }
    for (const source of [file('v.jsonl', content, 4_300_000), shrunk]) {
      const { rows, findings } = await read(source)
      expect(rows).toMatchObject([{ prompts: 1 }])
      expect(findings.unreadable).toHaveLength(1)
      expect(findings.unreadable[0]).toMatchObject({ line: 2 })
    }
  })

  it('can have a line of 100 MB', async () => {
    const { rows, findings } = await read(
      file('a.jsonl', gzipSync(record('a', 'a') + record('b', 'b '.repeat(50_000_000)) + record('c', 'c'))),
    )
    expect(rows).toMatchObject([{ prompts: 3 }])
    expect(findings.unreadableLines).toBe(0)
  })
})

describe('an opened folder of transcripts', () => {
  const lost = (name: string) => file(name, record('x', 'x'), 0)

  it('opens without those that cannot be read, and says so', async () => {
    const engine = await nodeEngine()
    const sources = [lost('a.jsonl'), file('b.jsonl', record('b', 'b')), lost('locked'), file('c.jsonl', '')]
    const { sessions, notices, unreadable } = unwrap(await engine.open(sources, openOptions()))
    expect(sessions).toBe(1)
    expect(notices).toContainEqual({ code: 'files-cut-short', count: 2 })
    expect(notices).toContainEqual({ code: 'files-without-session', counts: { unreadable: 2, empty: 1 } })
    expect(unreadable.map((line) => line.file)).toEqual(['a.jsonl', 'locked'])
    engine.close()
  })

  it('opens with the history of prompts beside them, which holds no session', async () => {
    const history =
      '{"display":"fix it","pastedContents":{},"timestamp":1759000000000,"project":"/x","sessionId":"s1"}\n'
    const engine = await nodeEngine()
    const opened = await engine.open(
      [file('history.jsonl', history), file('projects/a.jsonl', record('u1', 'go on'))],
      openOptions(),
    )
    engine.close()
    const { sessions, notices } = unwrap(opened)
    expect(sessions).toBe(1)
    expect(notices).toContainEqual({ code: 'files-without-session', counts: { 'not-a-transcript': 1 } })
  })

  it('does not take for transcripts what could be an export', async () => {
    const engine = await nodeEngine()
    const alone = await engine.open([lost('a.jsonl')], openOptions())
    const besides = await engine.open([file('b.csv', 'session_id\na\n'), lost('a.csv')], openOptions())
    for (const opened of [alone, besides]) {
      expect(opened).toMatchObject({ ok: false, failure: { code: 'file-unreadable', detail: 'EIO' } })
    }
    engine.close()
  })
})

import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { blobSource } from '#engine/byte-source'
import type { Engine } from '#engine/engine'
import { nodeEngine, openOptions, textSource } from '../support/node-engine'
import { unwrap } from '../support/sessions-table'
import { storedRows } from './support/questions'

let engine: Engine

beforeAll(async () => {
  engine = await nodeEngine()
})

const open = (text: string, name = 'export.jsonl') => engine.open([textSource(name, text)], openOptions())

const SESSIONS = [
  { session_id: 's1', expertise: 3, tokens: { in: 1, out: { text: 2 } }, tags: ['a', 'b'], note: 'é "x"\n' },
  { session_id: 's2', expertise: '4 Advanced', tokens: { in: 5 }, tags: null },
]
const STORED = [
  {
    session_id: 's1',
    expertise: '3',
    'tokens.in': 1,
    'tokens.out.text': 2,
    tags: '["a","b"]',
    note: 'é "x"',
  },
  { session_id: 's2', expertise: '4', 'tokens.in': 5, 'tokens.out.text': null, tags: null, note: null },
]
const LINES = SESSIONS.map((session) => `${JSON.stringify(session)}\n`).join('')

describe('records of JSON', () => {
  it.each([
    ['lines', 'export.jsonl', LINES],
    ['lines that end in CRLF, with blank ones between', 'a.ndjson', LINES.replaceAll('\n', '\r\n\r\n')],
    ['an array', 'export.json', JSON.stringify(SESSIONS)],
    ['an array over many lines', 'export.json', `\n${JSON.stringify(SESSIONS, null, 2)}\n`],
  ])('%s are sessions, nested objects flattened', async (_, name, text) => {
    const table = unwrap(await open(text, name))
    expect(await storedRows(engine, table)).toEqual(STORED)
    expect(table).toMatchObject({ rowsRead: 2, notices: [{ code: 'no-users' }] })
    const packed = blobSource(`${name}.gz`, new Blob([new Uint8Array(gzipSync(text))]))
    expect(await storedRows(engine, unwrap(await engine.open([packed], openOptions())))).toEqual(STORED)
  })

  it('that cannot be read are counted and listed by their line', async () => {
    const table = unwrap(await open(`${LINES}{"session_id": \n[1]\n\n{"session_id": "s3"}`))
    expect(table).toMatchObject({ sessions: 3, rowsRead: 5 })
    expect(table.unreadable).toEqual([
      { file: 'export.jsonl', line: 3, why: 'not json' },
      { file: 'export.jsonl', line: 4, why: 'not an object' },
    ])
  })

  it('of an array cut short are kept up to the cut, which is told', async () => {
    const text = JSON.stringify(SESSIONS, null, 1)
    const whole = unwrap(await open(text.slice(0, -2), 'a.json'))
    expect(whole).toMatchObject({ sessions: 2, rowsRead: 3, unreadable: [{ why: 'the array does not end' }] })
    const cut = unwrap(await open(text.slice(0, -9), 'a.json'))
    expect(cut.sessions).toBe(1)
    expect(cut.unreadable.map(({ why }) => why)).toEqual(['cut short', 'the array does not end'])
  })

  it('keep the last digits of long ids', async () => {
    const table = unwrap(await open('{"session_id": 12345678901234567890}\n{"session_id": 12345678901234567891}\n'))
    expect((await storedRows(engine, table)).map(({ session_id }) => session_id)).toEqual([
      '12345678901234567890',
      '12345678901234567891',
    ])
  })

  it('may be nested as deep as they like, and as long', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const table = unwrap(await open(`{"session_id": "s1", "a": ${deep}}\n{"session_id": "s2"}\n`))
    expect(table).toMatchObject({ sessions: 1, unreadable: [{ line: 1, why: 'nested too deeply' }] })
    const long = `{"session_id": "s1", "transcript": "${'x'.repeat(50_000_000)}"}\n`
    expect(unwrap(await open(`${long}{"session_id": "s2"}\n`))).toMatchObject({ sessions: 2, unreadable: [] })
    const tooLong = `{"session_id": "s1", "transcript": "${'x'.repeat(70_000_000)}"}\n`
    expect(unwrap(await open(`${tooLong}{"session_id": "s2"}\n`))).toMatchObject({
      sessions: 1,
      unreadable: [{ line: 1, why: 'longer than 64 million characters' }],
    })
  })

  it('may have keys that first come up late, which are counted', async () => {
    const early = Array.from({ length: 20_000 }, (_, i) => `{"session_id":"s${i}"}\n`).join('')
    const table = unwrap(await open(`${early}{"session_id":"t","late":1,"later":{"x":2}}\n`))
    expect(table.sessions).toBe(20_001)
    expect(table.notices).toContainEqual({ code: 'values-left-out', columns: ['late', 'later'], count: 2 })
  })

  it('without any of them there is no session', async () => {
    expect(await open('[]', 'a.json')).toEqual({
      ok: false,
      failure: { code: 'no-sessions', file: 'a.json', setAside: 0 },
    })
    expect(await open('{broken\n', 'a.json')).toMatchObject({ failure: { code: 'no-sessions', setAside: 1 } })
    expect(await open('', 'a.json')).toEqual({ ok: false, failure: { code: 'file-empty', file: 'a.json' } })
  })
})

describe('what a .jsonl file is', () => {
  const user = { type: 'user', uuid: 'u1', sessionId: 's1', timestamp: '2026-01-01T00:00:00Z' }
  const prompt = JSON.stringify({ ...user, message: { role: 'user', content: 'hello' } })

  it.each([
    ['a transcript', prompt, true],
    ['a transcript that starts with bookkeeping', `{"type":"mode","mode":"x","sessionId":"s1"}\n${prompt}`, true],
    ['an export with a type', '{"type":"cli","session_id":"s1"}\n', false],
    ['an export in camel case', '{"sessionId":"s1","userId":"u1","surface":"cli"}\n', false],
    ['an export after a broken line', '{"session_id":\n{"session_id":"s1"}\n', false],
  ])('%s', async (_, text, isTranscript) => {
    const table = unwrap(await open(text))
    expect(table.notices.some(({ code }) => code === 'from-transcripts')).toBe(isTranscript)
    expect(table.sessions).toBe(1)
  })
})

describe('several files', () => {
  it('of one JSON export may lack keys of one another', async () => {
    const sources = [
      textSource('a.jsonl', '{"session_id":"s1","a":1}\n'),
      textSource('b.json', '[{"session_id":"s2","a":1,"b":2}]'),
    ]
    const table = unwrap(await engine.open(sources, openOptions()))
    expect(await storedRows(engine, table)).toEqual([
      { session_id: 's1', a: 1, b: null },
      { session_id: 's2', a: 1, b: 2 },
    ])
  })

  it('of several exports are not opened, and what belongs together is said', async () => {
    const sources = [
      textSource('a.csv', 'session_id,a\ns1,1\n'),
      textSource('b.jsonl', '{"session_id":"s2","a":1}\n'),
      textSource('c.csv', 'a,session_id\n1,s3\n'),
      textSource('d.csv', 'session_id,b\ns4,1\n'),
    ]
    expect(await engine.open(sources, openOptions())).toEqual({
      ok: false,
      failure: {
        code: 'several-exports',
        groups: [
          { format: 'csv', files: ['a.csv', 'c.csv'], at: [0, 2], columns: ['a'] },
          { format: 'json', files: ['b.jsonl'], at: [1], columns: ['a'] },
          { format: 'csv', files: ['d.csv'], at: [3], columns: ['b'] },
        ],
      },
    })
    const two = unwrap(await engine.open([sources[0]!, sources[2]!], openOptions()))
    expect(two.sessions).toBe(2)
  })
})

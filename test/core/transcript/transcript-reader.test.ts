import { describe, expect, test } from 'vitest'
import { TRANSCRIPT_COLUMNS } from '#core/transcript/session-row'
import { MOST_UNREADABLE_LINES, TranscriptReader } from '#core/transcript/transcript-reader'
import { at, call, line, readFiles, readSession, result, says, user } from './transcript-builder'

const titleOnly = JSON.stringify({ type: 'summary', summary: 'A title', leafUuid: 'x' })
const queueOnly = line({ type: 'queue-operation', operation: 'enqueue', content: 'hello' })

describe('sessions', () => {
  test('are grouped by their id, over files and within one', () => {
    const read = readFiles({
      'a.jsonl': [user('1', { sessionId: 'x' }), user('2', { sessionId: 'y' })],
      'b.jsonl': [user('3', { sessionId: 'x' })],
    })
    expect(read.sessions.map((s) => [s.session_id, s.prompts])).toEqual([
      ['x', 2],
      ['y', 1],
    ])
  })

  test('are in the order of their start, those without a time first', () => {
    const read = readFiles({
      'a.jsonl': [
        user('1', { sessionId: 'late', timestamp: at(60) }),
        user('2', { sessionId: 'early', timestamp: at(0) }),
        user('3', { sessionId: 'timeless', timestamp: undefined }),
      ],
    })
    expect(read.sessions.map((s) => s.session_id)).toEqual(['timeless', 'early', 'late'])
  })

  test('have the id of their file where the records name none', () => {
    const id = '0a1b2c3d-4e5f-4061-8071-2a3b4c5d6e7f'
    const bare = () => user('x', { sessionId: undefined })
    const read = readFiles({
      [`projects/-home/${id}.jsonl`]: [bare()],
      'one/transcript.jsonl': [bare()],
      'two/transcript.jsonl.gz': [bare()],
      [`projects/-home/${id}/subagents/agent-a1.jsonl`]: [says('x', {}, { sessionId: undefined, isSidechain: true })],
    })
    expect(read.sessions.map((s) => s.session_id).sort()).toEqual([id, 'one/transcript', 'two/transcript'])
    expect(read.sessions.find((s) => s.session_id === id)?.subagent_model_calls).toBe(1)
  })

  test('may begin with an answer, have several roots and branches, or parents nowhere', () => {
    const session = readSession(
      says('cut prefix', { output: 3 }, { parentUuid: 'nowhere' }),
      user('first try', { uuid: 'p1', parentUuid: null }),
      user('second try', { uuid: 'p2', parentUuid: null }),
      says('a branch', { output: 4 }, { parentUuid: 'p1' }),
    )
    expect(session).toMatchObject({ prompts: 2, model_calls: 2, output_tokens: 7 })
  })

  test('may have no answer at all', () => {
    expect(readSession(user('hello'))).toMatchObject({ prompts: 1, model_calls: 0, model: null, output_words: 0 })
  })

  test('have one field for each column, in no other type', () => {
    const row: Readonly<Record<string, unknown>> = { ...readSession(user('hello', { entrypoint: 'cli' }), says('hi')) }
    expect(Object.keys(row).sort()).toEqual(TRANSCRIPT_COLUMNS.map((c) => c.name).sort())
    const kinds = { text: 'string', integer: 'number', number: 'number', time: 'number', flag: 'boolean' } as const
    for (const { name, type } of TRANSCRIPT_COLUMNS) {
      expect([kinds[type], 'object'], name).toContain(row[name] === null ? 'object' : typeof row[name])
    }
  })
})

describe('time', () => {
  test('runs from the earliest to the latest record, in whatever order they stand', () => {
    const session = readSession(
      user('a', { timestamp: at(100) }),
      says('b', {}, { timestamp: at(30) }),
      user('c', { timestamp: at(160) }),
    )
    expect(session).toMatchObject({ started_at: Date.parse(at(30)), duration_s: 130, active_s: 130 })
  })

  test('is active in gaps of at most 15 minutes', () => {
    // 900 s counts, 901 s does not, 100 s counts.
    const times = [0, 900, 1801, 1901]
    const session = readSession(...times.map((seconds) => user('x', { timestamp: at(seconds) })))
    expect(session).toMatchObject({ duration_s: 1901, active_s: 1000 })
  })

  test('can cross days, months and years', () => {
    const session = readSession(
      user('a', { timestamp: '2025-12-31T23:59:30.000Z' }),
      user('b', { timestamp: '2026-01-01T00:00:30.500Z' }),
    )
    expect(session).toMatchObject({ started_at: Date.UTC(2025, 11, 31, 23, 59, 30), duration_s: 60.5, active_s: 60.5 })
  })

  test('does not come from titles, snapshots, notices or attachments', () => {
    const other = ['system', 'attachment', 'progress', 'queue-operation', 'last-prompt', 'file-history-snapshot']
    const lines = other.map((type) => line({ type, timestamp: at(-5000) }))
    expect(readSession(...lines, user('a', { timestamp: at(0) }))).toMatchObject({
      started_at: Date.parse(at(0)),
      duration_s: 0,
    })
  })

  test('is unknown where no record has a readable timestamp', () => {
    const session = readSession(user('a', { timestamp: 'yesterday' }))
    expect(session).toMatchObject({ started_at: null, duration_s: null, active_s: null, prompts: 1 })
  })
})

describe('what a transcript holds besides', () => {
  test('a compaction is counted, its summary is no prompt', () => {
    const session = readSession(
      user('before'),
      line({ type: 'system', subtype: 'compact_boundary', compactMetadata: { trigger: 'auto' } }),
      line({ type: 'system', subtype: 'microcompact_boundary' }),
      user('This session is being continued from a previous conversation', { isCompactSummary: true }),
      user('after'),
    )
    expect(session).toMatchObject({ compactions: 1, prompts: 2 })
  })

  test('the client version is the one of most records', () => {
    const lines = ['2.1.9', '2.1.10', '2.1.10'].map((version) => user('x', { version }))
    expect(readSession(...lines).cli_version).toBe('2.1.10')
    expect(readSession(user('x')).cli_version).toBeNull()
  })

  test('trailing titles and modes, however often, change nothing', () => {
    const kinds = [
      'summary',
      'ai-title',
      'custom-title',
      'agent-name',
      'mode',
      'permission-mode',
      'last-prompt',
      'pr-link',
    ]
    const lines = kinds.flatMap((type) => [line({ type }), line({ type })])
    const read = readFiles({ 's1.jsonl': [user('x'), ...lines] })
    expect(read.records).toMatchObject({ read: 17, repeated: 0 })
    expect(read.records.unknownKinds.size).toBe(0)
    expect(read.sessions).toMatchObject([{ prompts: 1 }])
  })

  test('unknown kinds are counted and skipped, whatever their name', () => {
    const read = readFiles({
      's1.jsonl': [
        user('x'),
        line({ type: 'future' }),
        line({ type: 'future' }),
        '{"type":"__proto__","__proto__":{"type":"user"}}',
        line({ display: 'a line of the prompt history' }),
      ],
    })
    expect([...read.records.unknownKinds]).toEqual([
      ['future', 2],
      ['__proto__', 1],
      ['(none)', 1],
    ])
    expect(read.sessions).toMatchObject([{ prompts: 1 }])
  })

  test('a record without a type is what its message says', () => {
    const bare = { type: undefined }
    expect(readSession(user('x', bare), says('y', {}, bare))).toMatchObject({ prompts: 1, model_calls: 1 })
  })

  test('records of a strange shape are stepped over', () => {
    const strange = [
      line({ type: 'user' }),
      line({ type: 'user', message: 'text' }),
      line({ type: 'user', message: { content: 17 } }),
      line({ type: 'user', message: { content: [null, 'a', 17, {}] } }),
      line({ type: 'assistant', message: null }),
      line({ type: 'assistant', message: { content: [{ type: 'text' }, { type: 'tool_use', id: 7, input: [] }] } }),
      line({ type: 'attachment', attachment: [] }),
      line({ type: 'queue-operation', operation: 'dance' }),
      line({ type: 17 }),
      line({ type: 'user', origin: 'human', message: { content: 'fine' } }),
    ]
    expect(readSession(...strange)).toMatchObject({ prompts: 1 })
  })
})

describe('lines that cannot be read', () => {
  test('lose nothing of the others and are listed by file and line', () => {
    const whole = user('kept')
    const read = readFiles({
      'a.jsonl': ['', whole, 'not json', '  ', `${user('one')}${user('two')}`, '[1]', '{"type":"user","message":{"co'],
    })
    expect(read.sessions).toMatchObject([{ prompts: 3 }])
    expect(read.unreadable).toEqual({
      count: 3,
      files: 1,
      lines: [
        { file: 'a.jsonl', line: 3, why: 'not JSON' },
        { file: 'a.jsonl', line: 6, why: 'not a record' },
        { file: 'a.jsonl', line: 7, why: 'ends in the middle of a record' },
      ],
    })
    expect(read.records.read).toBe(3)
  })

  test('are all counted, but not all listed', () => {
    const bad = Array.from({ length: MOST_UNREADABLE_LINES + 50 }, () => '{"cut')
    const { unreadable } = readFiles({ 'a.jsonl': bad, 'b.jsonl': ['{'] })
    expect(unreadable.lines).toHaveLength(MOST_UNREADABLE_LINES)
    expect(unreadable).toMatchObject({ count: MOST_UNREADABLE_LINES + 51, files: 2 })
  })
})

test('files that give no session are named with the reason', () => {
  const read = readFiles({
    'empty.jsonl': [],
    'blank.jsonl': ['', ' '],
    'broken.jsonl': ['{"type":"us'],
    'titles.jsonl': [titleOnly, titleOnly],
    'queue.jsonl': [queueOnly],
    'history.jsonl': ['{"display":"fix it","timestamp":1770000000000,"project":"/p"}'],
    // Of other programs: chat messages, a list of accounts, an export of ours.
    'chat.jsonl': ['{"role":"user","content":"hello"}', '{"messages":[{"role":"user","content":"hello"}]}'],
    'accounts.jsonl': ['{"type":"user","login":"ada","id":1}'],
    'export.jsonl': ['{"session_id":"x","prompts":3}'],
    'good.jsonl': [titleOnly, user('x', { sessionId: 's2' })],
  })
  expect(read.files).toEqual({
    read: 10,
    cutShort: 0,
    withoutSession: [
      { name: 'empty.jsonl', why: 'empty' },
      { name: 'blank.jsonl', why: 'empty' },
      { name: 'broken.jsonl', why: 'unreadable' },
      { name: 'titles.jsonl', why: 'no-messages' },
      { name: 'queue.jsonl', why: 'no-messages' },
      { name: 'history.jsonl', why: 'not-a-transcript' },
      { name: 'chat.jsonl', why: 'not-a-transcript' },
      { name: 'accounts.jsonl', why: 'not-a-transcript' },
      { name: 'export.jsonl', why: 'not-a-transcript' },
    ],
  })
  expect(read.sessions.map((s) => s.session_id)).toEqual(['s2'])
})

test('a file that cannot be had to the end counts as far as it was read', () => {
  const reader = new TranscriptReader()
  reader.beginFile('a.jsonl')
  reader.readLine(user('kept'))
  reader.cutFileShort('EIO')
  reader.beginFile('b.jsonl')
  reader.cutFileShort('EACCES')
  const read = reader.finish()
  expect(read.sessions).toMatchObject([{ prompts: 1 }])
  expect(read.files).toEqual({ read: 2, cutShort: 2, withoutSession: [{ name: 'b.jsonl', why: 'unreadable' }] })
  expect(read.unreadable).toEqual({
    count: 0,
    files: 0,
    lines: [
      { file: 'a.jsonl', line: 2, why: 'the file could not be read from here: EIO' },
      { file: 'b.jsonl', line: 1, why: 'the file could not be read from here: EACCES' },
    ],
  })
})

test('a call of one file is not answered by what another file left open', () => {
  // The edit of a.jsonl has no patch and no result there; b.jsonl answers the same id without having the call.
  const open = call('t1', 'Edit', { old_string: 'a', new_string: 'b' })
  const read = readFiles({ 'a.jsonl': [open], 'b.jsonl': [result('t1')] })
  expect(read.sessions).toMatchObject([{ actions: 1, lines_added: 0 }])
})

test('a reader is told when it is used out of turn', () => {
  const reader = new TranscriptReader()
  expect(() => reader.readLine('{}')).toThrow('no file was begun')
  expect(() => reader.endFile()).toThrow('no file was begun')
  reader.beginFile('a.jsonl')
  expect(() => reader.beginFile('b.jsonl')).toThrow("beginFile('b.jsonl') before endFile of 'a.jsonl'")
})

test('nothing read is an empty result', () => {
  expect(new TranscriptReader().finish()).toEqual({
    sessions: [],
    said: [],
    unreadable: { lines: [], count: 0, files: 0 },
    files: { read: 0, cutShort: 0, withoutSession: [] },
    records: { read: 0, repeated: 0, unknownKinds: new Map() },
  })
})

import { describe, expect, test } from 'vitest'
import { MOST_ON_A_LINE, readJsonValues } from '#core/transcript/json-values'
import { type SessionRow, TRANSCRIPT_COLUMNS } from '#core/transcript/session-row'
import { answer, call, failure, line, readFiles, readSession, result, says, text, user } from './transcript-builder'

// What no client writes, but a file can hold. None of it may stop the reading, or take the time of a large folder;
// what would take for ever runs into the time limit of the test.

describe('a line', () => {
  test('can be nested deeper than any stack', () => {
    const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`
    const nested = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`
    const strange = [
      `{"type":"queue-operation","operation":"enqueue","sessionId":"s1","timestamp":${deep}}`,
      `{"type":"user","sessionId":"s1","message":{"role":"user","content":${deep}}}`,
      `{"type":"user","sessionId":"s1","toolUseResult":${nested},"message":{"role":"user","content":[]}}`,
      deep,
      '{'.repeat(1_000_000),
    ]
    expect(readSession(...strange, user('x'))).toMatchObject({ prompts: 1 })
  })

  test('can be made of braces', () => {
    expect(readJsonValues('{}'.repeat(2 * MOST_ON_A_LINE))).toMatchObject({ fault: 'too-much' })
    expect(readJsonValues('{}'.repeat(2 * MOST_ON_A_LINE)).objects).toHaveLength(MOST_ON_A_LINE)
    expect(readJsonValues(`${'{a}'.repeat(5_000_000)}{"b":1}`)).toEqual({ objects: [], fault: 'too-much' })
  })

  test('can hold control characters, escaped or not', () => {
    const read = readFiles({ 's1.jsonl': [user('a\u0000b'), '{"type":"us\u0000er"}', '\u0000'.repeat(1000)] })
    expect(read.sessions).toMatchObject([{ prompts: 1 }])
    expect(read.unreadable.count).toBe(2)
  })
})

describe('a value', () => {
  test('can be an object that refuses to be text', () => {
    const strange = { toString: 1, valueOf: 2 }
    const lines = ['queue-operation', 'user', 'assistant', 'attachment', 'system'].map((type) =>
      line({ type, operation: 'enqueue', timestamp: strange, uuid: strange, version: strange, content: strange }),
    )
    expect(readSession(...lines, user('x'))).toMatchObject({ prompts: 1 })
  })

  test('can be a count larger than any answer has, or a fraction', () => {
    const usage = (output_tokens: number) => ({ input_tokens: 1.5, output_tokens })
    const session = readSession(
      says('a', { usage: usage(1e308) }),
      says('b', { usage: usage(1e308) }),
      says('c', { output: 7 }),
    )
    expect(session).toMatchObject({ model_calls: 3, output_tokens: 7, input_tokens: 1 })
  })

  test('can be a time out of this world', () => {
    const session = readSession(user('a', { timestamp: 1e300 }), user('b', { timestamp: -1e300 }))
    expect(session).toMatchObject({ prompts: 2, started_at: null, duration_s: null })
  })

  test('can be a name too long to keep', () => {
    const long = 'x'.repeat(1_000_000)
    const read = readFiles({
      'a.jsonl': [
        user('x', { sessionId: long, version: long, entrypoint: long }),
        says('y', { model: long }, { sessionId: long }),
        line({ type: long }),
      ],
    })
    expect(read.sessions).toMatchObject([{ session_id: 'a', cli_version: null, model: null, model_calls: 1 }])
    expect([...read.records.unknownKinds]).toEqual([['(other)', 1]])
  })

  test('can be one of endlessly many kinds', () => {
    const { unknownKinds } = readFiles({
      'a.jsonl': Array.from({ length: 3000 }, (_, i) => line({ type: `k${i}` })),
    }).records
    expect(unknownKinds.size).toBe(1001)
    expect(unknownKinds.get('(other)')).toBe(2000)
  })
})

describe('a text', () => {
  test('can begin thousands of reminders and end none', () => {
    const endless = '<system-reminder>'.repeat(500_000)
    expect(readSession(user(endless), user(`${endless}</system-reminder>`))).toMatchObject({ prompts: 1 })
  })

  test('can be a command of many options', () => {
    const command = `git ${'-c -C -c '.repeat(2000)} push`
    const session = readSession(call('t', 'Bash', { command }), result('t', { toolUseResult: { stdout: '' } }))
    expect(session).toMatchObject({ actions: 1, commits: 0 })
  })

  test('can be millions of characters without a space', () => {
    expect(readSession(says('漢'.repeat(300_000))).output_words).toBeGreaterThan(0)
  })
})

describe('a session', () => {
  test('can have edits that differ in every line', () => {
    const lines = (word: string) => Array.from({ length: 2000 }, (_, i) => `${word}${i}`).join('\n')
    const edits = Array.from({ length: 300 }, (_, i) => ({ old_string: lines(`a${i}`), new_string: lines(`b${i}`) }))
    const session = readSession(call('t', 'MultiEdit', { edits }), result('t'))
    expect(session).toMatchObject({ lines_added: 600_000, lines_removed: 600_000 })
  })

  test('can have a queue that only grows', () => {
    const step = (operation: string, content?: string) =>
      line({ type: 'queue-operation', uuid: undefined, operation, content })
    const enqueued = Array.from({ length: 50_000 }, (_, i) => step('enqueue', `${i}`))
    const removed = Array.from({ length: 50_000 }, (_, i) => step('remove', `${i}`))
    expect(readSession(user('x'), ...enqueued, ...removed).queued_prompts).toBe(1000)
  })

  test('can share its ids with thousands of others', () => {
    const files = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [
        `${i}.jsonl`,
        Array.from({ length: 10 }, (_, k) => user('x', { uuid: `${k}`, sessionId: `s${i}` })),
      ]),
    )
    const read = readFiles(files)
    expect(read.sessions.reduce((sum, { prompts }) => sum + prompts, 0)).toBe(10)
    expect(read.records.repeated).toBe(29_990)
  })
})

describe('records with any value in any place', () => {
  const strange: readonly unknown[] = [
    null,
    true,
    -1,
    0.5,
    1e308,
    '',
    'x',
    '__proto__',
    [],
    [[]],
    [null, 1, 'x', {}],
    {},
    { toString: 1, valueOf: 1, length: 1e9 },
  ]
  const ordinary = [
    user('do it', { entrypoint: 'cli', version: '2.1.220', origin: { kind: 'human' }, promptSource: 'typed' }),
    answer([text('yes'), { type: 'thinking', thinking: 'hm' }], { id: 'm1', output: 7 }, { requestId: 'r1' }),
    call('t1', 'Edit', { file_path: 'a', old_string: 'a', new_string: 'b' }),
    result('t1', { toolUseResult: { structuredPatch: [{ lines: ['-a', '+b'] }] } }),
    call('t2', 'MultiEdit', { edits: [{ old_string: 'a', new_string: 'b' }] }),
    result('t2'),
    call('t3', 'Write', { content: 'a' }),
    result('t3', { toolUseResult: { type: 'create', content: 'a\nb', structuredPatch: [] } }),
    call('t4', 'Bash', { command: 'git commit -m a' }),
    result('t4', {
      toolUseResult: { stdout: '[main abc1234] a', gitOperation: { commit: { sha: 'abc1234', kind: 'committed' } } },
    }),
    call('t5', 'Task', {}),
    failure('t5', "The user doesn't want to proceed with this tool use.", { toolDenialKind: 'user-rejected' }),
    line({ type: 'queue-operation', operation: 'enqueue', content: 'and test it' }),
    line({ type: 'queue-operation', operation: 'remove', content: 'and test it' }),
    line({
      type: 'attachment',
      attachment: { type: 'queued_command', commandMode: 'prompt', prompt: 'x', origin: { kind: 'human' } },
    }),
    line({ type: 'system', subtype: 'compact_boundary', forkedFrom: { sessionId: 's0' } }),
  ]

  /** The places of all values in a record, as the keys that lead there. */
  function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
    if (typeof value !== 'object' || value === null) return [path]
    return [path, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))]
  }

  function withValueAt(record: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
    if (key === undefined) return value
    const copy = structuredClone(record) as Record<string, unknown>
    copy[key] = withValueAt(copy[key], rest, value)
    return copy
  }

  test('are read, and every count stays a count', () => {
    for (const [i, each] of ordinary.entries()) {
      const record: unknown = JSON.parse(each)
      for (const place of placesIn(record)) {
        for (const value of strange) {
          const damaged = JSON.stringify(withValueAt(record, place, value))
          const read = readFiles({ 'a.jsonl': ordinary.with(i, damaged), 'b.jsonl': [damaged, ...ordinary] })
          for (const row of read.sessions) expectCounts(row)
        }
      }
    }
  })

  function expectCounts(row: SessionRow) {
    for (const { name, type } of TRANSCRIPT_COLUMNS) {
      const value: unknown = row[name as keyof SessionRow]
      if (name.endsWith('_signal')) expect([null, 0, 1, 2, 3, 4, 5]).toContain(value)
      else if (type === 'integer')
        expect(Number.isSafeInteger(value) && (value as number) >= 0, `${name} ${value}`).toBe(true)
      else if (type === 'time') expect(value === null || !Number.isNaN(new Date(value as number).getTime())).toBe(true)
      else if (type === 'number') expect(value === null || (value as number) >= 0, `${name} ${value}`).toBe(true)
      else expect(value === null || typeof value === (type === 'flag' ? 'boolean' : 'string'), name).toBe(true)
    }
  }
})

test('blocks that are no text do not become words', () => {
  expect(readSession(says('one'), user([text('x'), null, [text('y')]])).output_words).toBe(1)
})

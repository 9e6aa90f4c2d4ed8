import { describe, expect, test } from 'vitest'
import { answer, readFiles, readSession, says, sessionOf, text, user } from './transcript-builder'

const usage = (input: number, output: number, write = 0, read = 0) => ({
  input_tokens: input,
  output_tokens: output,
  cache_creation_input_tokens: write,
  cache_read_input_tokens: read,
})

describe('tokens', () => {
  test('count once per message, at its last and largest figure', () => {
    const id = 'msg-a'
    const session = readSession(
      answer([{ type: 'thinking', thinking: 'hm' }], { id, usage: usage(10, 25, 3, 4) }),
      says('Done.', { id, usage: usage(10, 250, 3, 4) }),
      answer([{ type: 'tool_use', id: 't', name: 'Read' }], { id, usage: usage(10, 250, 3, 4) }),
      says('More.', { id: 'msg-b', usage: usage(5, 7) }),
    )
    expect(session).toMatchObject({
      model_calls: 2,
      input_tokens: 15,
      output_tokens: 257,
      cache_write_tokens: 3,
      cache_read_tokens: 4,
    })
  })

  test('are taken from one record, not the largest of each kind', () => {
    // Another provider first guesses 27,693 input tokens and reports 26,158 in the end.
    const session = readSession(
      says('a', { id: 'm', usage: usage(27_693, 0) }),
      says('b', { id: 'm', usage: usage(26_158, 116) }),
    )
    expect(session).toMatchObject({ input_tokens: 26_158, output_tokens: 116 })
  })

  test('do not depend on which record comes first', () => {
    const session = readSession(
      says('a', { id: 'm', usage: usage(10, 250) }),
      says('b', { id: 'm', usage: usage(10, 25) }),
    )
    expect(session.output_tokens).toBe(250)
  })

  test('are grouped by request where a message has no id, and by record where that is missing too', () => {
    const bare = (more: object) => answer([text('x')], { usage: usage(0, 5) }, more)
    const withoutId = { message: { role: 'assistant', content: [], usage: usage(0, 5) } }
    const session = readSession(
      bare({ ...withoutId, requestId: 'r1' }),
      bare({ ...withoutId, requestId: 'r1' }),
      bare(withoutId),
      bare(withoutId),
    )
    expect(session).toMatchObject({ model_calls: 3, output_tokens: 15 })
  })

  test('that make no sense count as none', () => {
    const session = readSession(
      says('a', { usage: { input_tokens: 'many', output_tokens: -5, cache_read_input_tokens: Number.NaN } }),
      answer([text('b')], {}, { message: { id: 'm', content: [], usage: null } }),
    )
    expect(session).toMatchObject({ model_calls: 2, input_tokens: 0, output_tokens: 0, cache_read_tokens: 0 })
  })

  test('of a message two sessions share count in one of them', () => {
    const shared = { id: 'msg-a', usage: usage(1, 100) }
    const files = {
      'a.jsonl': [says('x', shared, { sessionId: 'a', timestamp: '2026-03-01T10:00:00Z' })],
      'b.jsonl': [says('x', shared, { sessionId: 'b', timestamp: '2026-03-01T11:00:00Z' })],
    }
    const { sessions } = readFiles(files)
    expect(sessions.map((s) => [s.session_id, s.output_tokens])).toEqual([
      ['a', 100],
      ['b', 0],
    ])
  })
})

describe('the model of a session', () => {
  const opus = { model: 'claude-opus-4-6' }
  const haiku = { model: 'claude-haiku-4-5' }

  test('is the one of most messages, not of most records', () => {
    const session = readSession(
      says('1', { ...haiku, id: 'h', output: 50 }),
      says('2', { ...haiku, id: 'h' }),
      says('3', { ...haiku, id: 'h' }),
      says('4', opus),
      says('5', opus),
    )
    expect(session.model).toBe('claude-opus-4-6')
  })

  test('is the one that wrote more where messages are even', () => {
    expect(readSession(says('1', { ...haiku, output: 9 }), says('2', { ...opus, output: 10 })).model).toBe(opus.model)
    expect(readSession(says('1', { ...haiku, output: 10 }), says('2', { ...opus, output: 9 })).model).toBe(haiku.model)
  })

  test('is never what the client wrote itself', () => {
    const synthetic = { model: '<synthetic>', usage: usage(0, 0) }
    const session = readSession(says('No response requested.', synthetic), says('x', synthetic), says('Yes', opus))
    expect(session).toMatchObject({ model: opus.model, model_calls: 1, output_words: 1 })
    expect(readSession(user('hello'), says('x', synthetic)).model).toBeNull()
  })

  test('can have a hostile name', () => {
    expect(readSession(says('x', { model: '__proto__' })).model).toBe('__proto__')
    expect(readSession(says('x', { model: 'constructor' })).model).toBe('constructor')
  })

  test('can be of another maker', () => {
    expect(readSession(says('x', { model: 'nvidia/nemotron:free' })).model).toBe('nvidia/nemotron:free')
  })

  test('does not count the models of sub-agents', () => {
    const aside = { isSidechain: true }
    const lines = [says('1', opus), says('2', haiku, aside), says('3', haiku, aside)]
    expect(readSession(...lines).model).toBe(opus.model)
  })
})

describe('output words', () => {
  test('are those of visible text, once per record', () => {
    const session = readSession(
      answer([{ type: 'thinking', thinking: 'not these three' }], { id: 'm' }),
      says('Two words', { id: 'm' }),
      answer([{ type: 'tool_use', id: 't', name: 'Write', input: { content: 'nor these' } }], { id: 'm' }),
      user('nor mine'),
    )
    expect(session.output_words).toBe(2)
  })

  test('are read from a plain string too', () => {
    expect(readSession(answer('Just a string')).output_words).toBe(3)
  })
})

test('an API error is no answer', () => {
  const failed = { isApiErrorMessage: true, error: 'rate_limit' }
  const retry = { type: 'system', subtype: 'api_error', retryAttempt: 1, message: undefined }
  const session = readSession(
    says('API Error: 529 overloaded', { model: '<synthetic>' }, failed),
    says("You've hit your limit", { model: 'claude-opus-4-6' }, failed),
    says('x', {}, retry),
  )
  expect(session).toMatchObject({ api_errors: 2, model_calls: 0, output_words: 0, model: null })
})

test('a sub-agent replay of a message keeps the usage of the main thread', () => {
  const main = says('x', { id: 'm', usage: usage(1, 10, 0, 20) })
  const replay = says('x', { id: 'm', usage: usage(1, 10, 0, 50_000) }, { isSidechain: true })
  const own = says('y', { id: 'n', usage: usage(1, 3) }, { isSidechain: true })
  for (const lines of [
    [main, replay, own],
    [replay, own, main],
  ]) {
    const session = sessionOf(readFiles({ 's1.jsonl': lines }), 's1')
    expect(session).toMatchObject({ model_calls: 1, cache_read_tokens: 20 })
    expect(session).toMatchObject({ subagent_model_calls: 1, subagent_output_tokens: 3 })
  }
})

import { describe, expect, test } from 'vitest'
import type { TranscriptResult } from '#core/transcript/transcript-result'
import { answer, at, call, line, readFiles, result, says, user } from './transcript-builder'

type Files = Readonly<Record<string, readonly string[]>>

// A prompt and its answer at a minute, in three records, with ids that a copy repeats.
const turn = (minute: number) => [
  user(`prompt ${minute}`, { uuid: `u${minute}`, timestamp: at(minute * 60) }),
  answer([], { id: `m${minute}`, output: 1 }, { uuid: `t${minute}`, timestamp: at(minute * 60 + 20) }),
  says('two words', { id: `m${minute}`, output: 100 }, { uuid: `a${minute}`, timestamp: at(minute * 60 + 30) }),
]
const turns = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => turn(from + i)).flat()

/** The same records under another session id, as a fork or a resumption writes them. */
const as = (sessionId: string, lines: readonly string[], more: object = {}) =>
  lines.map((each) => JSON.stringify({ ...JSON.parse(each), sessionId, ...more }))

/** Reads the files in every order, expects one result whatever the order, and returns it. */
function readInAnyOrder(files: Files): TranscriptResult {
  const results = permutations(Object.entries(files)).map((order) => readFiles(Object.fromEntries(order)))
  const [first] = results
  if (!first) throw new Error('no files')
  for (const other of results) {
    expect(other.sessions).toEqual(first.sessions)
    expect(other.records).toEqual(first.records)
    expect(new Set(other.files.withoutSession)).toEqual(new Set(first.files.withoutSession))
  }
  return first
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, i) => permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]))
}

const promptsBySession = ({ sessions }: TranscriptResult) =>
  Object.fromEntries(sessions.map((s) => [s.session_id, s.prompts]))

describe('copied history belongs to the session it came from', () => {
  test('when the session was resumed under another id and ended there', () => {
    // z has nothing of its own, so it ended where the copied history ends; a went on.
    const files = { 'z.jsonl': as('z', turns(1, 3)), 'a.jsonl': as('a', turns(1, 5)) }
    const read = readInAnyOrder(files)
    expect(promptsBySession(read)).toEqual({ z: 3, a: 2 })
    expect(read.sessions.map((s) => [s.model_calls, s.output_tokens, s.output_words])).toEqual([
      [3, 300, 6],
      [2, 200, 4],
    ])
    // Start of a: its first own prompt, at minute 4.
    expect(read.sessions[1]?.started_at).toBe(Date.parse(at(240)))
    expect(read.records).toMatchObject({ read: 24, repeated: 9 })
  })

  test('along a chain of resumptions', () => {
    const files = { 'c.jsonl': as('c', turns(1, 2)), 'b.jsonl': as('b', turns(1, 4)), 'a.jsonl': as('a', turns(1, 6)) }
    expect(promptsBySession(readInAnyOrder(files))).toEqual({ c: 2, b: 2, a: 2 })
  })

  test('when the first session went on and was forked later from an earlier point', () => {
    // z has minutes 3, 4 and 12 for itself; a was forked from minute 2 and has only minute 9.
    const files = {
      'z.jsonl': as('z', [...turns(1, 4), ...turn(12)]),
      'a.jsonl': as('a', [...turns(1, 2), ...turn(9)]),
    }
    expect(promptsBySession(readInAnyOrder(files))).toEqual({ z: 5, a: 1 })
  })

  test('when the copy left a branch out and added nothing', () => {
    // a took minutes 1 and 3 but not the abandoned minute 2, which z has alone and before the end of what a took.
    const files = { 'z.jsonl': as('z', turns(1, 4)), 'a.jsonl': as('a', [...turn(3), ...turn(1)]) }
    const read = readInAnyOrder(files)
    expect(promptsBySession(read)).toEqual({ z: 4 })
    expect(read.files.withoutSession).toEqual([{ name: 'a.jsonl', why: 'copied-history' }])
  })

  test('when the copy went on in the same millisecond', () => {
    const own = user('prompt 3', { timestamp: at(2 * 60 + 30) })
    const files = { 'z.jsonl': as('z', turns(1, 2)), 'a.jsonl': as('a', [...turns(1, 2), own]) }
    expect(promptsBySession(readInAnyOrder(files))).toEqual({ z: 2, a: 1 })
  })

  test('among several forks', () => {
    const files = {
      'z.jsonl': as('z', turns(1, 4)),
      'a.jsonl': as('a', [...turns(1, 2), ...turn(8)]),
      'b.jsonl': as('b', [...turns(1, 3), ...turn(9)]),
    }
    expect(promptsBySession(readInAnyOrder(files))).toEqual({ z: 4, a: 1, b: 1 })
  })

  test('when only a queue step shows which session was there first', () => {
    // z went on after the fork, but its first prompt also passed through the queue; copies do not repeat queue steps.
    const typed = line({ type: 'queue-operation', operation: 'enqueue', content: 'prompt 1', timestamp: at(59) })
    const files = {
      'z.jsonl': [...as('z', [typed]), ...as('z', [...turns(1, 2), ...turn(9)])],
      'a.jsonl': as('a', [...turns(1, 2), ...turn(8)]),
    }
    expect(promptsBySession(readInAnyOrder(files))).toEqual({ z: 3, a: 1 })
  })

  test('when the client marked the copy', () => {
    // Without the mark a would have the earlier record of its own.
    const copied = as('a', turns(1, 2), { forkedFrom: { sessionId: 'z', messageUuid: 'u1' } })
    const files = { 'z.jsonl': as('z', [...turns(1, 2), ...turn(9)]), 'a.jsonl': [...copied, ...as('a', turn(8))] }
    const read = readInAnyOrder(files)
    expect(promptsBySession(read)).toEqual({ z: 3, a: 1 })
    expect(read.sessions.map((s) => s.output_tokens)).toEqual([300, 100])
  })

  test('and stays with the copy when the first session is not in the folder', () => {
    const copied = as('a', turns(1, 2), { forkedFrom: { sessionId: 'z', messageUuid: 'u1' } })
    expect(promptsBySession(readInAnyOrder({ 'a.jsonl': copied }))).toEqual({ a: 2 })
  })

  test('and two copies with nothing of their own are settled by their ids', () => {
    const read = readInAnyOrder({ '1.jsonl': as('b', turns(1, 2)), '2.jsonl': as('a', turns(1, 2)) })
    expect(promptsBySession(read)).toEqual({ a: 2 })
    expect(read.files.withoutSession).toEqual([{ name: '1.jsonl', why: 'copied-history' }])
  })
})

describe('a record counts once', () => {
  test('in two files of one session', () => {
    const files = { 'live/s.jsonl': as('s', turns(1, 3)), 'backup/s.jsonl': as('s', turns(1, 2)) }
    const read = readInAnyOrder(files)
    expect(read.sessions).toMatchObject([{ prompts: 3, model_calls: 3, output_tokens: 300, output_words: 6 }])
    expect(read.records.repeated).toBe(6)
  })

  test('for itself where it has no uuid', () => {
    const bare = user('again', { uuid: undefined })
    expect(readFiles({ 's1.jsonl': [bare, bare], 'b.jsonl': [bare] }).sessions).toMatchObject([{ prompts: 3 }])
  })

  test('in one file, where the first copy is the one that counts', () => {
    const first = says('two words', { id: 'm', output: 5 }, { uuid: 'a' })
    const again = says('three more words', { id: 'n', output: 9 }, { uuid: 'a' })
    const read = readFiles({ 's1.jsonl': [first, again] })
    expect(read.sessions).toMatchObject([{ output_words: 2, model_calls: 1, output_tokens: 5 }])
    expect(read.records).toMatchObject({ read: 2, repeated: 1 })
  })

  test('and where two files of a session disagree, the name of the file decides', () => {
    const one = says('one', { id: 'm' }, { uuid: 'a' })
    const two = says('two words', { id: 'm' }, { uuid: 'a' })
    expect(readInAnyOrder({ 'a.jsonl': [one], 'b.jsonl': [two] }).sessions).toMatchObject([{ output_words: 1 }])
    expect(readInAnyOrder({ 'a.jsonl': [two], 'b.jsonl': [one] }).sessions).toMatchObject([{ output_words: 2 }])
  })
})

test('a result whose call another session has does not answer it there', () => {
  const files = { 'z.jsonl': as('z', [call('t1', 'Read')]), 'a.jsonl': as('a', [result('t1')]) }
  const { sessions } = readInAnyOrder(files)
  expect(sessions.map((s) => [s.session_id, s.actions, s.actions_unanswered])).toEqual([
    ['a', 0, 0],
    ['z', 0, 1],
  ])
})

test('a call left open when its session was resumed counts where it was answered', () => {
  const open = call('t1', 'Read', {}, { uuid: 'c1', timestamp: at(10) })
  const files = {
    'z.jsonl': as('z', [open]),
    'a.jsonl': as('a', [open, result('t1', { timestamp: at(20) })]),
  }
  const { sessions } = readInAnyOrder(files)
  expect(sessions.map((s) => [s.session_id, s.actions, s.actions_unanswered])).toEqual([
    ['z', 0, 0],
    ['a', 1, 0],
  ])
})

import { describe, expect, test } from 'vitest'
import { at, call, failure, line, readFiles, readSession, result, says, sessionOf, user } from './transcript-builder'

const aside = { isSidechain: true, agentId: 'a1' }

// What a sub-agent writes: the prompt it was given, a call, its result, its answer.
const subagent = (id: string, more: object = aside) => [
  user('Search the code', more),
  call(`call-${id}`, 'Grep', {}, more),
  result(`call-${id}`, more),
  call(`failing-${id}`, 'Read', {}, more),
  failure(`failing-${id}`, 'File does not exist.', more),
  says('Found five words in it', { id: `msg-${id}`, output: 40 }, more),
]

const main = [user('go'), call('t1', 'Task'), result('t1'), says('Done now', { output: 7 })]

const counted = {
  prompts: 1,
  model_calls: 2,
  actions: 1,
  output_words: 2,
  output_tokens: 8,
  subagents: 1,
  subagent_actions: 1,
  subagent_model_calls: 3,
  subagent_output_tokens: 42,
}

describe('what a sub-agent does is counted apart', () => {
  test('inside the file of its session', () => {
    expect(readSession(...main, ...subagent('a'))).toMatchObject(counted)
  })

  test('in a file beside it or in its folder, before or after', () => {
    for (const name of ['agent-1a2b3c4d.jsonl', 's1/subagents/agent-a1a2b3c4d5e6f7a8b.jsonl']) {
      for (const files of [
        { 's1.jsonl': main, [name]: subagent('a') },
        { [name]: subagent('a'), 's1.jsonl': main },
      ]) {
        const read = readFiles(files)
        expect(read.sessions).toHaveLength(1)
        expect(sessionOf(read, 's1')).toMatchObject(counted)
        expect(read.files.withoutSession).toEqual([])
      }
    }
  })

  test('also where a hand-made file names the agent but leaves the flag out', () => {
    expect(readSession(...main, ...subagent('a', { isSidechain: undefined, agentId: 'a1' }))).toMatchObject(counted)
  })

  test('also where only the place of the file tells', () => {
    const bare = subagent('a', { isSidechain: undefined })
    for (const name of [
      'agent-1a2b3c4d.jsonl',
      's1/subagents/workflows/w1/agent-a1.jsonl',
      's1/subagents/x.jsonl.gz',
    ]) {
      expect(sessionOf(readFiles({ 'p/s1.jsonl': main, [`p/${name}`]: bare }), 's1'), name).toMatchObject(counted)
    }
    // The record has the last word, and a name that only contains the words is none of these.
    const own = readFiles({
      'p/agent-1a2b3c4d.jsonl': main,
      'my-agent-notes.jsonl': [user('b', { isSidechain: undefined })],
    })
    expect(sessionOf(own, 's1').prompts).toBe(2)
  })

  test('also under an id of their own, by the folder of their session', () => {
    const session = '0a1b2c3d-4e5f-4061-8071-2a3b4c5d6e7f'
    const of = (lines: readonly string[], sessionId: string) =>
      lines.map((each) => JSON.stringify({ ...JSON.parse(each), sessionId }))
    const read = readFiles({
      [`p/${session}.jsonl`]: of(main, session),
      [`p/${session}/subagents/workflows/w1/agent-a1.jsonl`]: of(subagent('a'), 'agent-a1'),
    })
    expect(read.sessions).toHaveLength(1)
    expect(sessionOf(read, session)).toMatchObject(counted)
  })

  test('but an agent id on the main thread does not make a sub-agent', () => {
    expect(readSession(user('go', { isSidechain: false, agentId: 'a1' })).prompts).toBe(1)
  })

  test('and its lines are not those of the session', () => {
    const created = { toolUseResult: { type: 'create', content: 'a\nb' } }
    const lines = [...main, call('w', 'Write', {}, aside), result('w', { ...aside, ...created })]
    expect(readSession(...lines)).toMatchObject({ lines_added: 0, subagent_actions: 1 })
  })

  test('and its repetition in progress records does not count again', () => {
    const repeated = subagent('a').map((each) =>
      line({ type: 'progress', data: { type: 'agent_progress', message: JSON.parse(each) } }),
    )
    expect(readSession(...main, ...repeated, ...subagent('a'))).toMatchObject(counted)
  })

  test('but not what it replays of the main thread', () => {
    const own = [call('t1', 'Read'), result('t1')]
    const replay = [call('t1', 'Read', {}, aside), result('t1', aside)]
    for (const lines of [
      [...own, ...replay],
      [...replay, ...own],
    ]) {
      expect(readSession(...lines)).toMatchObject({ actions: 1, subagent_actions: 0 })
    }
  })

  test('but belongs to the time of the session', () => {
    const late = says('later', {}, { ...aside, timestamp: at(600) })
    expect(readSession(user('go', { timestamp: at(0) }), late)).toMatchObject({ duration_s: 600, active_s: 600 })
  })
})

test('a sub-agent without its session is no session', () => {
  const read = readFiles({ 'agent-1a2b3c4d.jsonl': subagent('a') })
  expect(read.sessions).toEqual([])
  expect(read.files.withoutSession).toEqual([{ name: 'agent-1a2b3c4d.jsonl', why: 'parent-missing' }])
})

test('sub-agents are the calls that were neither refused nor failed', () => {
  const session = readSession(
    call('t1', 'Task'),
    result('t1', { toolUseResult: { status: 'completed' } }),
    call('t2', 'Agent'),
    result('t2', { toolUseResult: { status: 'async_launched' } }),
    call('t3', 'Agent'),
    call('t4', 'Task'),
    failure('t4', "The user doesn't want to proceed with this tool use."),
    call('t5', 'Task'),
    failure('t5', '<tool_use_error>InputValidationError</tool_use_error>'),
    call('t6', 'Agent', {}, aside),
    result('t6', aside),
  )
  // t1 and t2 started, t3 has no result yet; t4 was refused, t5 failed, t6 is a sub-agent of a sub-agent.
  expect(session.subagents).toBe(3)
})

import { describe, expect, test } from 'vitest'
import { answer, call, failure, readSession, result, text, user } from './transcript-builder'

const REJECTION = "The user doesn't want to proceed with this tool use. The tool use was rejected."

describe('a tool call', () => {
  test('succeeded when its result is no error, whether or not it says so', () => {
    const session = readSession(
      call('t1', 'Read'),
      result('t1'),
      call('t2', 'Bash'),
      result('t2', { toolUseResult: { stdout: '' } }, { is_error: false }),
    )
    expect(session).toMatchObject({ actions: 2, actions_failed: 0, actions_unanswered: 0 })
  })

  test('succeeded whatever the shape of its structured result', () => {
    // Lists come from MCP servers, a plain string without is_error from the old LS, nothing from sub-agent files.
    const shapes = [{ stdout: 'x' }, [{ type: 'text', text: 'x' }], '- src/', undefined, null]
    const lines = shapes.flatMap((toolUseResult, i) => [call(`t${i}`, 'Any'), result(`t${i}`, { toolUseResult })])
    expect(readSession(...lines).actions).toBe(5)
  })

  test('failed when its result is an error', () => {
    const session = readSession(
      call('t1', 'Bash'),
      failure('t1', 'Exit code 1'),
      call('t2', 'Edit'),
      failure('t2', '<tool_use_error>String to replace not found in file.</tool_use_error>'),
      call('t3', 'Bash'),
      result('t3', {}, { status: 'error' }),
    )
    expect(session).toMatchObject({ actions: 0, actions_failed: 3, actions_rejected: 0, actions_denied: 0 })
  })

  test('was rejected when the person refused it', () => {
    const session = readSession(
      call('t1', 'Edit'),
      failure('t1', REJECTION),
      call('t2', 'Edit'),
      failure('t2', 'try the other file', { toolUseResult: 'User rejected tool use' }),
      call('t3', 'Edit'),
      failure('t3', 'No.', { toolDenialKind: 'user-rejected' }),
    )
    expect(session).toMatchObject({ actions_rejected: 3, actions_failed: 0 })
  })

  test('was denied when a rule or a classifier refused it', () => {
    const session = readSession(
      call('t1', 'Bash'),
      failure('t1', 'Permission for this action was denied by the auto mode classifier.'),
      call('t2', 'Bash'),
      failure('t2', 'Permission to use Bash with command ls\npwd has been denied.'),
      call('t3', 'Write'),
      failure('t3', "Claude requested permissions to write to /a, but you haven't granted it yet."),
      call('t4', 'Bash'),
      failure('t4', 'Blocked.', { toolDenialKind: 'permission-rule' }),
    )
    expect(session).toMatchObject({ actions_denied: 4, actions_failed: 0 })
  })

  test('that quotes a refusal in its output is not one', () => {
    const session = readSession(call('t1', 'Bash'), failure('t1', `Exit code 1\n${REJECTION}`))
    expect(session).toMatchObject({ actions_failed: 1, actions_rejected: 0 })
  })

  test('with two results is what the better one says, in either order', () => {
    const good = result('t1')
    const bad = failure('t1', 'Exit code 1')
    expect(readSession(call('t1', 'Bash'), good, bad)).toMatchObject({ actions: 1, actions_failed: 0 })
    expect(readSession(call('t1', 'Bash'), bad, good)).toMatchObject({ actions: 1, actions_failed: 0 })
  })

  test('without a result is unanswered', () => {
    expect(readSession(call('t1', 'Bash'))).toMatchObject({ actions: 0, actions_unanswered: 1 })
  })

  test('counts once, by its id, wherever its message ends', () => {
    // Three records of one message: text, two calls. A record that is not the last of its message counts all the same.
    const id = 'msg-a'
    const session = readSession(
      answer([text('Looking.')], { id }),
      answer([{ type: 'tool_use', id: 't1', name: 'Read', input: {} }], { id }),
      answer([{ type: 'tool_use', id: 't2', name: 'Read', input: {} }], { id }),
      result('t2'),
      result('t1'),
    )
    expect(session).toMatchObject({ actions: 2, model_calls: 1 })
  })

  test('may share the record of its result with others', () => {
    const both = user(['t1', 't2'].map((id) => ({ type: 'tool_result', tool_use_id: id, content: 'x' })))
    expect(readSession(call('t1', 'Read'), call('t2', 'Read'), both).actions).toBe(2)
  })

  test('without an id or a name is a call without a result', () => {
    const session = readSession(
      answer([
        { type: 'tool_use', input: {} },
        { type: 'tool_use', name: 'Read' },
      ]),
    )
    expect(session).toMatchObject({ actions: 0, actions_unanswered: 2 })
  })

  test('is only what the client ran: server tools are not', () => {
    expect(readSession(answer([{ type: 'server_tool_use', id: 's', name: 'web_search' }])).actions_unanswered).toBe(0)
  })

  test('needs its call: a result whose call was cut off is no action', () => {
    expect(readSession(result('t0'))).toMatchObject({ actions: 0, actions_unanswered: 0 })
  })

  test('that started a background agent has succeeded as a call', () => {
    const launched = { status: 'async_launched', agentId: 'a1' }
    expect(readSession(call('t1', 'Agent'), result('t1', { toolUseResult: launched })).actions).toBe(1)
  })
})

import { describe, expect, test } from 'vitest'
import { at, line, readFiles, readSession, sessionOf, text, user } from './transcript-builder'

// A step of the prompt queue, `seconds` after the start. Real steps have no uuid.
const step = (operation: string, seconds: number, content?: string) =>
  line({ type: 'queue-operation', operation, uuid: undefined, timestamp: at(seconds), content })

const attached = (prompt: unknown, seconds: number, attachment: object = {}) =>
  line({
    type: 'attachment',
    timestamp: at(seconds),
    attachment: { type: 'queued_command', commandMode: 'prompt', origin: { kind: 'human' }, prompt, ...attachment },
  })

const counts = (...lines: readonly string[]) => {
  const { prompts, queued_prompts } = readSession(user('start', { timestamp: at(0) }), ...lines)
  return { typed: prompts - 1, queued: queued_prompts }
}

describe('a queued prompt', () => {
  test('delivered in mid-turn is one that a remove takes out', () => {
    expect(counts(step('enqueue', 1, 'also run the tests'), step('remove', 2))).toEqual({ typed: 0, queued: 1 })
  })

  test('that was dequeued is an ordinary prompt', () => {
    const lines = [step('enqueue', 1, 'push'), step('dequeue', 2), user('push', { timestamp: at(2) })]
    expect(counts(...lines)).toEqual({ typed: 1, queued: 0 })
  })

  test('taken back into the editor was never sent', () => {
    const lines = [step('enqueue', 1, 'a'), step('enqueue', 2, 'b'), step('popAll', 3), step('remove', 4)]
    expect(counts(...lines)).toEqual({ typed: 0, queued: 0 })
  })

  test('still waiting when the transcript ends was never sent', () => {
    expect(counts(step('enqueue', 1, 'a'))).toEqual({ typed: 0, queued: 0 })
  })

  test('with an ordinary record after its removal is not counted twice', () => {
    const lines = [step('enqueue', 1, 'push'), step('remove', 2), user('push', { timestamp: at(3) })]
    expect(counts(...lines)).toEqual({ typed: 1, queued: 0 })
  })

  test('that repeats an earlier or much later prompt is still a prompt of its own', () => {
    const lines = [
      user('commit', { timestamp: at(1) }),
      step('enqueue', 10, 'commit'),
      step('remove', 11),
      user('commit', { timestamp: at(500) }),
    ]
    expect(counts(...lines)).toEqual({ typed: 2, queued: 1 })
  })

  test('is not a task notice, an agent message or a slash command', () => {
    for (const content of ['{"task_id":"b1"}', '<task-notification>x</task-notification>', '/model', '/model opus']) {
      expect(counts(step('enqueue', 1, content), step('remove', 2)), content).toEqual({ typed: 0, queued: 0 })
    }
  })

  test('may begin with a path', () => {
    expect(counts(step('enqueue', 1, '/etc/hosts is wrong'), step('remove', 2)).queued).toBe(1)
  })

  test('without its text is not known to be a person and is not counted', () => {
    expect(counts(step('enqueue', 1), step('remove', 2)).queued).toBe(0)
  })

  test('is found behind task notices that left the queue without a step', () => {
    // The notice is never dequeued; the dequeue belongs to "push", which has its record, the remove to "and tag it".
    const lines = [
      step('enqueue', 1, '{"task_id":"b1"}'),
      step('enqueue', 2, 'push'),
      step('dequeue', 3),
      user('push', { timestamp: at(3) }),
      step('enqueue', 4, 'and tag it'),
      step('remove', 5),
    ]
    expect(counts(...lines)).toEqual({ typed: 1, queued: 1 })
  })

  test('is not made of a dequeued one by the removal of a notice', () => {
    const lines = [
      step('enqueue', 1, '{"task_id":"b1"}'),
      step('enqueue', 2, 'push'),
      step('dequeue', 3),
      user('push', { timestamp: at(3) }),
      step('remove', 4),
    ]
    expect(counts(...lines)).toEqual({ typed: 1, queued: 0 })
  })

  test('in two copies of a file is one, and its steps need not stand in one file', () => {
    const steps = [step('enqueue', 1, 'a'), step('remove', 2)]
    const first = user('start')
    const queuedIn = (files: Readonly<Record<string, readonly string[]>>) =>
      sessionOf(readFiles(files), 's1').queued_prompts
    expect(queuedIn({ 'a.jsonl': [first, ...steps], 'b.jsonl': [first, ...steps] })).toBe(1)
    expect(queuedIn({ 'b.jsonl': steps.slice(1), 'a.jsonl': [first, ...steps.slice(0, 1)] })).toBe(1)
  })

  test('named by its remove is the one taken', () => {
    const notice = '<task-notification>x</task-notification>'
    const lines = [step('enqueue', 1, 'later'), step('enqueue', 2, notice), step('remove', 3, notice)]
    expect(counts(...lines).queued).toBe(0)
  })

  test('two of the same millisecond are two', () => {
    const lines = [step('enqueue', 1, 'a'), step('enqueue', 1, 'b'), step('remove', 2), step('remove', 2)]
    expect(counts(...lines).queued).toBe(2)
  })
})

describe('a queued_command attachment', () => {
  test('is a queued prompt of a person', () => {
    expect(counts(attached('faster please', 5)).queued).toBe(1)
    expect(counts(attached([text('see'), { type: 'image' }], 5), attached([{ type: 'image' }], 6)).queued).toBe(2)
  })

  test('is not one when a task or an agent queued it', () => {
    expect(counts(attached('x', 5, { commandMode: 'task-notification' })).queued).toBe(0)
    expect(counts(attached('x', 5, { origin: { kind: 'peer' } })).queued).toBe(0)
    expect(counts(attached('<agent-message from="a">x</agent-message>', 5)).queued).toBe(0)
  })

  test('and the queue steps of the same prompt count once', () => {
    expect(counts(step('enqueue', 1, 'push'), attached('push', 1), step('remove', 2, 'push')).queued).toBe(1)
  })

  test('counts beside other prompts of the queue', () => {
    const lines = [step('enqueue', 1, 'a'), step('remove', 2, 'a'), attached('b', 3), attached('b', 4)]
    expect(counts(...lines).queued).toBe(3)
  })
})

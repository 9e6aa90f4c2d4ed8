import { describe, expect, test } from 'vitest'
import { countLines, diffLines } from '#core/transcript/line-change'
import { call, failure, readSession, result, user } from './transcript-builder'

const patch = (...lines: readonly string[]) => [{ oldStart: 1, oldLines: 1, newStart: 1, newLines: 1, lines }]

// The lines of one call whose result holds `toolUseResult`.
const linesOf = (tool: string, toolUseResult: unknown, input: object = {}, block: object = {}) => {
  const session = readSession(call('t1', tool, input), result('t1', { toolUseResult }, block))
  return [session.lines_added, session.lines_removed]
}

describe('lines of a change', () => {
  test('are the plus and minus lines of the patch, not its context', () => {
    const structuredPatch = [...patch(' a', '-b', '+c', '+d', ' e'), ...patch('-f', '\\ No newline at end of file')]
    expect(linesOf('Edit', { structuredPatch })).toEqual([2, 2])
    expect(linesOf('MultiEdit', { structuredPatch })).toEqual([2, 2])
    expect(linesOf('Write', { type: 'update', content: 'x', structuredPatch })).toEqual([2, 2])
  })

  test('of a new file are all of its lines, a final newline ending the last', () => {
    expect(linesOf('Write', { type: 'create', content: 'a\nb\n', structuredPatch: [] })).toEqual([2, 0])
    expect(linesOf('Write', { type: 'create', content: 'a\n\nb', structuredPatch: [] })).toEqual([3, 0])
    expect(linesOf('Write', { type: 'create', content: '', structuredPatch: [] })).toEqual([0, 0])
  })

  test('of an update without a patch are unknown and count nothing', () => {
    expect(linesOf('Write', { type: 'update', content: 'a\nb', structuredPatch: [] })).toEqual([0, 0])
  })

  test('do not count when the change failed or the tool changes no file', () => {
    const structuredPatch = patch('+a')
    expect(linesOf('Edit', { structuredPatch }, {}, { is_error: true })).toEqual([0, 0])
    expect(linesOf('Bash', { structuredPatch })).toEqual([0, 0])
    expect(readSession(call('t1', 'Edit', { old_string: 'a', new_string: 'b' }), failure('t1', 'no')).lines_added).toBe(
      0,
    )
  })

  test('are unknown where one record answers several calls: the structured result stands there once', () => {
    const both = user(
      ['t1', 't2'].map((id) => ({ type: 'tool_result', tool_use_id: id, content: 'done' })),
      { toolUseResult: { type: 'create', content: 'a\nb' } },
    )
    expect(readSession(call('t1', 'Write'), call('t2', 'Write'), both)).toMatchObject({ actions: 2, lines_added: 0 })
  })

  test('add up over the session', () => {
    const session = readSession(
      call('t1', 'Edit'),
      result('t1', { toolUseResult: { structuredPatch: patch('+a', '-b') } }),
      call('t2', 'Write'),
      result('t2', { toolUseResult: { type: 'create', content: 'x\ny\nz' } }),
    )
    expect(session).toMatchObject({ lines_added: 4, lines_removed: 1 })
  })
})

describe('lines of a change without a structured result', () => {
  test('are the difference of old and new text, not both whole', () => {
    // Three lines of context stay; one line is replaced by two.
    const edit = { old_string: 'a\nb\nc\nd', new_string: 'a\nb\nx\ny\nd' }
    expect(linesOf('Edit', undefined, edit)).toEqual([2, 1])
  })

  test('of several edits add up', () => {
    const edits = [
      { old_string: 'a', new_string: 'b' },
      { old_string: '', new_string: 'c\nd' },
    ]
    expect(linesOf('MultiEdit', undefined, { edits })).toEqual([3, 1])
  })

  test('of a written file count when the answer says it is new', () => {
    const input = { file_path: '/a', content: 'a\nb\n' }
    expect(linesOf('Write', undefined, input, { content: 'File created successfully at: /a' })).toEqual([2, 0])
    expect(linesOf('Write', undefined, input, { content: 'The file /a has been updated.' })).toEqual([0, 0])
  })
})

test('lines of a text', () => {
  expect(['', 'a', 'a\n', 'a\nb', '\n', '\n\n', 'a\r\nb'].map(countLines)).toEqual([0, 1, 1, 2, 1, 2, 2])
})

describe('the difference of two texts', () => {
  test('keeps their longest common lines', () => {
    // a b c d e -> b x d e f keeps b d e: two removed (a, c), two added (x, f).
    expect(diffLines('a\nb\nc\nd\ne', 'b\nx\nd\ne\nf')).toEqual({ added: 2, removed: 2 })
  })

  test('of equal texts is nothing, of empty ones is all', () => {
    expect(diffLines('a\nb', 'a\nb')).toEqual({ added: 0, removed: 0 })
    expect(diffLines('', 'a\nb')).toEqual({ added: 2, removed: 0 })
    expect(diffLines('a\nb', '')).toEqual({ added: 0, removed: 2 })
  })

  test('does not count an inserted copy of a neighbour twice', () => {
    expect(diffLines('a\na', 'a\na\na')).toEqual({ added: 1, removed: 0 })
  })

  test('of very long texts is taken as a replacement of what lies between their ends', () => {
    // The line in the middle is common, but is not looked for among 2,101 x 2,101 pairs.
    const many = (word: string) => Array.from({ length: 1050 }, (_, i) => `${word}${i}`)
    const before = ['first', ...many('a'), 'middle', ...many('b'), 'last'].join('\n')
    const after = ['first', ...many('c'), 'middle', ...many('d'), 'last'].join('\n')
    expect(diffLines(before, after)).toEqual({ added: 2101, removed: 2101 })
  })
})

import { expect, test } from 'vitest'
import { SessionTurnsReader } from '#core/transcript/session-turns'
import { answer, call, result, says, text, user } from './transcript-builder'

const read = (session: string, files: Readonly<Record<string, readonly string[]>>) => {
  const reader = new SessionTurnsReader(session)
  for (const [name, lines] of Object.entries(files)) {
    reader.beginFile(name)
    for (const line of lines) reader.readLine(line)
  }
  return reader.turns.map(({ role, text }) => [role, text])
}

test('a session is read whole, in order, without those beside it and without what is repeated', () => {
  const prompt = user('hello')
  const long = 'x'.repeat(30_000)
  expect(
    read('s1', {
      'a.jsonl': [prompt, says('hi'), user('other', { sessionId: 's2' }), call('c', 'Bash', { command: 'ls' })],
      'b.jsonl': [prompt, result('c', {}, { content: long }), 'not json with s1', says('done')],
    }),
  ).toEqual([
    ['human', 'hello'],
    ['assistant', 'hi'],
    ['assistant', '[calls Bash] {"command":"ls"}'],
    ['system', `[tool result]\n${long}`],
    ['assistant', 'done'],
  ])
})

test('blocks of one answer are one turn', () => {
  const parts = ['one', 'two'].map((words) => answer([text(words)], { id: 'm1' }))
  expect(read('s1', { 'a.jsonl': parts })).toEqual([['assistant', 'one\ntwo']])
})

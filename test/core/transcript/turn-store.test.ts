import { expect, test } from 'vitest'
import { TranscriptReader } from '#core/transcript/transcript-reader'
import { TurnStore } from '#core/transcript/turn-store'

let n = 0
const record = (sessionId: string, fields: object) =>
  JSON.stringify({
    sessionId,
    uuid: `u${++n}`,
    timestamp: `2026-05-01T10:00:${String(n % 60).padStart(2, '0')}.000Z`,
    ...fields,
  })
const user = (id: string, content: unknown, more = {}) =>
  record(id, { type: 'user', message: { role: 'user', content }, ...more })
const assistant = (id: string, message: string, block: object) =>
  record(id, { type: 'assistant', message: { id: message, role: 'assistant', model: 'm', content: [block] } })

function said(files: Readonly<Record<string, readonly string[]>>, limits = { turn: 5_000, session: 25_000 }) {
  const reader = new TranscriptReader(new TurnStore(limits))
  for (const [name, lines] of Object.entries(files)) {
    reader.beginFile(name)
    for (const line of lines) reader.readLine(line)
    reader.endFile()
  }
  return Object.fromEntries(reader.finish().said.map(({ session, ...rest }) => [session, rest]))
}

test('people, model and tools are told apart, blocks of one answer are one turn, and thinking is left out', () => {
  const { a } = said({
    'a.jsonl': [
      user('a', 'fix it'),
      assistant('a', 'm1', { type: 'thinking', thinking: 'hm' }),
      assistant('a', 'm1', { type: 'text', text: 'I look.' }),
      assistant('a', 'm1', { type: 'tool_use', id: 't1', name: 'Bash', input: { command: 'ls' } }),
      user('a', [{ type: 'tool_result', tool_use_id: 't1', content: 'x.ts', is_error: true }]),
      user('a', 'for the model', { isMeta: true }),
      user('a', 'of a sub-agent', { isSidechain: true }),
    ],
  })
  expect(a!.turns.map(({ role, text, isPrompt }) => [role, text, isPrompt])).toEqual([
    ['human', 'fix it', true],
    ['assistant', 'I look.\n[calls Bash] {"command":"ls"}', false],
    ['system', '[tool failed]\nx.ts', false],
    ['system', 'for the model', false],
  ])
})

test('copied history is said in the session it came from alone', () => {
  const shared = user('first', 'hello')
  const copy = shared.replace('"first"', '"second"')
  const { first, second } = said({
    'first.jsonl': [shared, user('first', 'more')],
    'second.jsonl': [copy, user('second', 'elsewhere')],
  })
  expect(first!.turns.map(({ text }) => text)).toEqual(['hello', 'more'])
  expect(second!.turns.map(({ text }) => text)).toEqual(['elsewhere'])
})

test('of a long session the ends are kept, of a long turn too, and what is gone is counted', () => {
  const lines = Array.from({ length: 100 }, (_, i) => user('a', `${i}:${'x'.repeat(98)}`))
  const { a } = said({ 'a.jsonl': lines }, { turn: 100, session: 1_000 })
  const texts = a!.turns.map(({ text }) => Number.parseInt(text, 10))
  expect(texts.slice(0, 3)).toEqual([0, 1, 2])
  expect(texts.slice(-3)).toEqual([97, 98, 99])
  expect([a!.dropped + texts.length, texts.length < 50]).toEqual([100, true])
  const long = said({ 'b.jsonl': [user('b', 'y'.repeat(10_000))] }, { turn: 100, session: 1_000 }).b!
  expect(long.turns[0]!.text.length).toBeLessThan(500)
})

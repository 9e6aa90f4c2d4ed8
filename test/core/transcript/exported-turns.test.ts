import { expect, test } from 'vitest'
import { exportedTurns } from '#core/transcript/exported-turns'
import { answer, text, user } from './transcript-builder'

const said = (transcript: string) =>
  exportedTurns('s1', transcript).turns.map(({ role, text, isPrompt }) => [role, text, isPrompt])

const TURNS = [
  ['human', 'why does it fail?', true],
  ['assistant', 'A test is wrong.', false],
]

test.each([
  [
    'a list',
    [
      { role: 'user', content: 'why does it fail?' },
      { role: 'assistant', content: 'A test is wrong.' },
    ],
  ],
  [
    'an object',
    {
      messages: [
        { role: 'human', content: [{ type: 'text', text: 'why does it fail?' }] },
        { role: 'assistant', content: [{ type: 'text', text: 'A test is wrong.' }] },
      ],
    },
  ],
  [
    'senders and texts',
    [
      { sender: 'human', text: 'why does it fail?' },
      { sender: 'assistant', text: 'A test is wrong.' },
    ],
  ],
])('messages are read as %s', (_, messages) => {
  expect(said(JSON.stringify(messages))).toEqual(TURNS)
})

test('calls and results of tools are told apart from what people typed', () => {
  const messages = [
    { role: 'user', content: 'run it' },
    { role: 'assistant', content: [{ type: 'tool_use', name: 'Bash', input: { command: 'npm test' } }] },
    { role: 'user', content: [{ type: 'tool_result', content: [{ type: 'text', text: '3 failed' }] }] },
  ]
  expect(said(JSON.stringify(messages))).toEqual([
    ['human', 'run it', true],
    ['assistant', '[calls Bash] {"command":"npm test"}', false],
    ['system', '[tool result]\n3 failed', false],
  ])
})

test('records of the client, a line each, are read as in a file of their own', () => {
  const lines = [user('why does it fail?', {}), answer([text('A test is wrong.')], {}, {})].join('\n')
  expect(said(lines)).toEqual(TURNS)
})

test('plain text is told apart by who speaks; without that it is of nobody known, and no prompt', () => {
  expect(said('Human: why does it fail?\n\nAssistant: A test is wrong.')).toEqual(TURNS)
  expect(said('--- human ---\nwhy does it fail?\n\n--- assistant ---\nA test is wrong.')).toEqual(TURNS)
  expect(said('it failed because a test is wrong')).toEqual([['system', 'it failed because a test is wrong', false]])
})

test('text that only looks like JSON is text, and nothing is nothing', () => {
  expect(said('[WIP] it fails')).toEqual([['system', '[WIP] it fails', false]])
  expect(said(' ')).toEqual([])
})

import { expect, test } from 'vitest'
import { DEFAULT_RULES, redactTexts } from '#core/classify/redact/redact'
import { PLANTED, PLANTED_TERMS, SPELLINGS } from './planted'

const redact = (text: string, rules = DEFAULT_RULES) => redactTexts([text], rules)[0]!

test.each(PLANTED)('$what is replaced', ({ text, secret }) => {
  const { text: left, spans } = redact(text)
  expect(left.toLowerCase()).not.toContain(secret.toLowerCase())
  // Not a part of it either: a password cut at a sign, a name cut at its space.
  for (const part of secret.split(/[\s@!]+/).filter((each) => each.length > 2)) expect(left).not.toContain(part)
  expect(spans.length).toBeGreaterThan(0)
})

test('a span says what was replaced, where, and the text around it is kept', () => {
  const { text, spans } = redact('Write to ada@example.org and bob@example.org, not ada@example.org.')
  expect(text).toBe('Write to [e-mail 1] and [e-mail 2], not [e-mail 1].')
  expect(spans.map(({ start, end, original }) => [text.slice(start, end), original])).toEqual([
    ['[e-mail 1]', 'ada@example.org'],
    ['[e-mail 2]', 'bob@example.org'],
    ['[e-mail 1]', 'ada@example.org'],
  ])
})

test.each(SPELLINGS)('a term is found as %s', (spelling) => {
  const { text } = redact(`see ${spelling} for more`, { ...DEFAULT_RULES, terms: PLANTED_TERMS })
  expect(text).toBe('see [term 1] for more')
})

test('terms that are also signs of expressions are taken as they are', () => {
  expect(redact('costs in C++ (v2) and c++', { ...DEFAULT_RULES, terms: ['C++', '(v2)'] }).text).toBe(
    'costs in [term 1] [term 2] and [term 1]',
  )
})

test('names of files are replaced on request, one number for one file, its ending kept', () => {
  const text = 'edit src/app/main.ts, then main.ts and ./docs/plan.md; see https://example.org/a.html and /clear'
  expect(redact(text).text).toBe(text)
  expect(redact(text, { ...DEFAULT_RULES, fileNames: true }).text).toBe(
    'edit [file name 1.ts], then [file name 1.ts] and [file name 2.md]; see https://example.org/a.html and /clear',
  )
})

test('a user name is known in all turns of a session once a path of any of them has it', () => {
  const [first, second] = redactTexts(['ask zoe about it', 'cd /home/zoe/app'], DEFAULT_RULES)
  expect([first!.text, second!.text]).toEqual(['ask [user name 1] about it', 'cd /home/[user name 1]/app'])
})

test('commits, uuids, versions, code and accounts of machines are left alone', () => {
  const text = [
    'commit 4f2c8e1b9d7a6c5e3f1b2a4d6c8e0f1a2b3c4d5e',
    'session 0a1b2c3d-4e5f-4061-8071-2a3b4c5d6e7f',
    'const token = parser.nextToken()',
    'interface User { password: string }',
    'cd /home/node/app && ls /root',
    'max_tokens: 4096, input_tokens=100',
    'import { useExhaustiveDependenciesOfEverything } from "./hooks"',
    'docker run -p 8080:80 app && mkdir -p /srv/app',
    'USER=root; cd ~/app',
    'src/app.ts:12:5: error: no such name',
    'say "hello" @example, then { "@scope/name": "^1.2.3" }',
  ].join('\n')
  expect(redact(text).text).toBe(text)
})

test('a long run of letters, as of a picture, takes no time to speak of', () => {
  const run = 'aB3dE5gH7jK9'.repeat(4_000)
  const all = { fileNames: true, terms: ['Blue Harbor'] }
  const started = performance.now()
  const named = 'token='.repeat(100_000)
  redactTexts(
    [run, named, run.replaceAll('3', '/'), run.replaceAll('5', '-'), run.toLowerCase().replaceAll('7', '.')],
    all,
  )
  // A pattern that begins anew in every place takes half a minute; all of these together take under a second.
  expect(performance.now() - started).toBeLessThan(5_000)
})

import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'
import { PLANTED, PLANTED_TERMS, SPELLINGS } from '../../core/classify/redact/planted'
import { type FakeApi, startFakeApi } from '../../support/fake-api'
import { folderWith } from '../temp-folder'

const CLI = path.resolve(import.meta.dirname, '../../../out/main/cli.js')
let fake: FakeApi | null = null

beforeAll(() => buildIfNeeded(), 180_000)
afterEach(async () => {
  await fake?.close()
  fake = null
})

/** Transcripts of one prompt and one tool result each, what was planted in both. */
function transcripts(texts: readonly string[]): string {
  const files = texts.map((text, i) => {
    const base = { sessionId: `s${i}`, cwd: '/w', version: '2.1.0', userType: 'external', isSidechain: false }
    const at = (n: number) => `2026-05-01T10:00:0${n}.000Z`
    const records = [
      {
        ...base,
        type: 'user',
        uuid: `u${i}`,
        timestamp: at(0),
        message: { role: 'user', content: `see this: ${text} thanks` },
      },
      {
        ...base,
        type: 'assistant',
        uuid: `a${i}`,
        timestamp: at(1),
        message: {
          id: `m${i}`,
          role: 'assistant',
          model: 'claude-sonnet-4-6',
          content: [{ type: 'tool_use', id: `t${i}`, name: 'Bash', input: { command: `echo ${text}` } }],
          usage: { input_tokens: 1, output_tokens: 1 },
        },
      },
      {
        ...base,
        type: 'user',
        uuid: `r${i}`,
        timestamp: at(2),
        message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: `t${i}`, content: text }] },
      },
    ]
    return [`s${i}.jsonl`, records.map((record) => JSON.stringify(record)).join('\n')]
  })
  return folderWith(Object.fromEntries(files))
}

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command line beside the fake, which lives in this process. */
function cli(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } })
    let out = ''
    let err = ''
    child.stdout.on('data', (data) => (out += data))
    child.stderr.on('data', (data) => (err += data))
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

test('none of what was planted in transcripts is sent, in any spelling, and what was not asked for is not', async () => {
  fake = await startFakeApi()
  const folder = transcripts([...PLANTED.map(({ text }) => text), ...SPELLINGS.map((each) => `about ${each}.`)])
  const env = { ANTHROPIC_API_KEY: fake.key, ANTHROPIC_BASE_URL: fake.url, SESSION_EXPLORER_HOME: folderWith({}) }
  const hide = PLANTED_TERMS.flatMap((term) => ['--hide', term])
  const ids = 'outcome,expertise_first_prompt'
  const { code, err } = await cli(
    ['classify', folder, '--classifiers', ids, '--yes', '--max-cost', '5', '--way', 'direct', ...hide],
    env,
  )
  expect([code, err.includes(fake.key)]).toEqual([0, false])
  expect(fake.ledger()).toHaveLength(2 * (PLANTED.length + SPELLINGS.length))
  const sent = fake.received.map(({ body }) => body.toLowerCase()).join('\n')
  for (const { what, secret } of PLANTED) {
    expect([what, sent.includes(secret.toLowerCase())]).toEqual([what, false])
    // As it stands inside of a JSON string.
    expect(sent).not.toContain(JSON.stringify(secret.toLowerCase()).slice(1, -1))
  }
  for (const spelling of SPELLINGS) expect(sent).not.toContain(spelling.toLowerCase())
})

test('a dry run needs no key and sends nothing; a run needs consent, a ceiling and a key', async () => {
  fake = await startFakeApi()
  const folder = transcripts(['one', 'two'])
  const env = { ANTHROPIC_API_KEY: '', ANTHROPIC_BASE_URL: fake.url, SESSION_EXPLORER_HOME: folderWith({}) }
  const plan = await cli(['classify', folder, '--classifiers', 'outcome', '--dry-run', '--format', 'json'], env)
  expect(JSON.parse(plan.out)).toMatchObject({ sessions: 2, requests: 2, way: 'direct', isCounted: false })
  const shown = await cli(['classify', folder, '--show', 's1'], env)
  expect(shown.out).toContain('--- human ---\nsee this: two thanks')
  expect((await cli(['classify', folder], env)).code).toBe(2)
  expect((await cli(['classify', folder, '--yes'], env)).code).toBe(2)
  const run = await cli(['classify', folder, '--yes', '--max-cost', '1'], env)
  expect([run.code, run.err]).toEqual([1, expect.stringContaining('ANTHROPIC_API_KEY')])
  expect(fake.received).toEqual([])
})

test('a key goes nowhere in the clear, and a line end behind it is not sent', async () => {
  fake = await startFakeApi()
  const folder = transcripts(['one'])
  const env = {
    ANTHROPIC_API_KEY: `${fake.key}\n`,
    ANTHROPIC_BASE_URL: `${fake.url}/`,
    SESSION_EXPLORER_HOME: folderWith({}),
  }
  const run = ['classify', folder, '--classifiers', 'outcome', '--yes', '--max-cost', '1']
  const clear = await cli([...run, '--base-url', 'http://gateway.example'], env)
  expect([clear.code, clear.err]).toEqual([1, expect.stringContaining('http://gateway.example is not an address')])
  expect((await cli(run, { ...env, ANTHROPIC_BASE_URL: 'http://gateway.example' })).err).toContain('Use https')
  const done = await cli(run, env)
  expect([done.code, fake.ledger().length]).toEqual([0, 1])
})

test('of two programs that want one journal at once one is told so, and nothing is asked twice', async () => {
  fake = await startFakeApi({ answerMs: 150 })
  const folder = transcripts(Array.from({ length: 12 }, (_, i) => `work ${i}`))
  const env = { ANTHROPIC_API_KEY: fake.key, ANTHROPIC_BASE_URL: fake.url, SESSION_EXPLORER_HOME: folderWith({}) }
  const run = () => cli(['classify', folder, '--classifiers', 'outcome', '--yes', '--max-cost', '1'], env)
  const ended = await Promise.all([run(), run()])
  expect(ended.map(({ code }) => code).sort()).toEqual([0, 1])
  expect(ended.find(({ code }) => code === 1)!.err).toContain('labels.jsonl')
  expect(fake.ledger()).toHaveLength(12)
})

test('the transcripts of a column of an export are classified like those of files', async () => {
  fake = await startFakeApi()
  const messages = JSON.stringify([
    { role: 'user', content: 'mail ada@example.org' },
    { role: 'assistant', content: 'ok' },
  ])
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = [`e1,${quoted(messages)}`, `e2,${quoted('Human: two\n\nAssistant: done')}`, 'e3,']
  const folder = folderWith({ 'export.csv': ['session_id,transcript', ...rows].join('\n') })
  const home = folderWith({})
  const env = { ANTHROPIC_API_KEY: fake.key, ANTHROPIC_BASE_URL: fake.url, SESSION_EXPLORER_HOME: home }
  const file = path.join(folder, 'export.csv')
  const shown = await cli(['classify', file, '--show', 'e1'], env)
  expect(shown.out).toContain('--- human ---\nmail [e-mail 1]\n\n--- assistant ---\nok')
  const ids = 'outcome,expertise_first_prompt'
  const run = ['classify', file, '--classifiers', ids, '--yes', '--max-cost', '1', '--format', 'json']
  const done = await cli(run, env)
  expect(JSON.parse(done.out)).toMatchObject({ end: 'done', answered: 4, planned: 4 })
  expect(fake.received.some(({ body }) => body.includes('ada@example.org'))).toBe(false)
})

test('tokens are counted where that is asked for: nothing is answered or billed, and the plan has what the API counted', async () => {
  fake = await startFakeApi()
  const folder = transcripts(['one', 'two two', 'three '.repeat(200)])
  const env = { ANTHROPIC_API_KEY: fake.key, ANTHROPIC_BASE_URL: fake.url, SESSION_EXPLORER_HOME: folderWith({}) }
  const args = ['classify', folder, '--classifiers', 'outcome', '--dry-run', '--format', 'json']
  const plain = JSON.parse((await cli(args, env)).out)
  expect(fake.received).toEqual([])
  const counted = JSON.parse((await cli([...args, '--count-tokens'], env)).out)
  expect(new Set(fake.received.map(({ path: at }) => at))).toEqual(new Set(['/v1/messages/count_tokens']))
  expect(fake.ledger()).toEqual([])
  // All three were counted: as the fake counts, four characters a token, instructions and the form of the answer included.
  const tokens = fake.received.map(({ body }) => {
    const { messages, system, output_config } = JSON.parse(body)
    const form = JSON.stringify(output_config.format.schema).length
    return Math.ceil(messages[0].content.length / 4) + Math.ceil((system[0].text.length + form) / 4)
  })
  const all = tokens.reduce((sum, n) => sum + n, 0)
  expect([plain.isCounted, counted.isCounted]).toEqual([false, true])
  expect(Math.abs(counted.inputTokens - all)).toBeLessThanOrEqual(2 * 3)
  expect(counted.inputTokens).not.toBe(plain.inputTokens)
})

test('labels of a journal are columns of the sessions, those of rules beside them, and a table of their own', async () => {
  fake = await startFakeApi()
  const folder = transcripts(['one', 'two', 'three'])
  const home = folderWith({})
  const env = { ANTHROPIC_API_KEY: fake.key, ANTHROPIC_BASE_URL: fake.url, SESSION_EXPLORER_HOME: home }
  const done = await cli(
    ['classify', folder, '--classifiers', 'work_mode', '--yes', '--max-cost', '1', '--format', 'json'],
    env,
  )
  expect(JSON.parse(done.out)).toMatchObject({ end: 'done', answered: 3, planned: 3 })
  const labels = path.join(home, 'labels.jsonl')
  const check = await cli(['check', folder, '--labels', labels, '--format', 'json'], env)
  const names = (JSON.parse(check.out).columns as { source: string }[]).map(({ source }) => source)
  expect(names).toEqual(expect.arrayContaining(['work_mode', 'work_mode_rules']))
  const file = path.join(home, 'labels.csv')
  expect((await cli(['classify', 'export-labels', '-o', file], env)).code).toBe(0)
  const { stdout } = spawnSync('wc', ['-l', file], { encoding: 'utf8' })
  expect(Number.parseInt(stdout, 10)).toBe(4)
})

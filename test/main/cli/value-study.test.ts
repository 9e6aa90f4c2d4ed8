import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { parseJournal } from '#core/classify/journal-entry'
import { calibrateCommand } from '#main/cli/calibrate-command'
import { sensitivityCommand } from '#main/cli/sensitivity-command'
import { valueCommand } from '#main/cli/value-command'
import { buildIfNeeded } from '../../../scripts/build-if-needed.mjs'
import { type FakeApi, startFakeApi } from '../../support/fake-api'
import { generatePostings } from '../../support/generate-postings.mjs'
import { type Ran, runHere } from '../../support/run-here'

vi.mock('#engine/wasm-node', async (original) => (await import('../../support/one-engine')).oneEngine(await original()))

const CLI = path.resolve(import.meta.dirname, '../../../out/main/cli.js')
const EQUAL = [0.25, 0.25, 0.25, 0.25]
let fake: FakeApi

const cell = (text: unknown) => `"${String(text).replaceAll('"', '""')}"`
const csv = (rows: readonly (readonly unknown[])[]) => `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`

const postings = [...generatePostings({ postings: 600, seed: 6, noise: 0.1, shares: EQUAL })]
/** What a posting says and no other does, by which the stand-in of the model knows its price. */
const referenceOf = (text: string) => /Reference (\w+)\./.exec(text)?.[1] ?? ''
const priceByReference = new Map(postings.map(({ description, price }) => [referenceOf(description), price]))

interface Sent {
  readonly system: readonly { readonly text: string }[]
  readonly messages: readonly { readonly content: string }[]
}

/** A model that prices half way to $300 on a log scale, and rewrites any session as the n-th posting, told by its text. */
function answer({ system, messages }: Sent): unknown {
  const text = messages[0]!.content
  if (system[0]!.text.includes('say which fixed price')) {
    const usd = Math.sqrt(300 * (priceByReference.get(referenceOf(text)) ?? 300))
    return { usd, low: usd / 2, high: usd * 2 }
  }
  const { title, description, skills } = postings[Number(/work number (\d+)/.exec(text)?.[1])]!
  return { title, description, skills }
}

const record = (i: number, extra: object) => ({
  sessionId: `s${i}`,
  cwd: '/w',
  version: '2.1.0',
  userType: 'external',
  isSidechain: false,
  ...extra,
})
const transcripts = Object.fromEntries(
  Array.from({ length: 4 }, (_, i) => [
    `s${i}.jsonl`,
    [
      record(i, {
        type: 'user',
        uuid: `u${i}`,
        timestamp: '2026-05-01T10:00:00.000Z',
        message: { role: 'user', content: `work number ${i}, write to jane@example.org` },
      }),
      record(i, {
        type: 'assistant',
        uuid: `a${i}`,
        timestamp: '2026-05-01T10:00:09.000Z',
        message: {
          id: `m${i}`,
          role: 'assistant',
          model: 'claude-sonnet-4-6',
          content: [{ type: 'text', text: 'Done.' }],
          usage: { input_tokens: 1, output_tokens: 1 },
        },
      }),
    ]
      .map((one) => JSON.stringify(one))
      .join('\n'),
  ]),
)

const SESSIONS = 32
/** The session whose work nobody has described. */
const BLANK = 7

const files = {
  'postings.csv': csv([
    ['id', 'title', 'description', 'skills', 'published', 'budget'],
    ...postings.map(({ id, title, description, skills, published, price }) => [
      id,
      title,
      description,
      JSON.stringify(skills),
      published,
      `$${price.toFixed(2)}`,
    ]),
  ]),
  'sessions.csv': csv([
    ['session_id', 'user_id', 'month', 'posting_title', 'posting_description'],
    ...postings
      .slice(0, SESSIONS)
      .map(({ title, description }, i) => [
        `e${i}`,
        `u${i}`,
        `2026-0${1 + (i % 2)}`,
        title,
        i === BLANK ? '' : description,
      ]),
  ]),
}

const COMMANDS = { value: valueCommand, calibrate: calibrateCommand, sensitivity: sensitivityCommand }
const environment = (key = fake.key) => ({
  ANTHROPIC_API_KEY: key,
  ANTHROPIC_BASE_URL: fake.url,
  SESSION_EXPLORER_HOME: folder,
})
/** Files are named as they are in the folder. */
const inFolder = (args: readonly string[]) =>
  args.map((one) => (/\.(csv|jsonl)$/.test(one) ? path.join(folder, one) : one))

/** Runs a command beside the stand-in. */
const cli = ([name, ...args]: readonly string[], key = fake.key): Promise<Ran> =>
  runHere(COMMANDS[name as keyof typeof COMMANDS], inFolder(args), environment(key))
async function json(...args: readonly string[]) {
  const { code, out, err } = await cli([...args, '--format', 'json'])
  if (code !== 0) throw new Error(err)
  return JSON.parse(out)
}
const STUDY = ['--postings', 'postings.csv', '--method', 'study', '--way', 'direct'] as const
const labelsIn = (journal: string) =>
  parseJournal(readFileSync(path.join(folder, journal), 'utf8')).entries.flatMap((entry) =>
    entry.type === 'label' ? [entry] : [],
  )

beforeAll(() => buildIfNeeded(), 180_000)
let folder: string
let folderOfTranscripts: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'session-explorer-study-'))
  folderOfTranscripts = path.join(folder, 'transcripts')
  mkdirSync(folderOfTranscripts)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  for (const [name, text] of Object.entries(transcripts)) writeFileSync(path.join(folderOfTranscripts, name), text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let opened: FakeApi[] = []
const start = async (options: Parameters<typeof startFakeApi>[0] = {}) => {
  fake = await startFakeApi({ answer, ...options })
  opened.push(fake)
}
afterEach(async () => {
  for (const each of opened) await each.close()
  opened = []
})

test('a plan of both steps needs no key and sends nothing; a run needs consent and a ceiling', async () => {
  await start()
  const args = ['value', folderOfTranscripts, ...STUDY]
  const plan = await cli([...args, '--dry-run', '--format', 'json'], '')
  const said = JSON.parse(plan.out)
  expect(said).toMatchObject({
    rewrite: { requests: 4, questions: [{ id: 'task_posting', model: 'claude-haiku-4-5' }] },
    price: { requests: 4, questions: [{ id: 'task_value', model: 'claude-opus-4-7' }] },
    unwritten: 4,
    promptBy: { rewrite: 'study', price: 'ours' },
  })
  expect(said.most).toBeGreaterThan(said.cost)
  expect(said.price.costWithCache).toBeLessThan(said.price.cost / 1.5)
  const shown = await cli([...args, '--show', 's2'], '')
  expect(shown.out).toContain('work number 2, write to [e-mail 1]')
  expect((await cli(args, '')).code).toBe(2)
  expect((await cli([...args, '--yes'], '')).code).toBe(2)
  const keyless = await cli([...args, '--yes', '--max-cost', '1'], '')
  expect([keyless.code, keyless.err]).toEqual([1, expect.stringContaining('ANTHROPIC_API_KEY')])
  expect(
    (await cli(['value', 'sessions.csv', '--postings', 'postings.csv', '--yes', '--max-cost', '1'])).err,
  ).toContain('--yes is for --method study')
  expect(fake.received).toEqual([])
})

test('transcripts are rewritten as postings and priced, and nothing is asked twice', async () => {
  await start()
  const args = ['value', folderOfTranscripts, ...STUDY, '--journal', 'study.jsonl', '--yes', '--max-cost', '5']
  const valued = await json(...args)
  expect(valued).toMatchObject({ method: 'study', estimated: 4, unestimated: 0, n: 200 })
  expect(valued.asked).toMatchObject({ model: 'claude-opus-4-7', promptBy: 'ours' })
  for (const [i, { session_id, value, low, high }] of valued.values.entries()) {
    const usd = Math.sqrt(300 * postings[Number(session_id.slice(1))]!.price)
    expect([session_id, value, low, high].slice(0, 1)).toEqual([`s${i}`])
    expect(value).toBeCloseTo(usd, 6)
    expect([low, high]).toEqual([usd / 2, usd * 2])
  }
  const labels = labelsIn('study.jsonl')
  expect(labels.map(({ classifier }) => classifier).sort()).toEqual(
    ['task_posting', 'task_value'].flatMap((one) => Array(4).fill(one)),
  )
  // The record tells the prompt, which is ours, from any other, and what it cost.
  for (const { classifier, prompt, cost } of labels) {
    if (classifier === 'task_value') expect(prompt).toBe(valued.asked.prompt)
    expect(cost).toBeGreaterThan(0)
  }
  const priced = fake.received.filter(({ body }) => body.includes('say which fixed price'))
  expect(priced).toHaveLength(4)
  const { messages, system } = JSON.parse(priced[0]!.body)
  expect(messages[0].content).toMatch(/^<posting>\nTitle: /)
  // As many examples of each tier, with their prices.
  const prices = [...system[0].text.matchAll(/^\[\d+\] \$(\d+)$/gm)].map((found) => Number(found[1]))
  expect(prices).toHaveLength(200)
  const inTier = [10, 200, 1_000, 5_000].map((from, i, all) =>
    prices.filter((p) => p >= from && p < (all[i + 1] ?? 1e9)),
  )
  // A price is rounded to whole dollars, which can carry one over a boundary.
  for (const tier of inTier) expect(Math.abs(tier.length - 50)).toBeLessThan(3)
  const before = fake.received.length
  expect((await json(...args)).values).toEqual(valued.values)
  // What was written of them is what comparable rates compare, where labels are given: their own postings are among them.
  const compared = await json('value', folderOfTranscripts, '--postings', 'postings.csv', '--labels', 'study.jsonl')
  expect(compared).toMatchObject({ method: 'comparable', estimated: 4 })
  for (const { session_id, value } of compared.values)
    expect(Math.abs(Math.log(value / postings[Number(session_id.slice(1))]!.price))).toBeLessThan(0.7)
  // Sensitivity takes both steps out of the journal; of four sessions all numbers are withheld.
  const sensitivity = ['sensitivity', folderOfTranscripts, '--postings', 'postings.csv', '--journal', 'study.jsonl']
  const { lines } = await json(...sensitivity)
  const tried = lines.filter(({ method }: { method: string }) => method === 'study')
  expect(tried.map(({ estimated, level }: Record<string, unknown>) => [estimated, level])).toEqual(
    Array(4).fill([4, null]),
  )
  expect(fake.received).toHaveLength(before)
})

test('postings are judged against anchors that are none of them, in batches too, and correct the values of sessions', async () => {
  await start()
  const args = [
    '--postings',
    'postings.csv',
    '--method',
    'study',
    '--journal',
    'judged.jsonl',
    '--yes',
    '--max-cost',
    '50',
  ]
  const judged = await json('calibrate', ...args, '--way', 'batch', '--holdout', '80')
  expect(judged).toMatchObject({ method: 'study', anchors: { n: 200 }, holdout: { n: 80, unpriced: 0, folds: 1 } })
  // Half way on a log scale, but for cents: half of a difference is seen.
  expect(judged.compression).toBeCloseTo(0.5, 4)
  expect(judged.overall.logR2).toBeCloseTo(1, 4)
  expect(judged.tiers[0].bias).toBeGreaterThan(1.5)
  expect(judged.tiers[3].bias).toBeLessThan(0.3)
  const priced = labelsIn('judged.jsonl')
  expect(new Set(priced.map(({ classifier }) => classifier))).toEqual(new Set(['posting_price']))
  const examples = JSON.parse(fake.received.find(({ path }) => path === '/v1/messages/batches')!.body).requests[0]
    .params.system[0].text as string
  for (const { session } of priced) {
    const one = postings.find(({ id }) => `posting ${id}` === session)!
    expect(examples).not.toContain(`Reference ${referenceOf(one.description)}.`)
  }
  // The corrected value of a session is the price the stand-in was told.
  const values = ['value', 'sessions.csv', ...args, '--way', 'direct', '--holdout', '80', '--recalibrate', 'inverse']
  const valued = await json(...values)
  expect(valued).toMatchObject({
    estimated: SESSIONS - 1,
    unestimated: 1,
    recalibration: 'inverse',
    anchors: judged.anchors.fingerprint,
  })
  for (const [i, { value }] of valued.values.entries()) {
    if (i === BLANK) expect(value).toBeNull()
    else expect(value / postings[i]!.price).toBeCloseTo(1, 3)
  }
  // So is sensitivity's, out of the same journal.
  const sensitivity = ['sensitivity', 'sessions.csv', '--postings', 'postings.csv', '--journal', 'judged.jsonl']
  const { lines } = await json(...sensitivity, '--holdout', '80')
  const corrected = lines.find(
    (one: Record<string, unknown>) => one.method === 'study' && one.recalibration === 'inverse',
  )
  const prices = postings.slice(0, SESSIONS).flatMap(({ price }, i) => (i === BLANK ? [] : price))
  expect(corrected).toMatchObject({ statistic: 'mean', isTrimmed: false })
  expect(corrected.level / (prices.reduce((a, b) => a + b) / prices.length)).toBeCloseTo(1, 3)
})

test('what was said before stands beside the other methods, and sensitivity asks nobody', async () => {
  await start()
  const args = ['value', 'sessions.csv', ...STUDY, '--journal', 'kept.jsonl', '--yes', '--max-cost', '50']
  expect((await json(...args)).estimated).toBe(SESSIONS - 1)
  const asked = fake.received.length
  const sensitivity = ['sensitivity', 'sessions.csv', '--postings', 'postings.csv']
  const none = await cli(sensitivity, '')
  expect(none.out).toMatch(/^Left out: The study's two steps\. The journal has no price of these sessions/m)
  expect(none.out).toMatch(/^Left out: Column of the export\. No column says what the work is worth/m)
  expect(none.out).not.toMatch(/^The study's two steps/m)
  // The journal of the program is read where none is named.
  copyFileSync(path.join(folder, 'kept.jsonl'), path.join(folder, 'labels.jsonl'))
  const { lines, left } = await json(...sensitivity)
  expect(
    left.map(({ method, isCorrected }: { method: string; isCorrected: boolean }) => [method, isCorrected]),
  ).toEqual([
    ['size', false],
    ['column', false],
    ['study', true],
  ])
  expect(left[2].failure.text).toContain('None of the postings that are held out has been priced')
  const [mean, median] = lines.filter(({ method }: { method: string }) => method === 'study')
  // By hand: what the stand-in says of each session, by month.
  const said = [0, 1].map((month) =>
    postings
      .slice(0, SESSIONS)
      .flatMap(({ price }, i) => (i % 2 === month && i !== BLANK ? Math.sqrt(300 * price) : [])),
  )
  const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length
  expect(mean).toMatchObject({ statistic: 'mean', isTrimmed: false, estimated: SESSIONS - 1 })
  expect(mean.growth[0].growth.value).toBeCloseTo(meanOf(said[1]!) / meanOf(said[0]!) - 1, 6)
  expect(mean.level).toBeCloseTo(meanOf(said.flat()), 6)
  const sorted = said.flat().sort((a, b) => a - b)
  expect(median.level).toBeCloseTo(sorted[(SESSIONS - 2) / 2]!, 6)
  // Another model or other words replaced are other questions, and a journal that is not there is no empty one.
  for (const other of [
    ['--model', 'claude-haiku-4-5'],
    ['--hide', 'deliver'],
    ['--journal', 'nowhere.jsonl'],
  ]) {
    const { code, out, err } = await cli([...sensitivity, ...other], '')
    if (other[0] === '--journal') expect([code, err]).toEqual([1, expect.stringContaining('nowhere.jsonl')])
    else expect(out, other.join(' ')).toMatch(/^Left out: The study's two steps\. /m)
  }
  expect(fake.received).toHaveLength(asked)
  rmSync(path.join(folder, 'labels.jsonl'))
})

test('a ceiling stops before it, and what was not reached has no value', async () => {
  await start()
  const plan = await json('value', 'sessions.csv', ...STUDY, '--dry-run')
  const each = plan.price.most / (SESSIONS - 1)
  const ceiling = String(each * 1.3)
  const args = [
    'value',
    'sessions.csv',
    ...STUDY,
    '--journal',
    'low.jsonl',
    '--yes',
    '--max-cost',
    ceiling,
    '--concurrency',
    '1',
  ]
  const { out, err } = await cli([...args, '--format', 'json'])
  const valued = JSON.parse(out)
  expect(err).toContain('Stopped before the ceiling')
  expect(valued.estimated).toBeGreaterThan(0)
  expect(valued.estimated).toBeLessThan(SESSIONS - 1)
  expect(valued.estimated + valued.unestimated).toBe(SESSIONS)
  const spent = labelsIn('low.jsonl').reduce((sum, { cost }) => sum + (cost ?? 0), 0)
  expect(spent).toBeLessThanOrEqual(each * 1.3)
})

test('Ctrl+C waits for what was sent, and the next run asks the rest only', async () => {
  await start({ answerMs: 60 })
  const args = [
    'value',
    'sessions.csv',
    ...STUDY,
    '--journal',
    'cancel.jsonl',
    '--yes',
    '--max-cost',
    '50',
    '--concurrency',
    '1',
    '--format',
    'json',
  ]
  const ended = new Promise<Ran>((resolve) => {
    const child = spawn(process.execPath, [CLI, ...inFolder(args)], { env: { ...process.env, ...environment() } })
    let out = ''
    let err = ''
    child.stdout.on('data', (data) => (out += data))
    child.stderr.on('data', (data) => (err += data))
    child.on('close', (code) => resolve({ code, out, err }))
    const wait = setInterval(() => {
      if (fake.ledger().length < 3) return
      clearInterval(wait)
      child.kill('SIGINT')
    }, 10)
  })
  const { code, out, err } = await ended
  expect([code, err]).toEqual([0, expect.stringContaining('Cancelled')])
  const { estimated } = JSON.parse(out)
  expect(estimated).toBeLessThan(SESSIONS - 1)
  expect(estimated).toBe(fake.ledger().length)
  const rest = await cli(args)
  expect(JSON.parse(rest.out).estimated).toBe(SESSIONS - 1)
  expect(fake.ledger()).toHaveLength(SESSIONS - 1)
})

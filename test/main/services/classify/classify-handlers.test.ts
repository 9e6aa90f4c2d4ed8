import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import type { EventData } from '#core/channels'
import { createServices } from '#main/services/services'
import { PLANTED } from '../../../core/classify/redact/planted'
import { type FakeApi, startFakeApi } from '../../../support/fake-api'
import { tempFolder } from '../../temp-folder'

let fake: FakeApi
afterEach(async () => {
  vi.unstubAllEnvs()
  await fake.close()
})

/** A keychain that seals by turning the text around. */
const keychain = {
  isAvailable: () => true,
  encrypt: (text: string) => Buffer.from([...text].reverse().join('')),
  decrypt: (bytes: Uint8Array) => [...Buffer.from(bytes).toString()].reverse().join(''),
}

function host(folder = tempFolder(), withKeychain = true) {
  const told: EventData<'classify.progress'>[] = []
  const logged: unknown[] = []
  const services = createServices({
    host: 'electron',
    version: '1',
    folder,
    announce: () => undefined,
    complain: () => undefined,
    log: (error) => logged.push(error),
    tellRun: (progress) => told.push(progress),
    keychain: withKeychain ? keychain : null,
  })
  const answers: unknown[] = []
  const call = async (name: string, argument: unknown = null) => {
    const answer = await services.answer(name, argument)
    answers.push(answer)
    return answer as { ok: boolean; value: never; failure: { code: string } }
  }
  const ended = async () => {
    while (told.at(-1)?.progress.end == null) await new Promise((resolve) => setTimeout(resolve, 5))
    return told.at(-1)!
  }
  return { folder, call, told, ended, everything: () => JSON.stringify([answers, told, logged.map(String)]) }
}

const ORDER = {
  classifiers: ['outcome'],
  model: null,
  models: {},
  preparation: { turn: 5_000, whole: 25_000, redaction: { fileNames: false, terms: [] } },
  way: 'direct',
  ceiling: 5,
  again: false,
  retryUncertain: false,
} as const

const texts = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ session: `s${i}`, texts: { whole: { text: `text ${i}`, isCut: false } } }))

test('a run is ordered, given its texts, started with consent, and its labels are in the journal', async () => {
  fake = await startFakeApi()
  vi.stubEnv('ANTHROPIC_API_KEY', fake.key)
  vi.stubEnv('ANTHROPIC_BASE_URL', fake.url)
  const { call, ended, everything } = host()
  const { id } = (await call('classify.begin', ORDER)).value as { id: string }
  await call('classify.add', { id, sessions: texts(3) })
  expect(fake.received).toEqual([])
  expect((await call('classify.start', { id })).failure.code).toBe('channel-argument')
  expect((await call('classify.start', { id, consent: true })).ok).toBe(true)
  expect((await ended()).progress).toMatchObject({ end: 'done', answered: 3 })
  const { labels } = (await call('classify.journal')).value as { labels: { session: string }[] }
  expect(labels.map(({ session }) => session).sort()).toEqual(['s0', 's1', 's2'])
  await call('classify.status')
  expect(everything()).not.toContain(fake.key)
})

test('a question can have a model of its own, and a run a temperature; counting answers nothing', async () => {
  fake = await startFakeApi()
  vi.stubEnv('ANTHROPIC_API_KEY', fake.key)
  vi.stubEnv('ANTHROPIC_BASE_URL', fake.url)
  const { call, ended } = host()
  const order = {
    ...ORDER,
    classifiers: ['outcome', 'work_mode'],
    model: 'claude-sonnet-4-5',
    models: { work_mode: 'claude-haiku-4-5' },
    temperature: 0.7,
  }
  const begin = async () => {
    const { id } = (await call('classify.begin', order)).value as { id: string }
    await call('classify.add', { id, sessions: texts(3) })
    return id
  }
  const counted = await call('classify.count', { id: await begin(), consent: true })
  expect(counted.value).toEqual({ factor: expect.closeTo(0.8, 0) })
  expect(fake.received.map(({ path: at }) => at)).toEqual(Array(6).fill('/v1/messages/count_tokens'))
  await call('classify.start', { id: await begin(), consent: true })
  await ended()
  const asked = fake.received.slice(6).map(({ body }) => JSON.parse(body) as { model: string; temperature: number })
  expect(asked.map(({ model }) => model).sort()).toEqual([
    ...Array(3).fill('claude-haiku-4-5'),
    ...Array(3).fill('claude-sonnet-4-5'),
  ])
  expect(asked.every(({ temperature }) => temperature === 0.7)).toBe(true)
})

test('what another machine answered is taken in, shown, and not asked again', async () => {
  fake = await startFakeApi()
  vi.stubEnv('ANTHROPIC_API_KEY', fake.key)
  vi.stubEnv('ANTHROPIC_BASE_URL', fake.url)
  const run = async ({ call, ended }: ReturnType<typeof host>, n: number) => {
    const { id } = (await call('classify.begin', ORDER)).value as { id: string }
    await call('classify.add', { id, sessions: texts(n) })
    await call('classify.start', { id, consent: true })
    return (await ended()).progress
  }
  const there = host()
  await run(there, 3)
  const { labels } = (await there.call('classify.journal')).value as { labels: unknown[] }
  const here = host()
  const took = await here.call('labels.take-in', { name: '../of another: machine.jsonl', labels })
  expect(took.ok).toBe(true)
  expect(readdirSync(here.folder)).toContain('labels--of-another-machine.jsonl')
  expect(((await here.call('classify.journal')).value as { labels: unknown[] }).labels).toHaveLength(3)
  expect(await run(here, 5)).toMatchObject({ planned: 2, answered: 2 })
  expect(fake.ledger()).toHaveLength(5)
})

test('without a key nothing is sent, and the page is told what is missing', async () => {
  fake = await startFakeApi()
  vi.stubEnv('ANTHROPIC_API_KEY', '')
  const { call } = host(undefined, false)
  expect((await call('classify.status')).value).toMatchObject({ keyFrom: null, keepsKeys: false, progress: null })
  const { id } = (await call('classify.begin', ORDER)).value as { id: string }
  await call('classify.add', { id, sessions: texts(1) })
  expect((await call('classify.start', { id, consent: true })).failure.code).toBe('no-key')
  expect((await call('classify.keep-key', { key: 'sk-x' })).failure.code).toBe('key-not-kept')
  expect(fake.received).toEqual([])
})

test('a key is kept sealed, used, never told, and forgotten', async () => {
  fake = await startFakeApi()
  vi.stubEnv('ANTHROPIC_API_KEY', '')
  const { call, ended, everything, folder } = host()
  await call('classify.keep-key', { key: fake.key })
  await call('classify.base-url', { url: fake.url })
  expect((await call('classify.status')).value).toMatchObject({ keyFrom: 'keychain', baseUrl: fake.url })
  const { id } = (await call('classify.begin', ORDER)).value as { id: string }
  await call('classify.add', { id, sessions: texts(1) })
  await call('classify.start', { id, consent: true })
  expect((await ended()).progress.answered).toBe(1)
  for (const name of ['labels.jsonl', 'settings.json', 'api-key']) {
    expect(readFileSync(path.join(folder, name), 'utf8')).not.toContain(fake.key)
  }
  expect(everything()).not.toContain(fake.key)
  await call('classify.keep-key', { key: null })
  expect((await call('classify.status')).value).toMatchObject({ keyFrom: null })
})

test('a refused key is not told either, and a second run waits for the first', async () => {
  fake = await startFakeApi({ answerMs: 50 })
  vi.stubEnv('ANTHROPIC_API_KEY', 'another-key-entirely')
  vi.stubEnv('ANTHROPIC_BASE_URL', fake.url)
  const { call, ended, told, everything } = host()
  const order = async () => {
    const { id } = (await call('classify.begin', ORDER)).value as { id: string }
    await call('classify.add', { id, sessions: texts(2) })
    return call('classify.start', { id, consent: true })
  }
  await order()
  expect((await ended()).failure?.code).toBe('key-refused')
  expect(everything()).not.toContain('another-key-entirely')
  vi.stubEnv('ANTHROPIC_API_KEY', fake.key)
  told.length = 0
  const [first, second] = [await order(), await order()]
  expect([first.ok, second.failure?.code]).toEqual([true, 'run-in-progress'])
  await ended()
})

test.each(['http://example.org', 'ftp://example.org', 'https://user:pass@example.org', 'nonsense'])(
  'a key is never sent to %s',
  async (url) => {
    fake = await startFakeApi()
    const { call } = host()
    expect((await call('classify.base-url', { url })).failure.code).toBe('base-url-unfit')
  },
)

test('planted secrets are a fixture that would show here', () => {
  expect(PLANTED.length).toBeGreaterThan(30)
})

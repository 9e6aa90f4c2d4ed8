/** Runs of classifiers that are killed with SIGKILL again and again and started anew, and what is left of them. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseJournal } from '#core/classify/journal-entry'
import { foldJournal, uncertainOf } from '#core/classify/journal-state'
import type { Way } from '#core/classify/plan'
import { type FakeApi, startFakeApi } from './fake-api'
import { SeededRandom } from './seeded-random'

/** What the journal of a run and the bill of the API say when it has ended by itself, of all its sessions. */
export interface Account {
  /** Answers in the journal, and how many different ones. */
  readonly answers: number
  readonly distinct: number
  /** Requests the journal lists as possibly paid, and holds back. */
  readonly uncertain: number
  /** Answers the API made and billed. */
  readonly billed: number
  /** Those of them that the journal has no answer to, but lists as possibly paid. */
  readonly billedListed: number
  /** Those of them that it neither has an answer to nor lists. */
  readonly billedUnknown: number
  /** Billed for a session and question that had been billed before. */
  readonly billedTwice: number
}

/** One run, killed and started again until it ended by itself. */
export interface KilledRun extends Account {
  readonly way: Way
  readonly kills: number
  /** Lines that a kill cut off. */
  readonly torn: number
  /** After one more start, told to ask what may be paid for already. */
  readonly retried: Account
}

/**
 * Whether every paid answer of a run is in its journal, once. A batch that was paid for is always collected; of single
 * requests one whose sender was killed is listed, and asked again, and paid for again, only when that is asked for.
 */
export function isWhole({ way, retried, ...first }: KilledRun, sessions: number): boolean {
  const { answers, distinct, uncertain, billed, billedListed, billedUnknown, billedTwice } = first
  const isFirstWhole =
    answers === distinct &&
    answers + uncertain === sessions &&
    billed === answers + billedListed &&
    billedUnknown === 0 &&
    billedTwice === 0 &&
    (way === 'direct' || uncertain === 0)
  const isRetriedWhole =
    retried.answers === sessions &&
    retried.distinct === sessions &&
    retried.uncertain === 0 &&
    retried.billedTwice === billedListed &&
    retried.billed === sessions + billedListed
  return isFirstWhole && isRetriedWhole
}

interface Options {
  readonly kills: number
  readonly sessions: number
  readonly ways: readonly Way[]
  readonly seed: number
  readonly onRun?: (run: KilledRun) => void
}

const ROOT = path.resolve(process.cwd())
const CHILD = path.join(ROOT, 'out/bench/kill-child.js')

/** What the API takes for a single answer, in milliseconds. */
const ANSWER_MS = 15

/** Longest life of a run before it is killed, in milliseconds: starting takes a few hundred of them. */
const LONGEST_LIFE_MS = 1_500

/**
 * Kills runs until there have been as many kills as asked for; each run is started again until it ends by itself. On a machine
 * with other work one run could take all kills: each has at most its share of them.
 */
export async function killRuns({ kills, sessions, ways, seed, onRun = () => {} }: Options): Promise<KilledRun[]> {
  await buildChild()
  const random = new SeededRandom(seed)
  const runs: KilledRun[] = []
  for (let left = kills, n = 0; left > 0; n++) {
    const way = ways[n % ways.length]!
    const run = await killRun(way, Math.min(left, Math.ceil(kills / ways.length)), sessions, random)
    left -= run.kills
    runs.push(run)
    onRun(run)
  }
  return runs
}

async function killRun(way: Way, most: number, sessions: number, random: SeededRandom): Promise<KilledRun> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'killed-run-'))
  const file = path.join(folder, 'labels.jsonl')
  const fake = await startFakeApi({ batchPace: 4, batchDelay: 30, answerMs: ANSWER_MS })
  try {
    let kills = 0
    for (;;) {
      const life = kills < most ? 150 + random.unit() * LONGEST_LIFE_MS : null
      if (!(await liveFor(life, [fake.url, fake.key, file, String(sessions), way]))) break
      kills++
    }
    const { torn, account: first } = await account(file, fake)
    await liveFor(null, [fake.url, fake.key, file, String(sessions), way, 'retry'])
    return { way, kills, torn, ...first, retried: (await account(file, fake)).account }
  } finally {
    await fake.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Starts the run, and kills it after a while; false where it has ended before. */
function liveFor(ms: number | null, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
    const timer = ms === null ? undefined : setTimeout(() => child.kill('SIGKILL'), ms)
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      if (signal === 'SIGKILL') resolve(true)
      else if (code === 0) resolve(false)
      else reject(new Error(`the run ended with ${code ?? signal}`))
    })
  })
}

async function account(file: string, fake: FakeApi): Promise<{ torn: number; account: Account }> {
  // A request whose sender was killed is still answered, and billed.
  await new Promise((resolve) => setTimeout(resolve, 10 * ANSWER_MS))
  const { entries, unreadable } = parseJournal(await readFile(file, 'utf8'))
  const state = foldJournal(entries)
  const answered = new Set(state.labels.map(({ session }) => session))
  const listed = new Set([...uncertainOf(state, { run: '', again: false }).values()].map(({ asked }) => asked.session))
  const billed = fake.ledger().map(({ content }) => `s${/report (\d+)/.exec(content)?.[1]}`)
  return {
    torn: unreadable.length,
    account: {
      answers: entries.filter(({ type }) => type === 'label').length,
      distinct: answered.size,
      uncertain: listed.size,
      billed: billed.length,
      billedListed: new Set(billed.filter((session) => listed.has(session))).size,
      billedUnknown: billed.filter((session) => !answered.has(session) && !listed.has(session)).length,
      billedTwice: billed.length - new Set(billed).size,
    },
  }
}

async function buildChild(): Promise<void> {
  const { build } = await import('vite')
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/support/kill-child.ts',
      target: 'node20',
      outDir: 'out/bench',
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'kill-child.js' } },
    },
  })
}

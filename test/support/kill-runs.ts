/** Runs of classifiers that are killed with SIGKILL again and again and started anew, and what is left of them. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseJournal } from '#core/classify/journal-entry'
import { foldJournal } from '#core/classify/journal-state'
import type { Way } from '#core/classify/plan'
import { type Billed, type FakeApi, startFakeApi } from './fake-api'
import { SeededRandom } from './seeded-random'

/** One run, from its first start to its end. */
export interface KilledRun {
  readonly way: Way
  readonly kills: number
  /** Lines that a kill cut off. */
  readonly torn: number
  /** Answers in the journal, and how many different ones. */
  readonly answers: number
  readonly distinct: number
  /** Answers the API billed, and how many of them the journal does not have. */
  readonly billed: number
  readonly missing: number
  /** Requests the journal says may have been paid for and lost. */
  readonly lost: number
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

/** Longest life of a run before it is killed, in milliseconds: starting takes a few hundred of them. */
const LONGEST_LIFE_MS = 1_500

/** Kills runs until there have been as many kills as asked for; each run is started again until it ends by itself. */
export async function killRuns({ kills, sessions, ways, seed, onRun = () => {} }: Options): Promise<KilledRun[]> {
  await buildChild()
  const random = new SeededRandom(seed)
  const runs: KilledRun[] = []
  for (let left = kills, n = 0; left > 0; n++) {
    const way = ways[n % ways.length]!
    const run = await killRun(way, left, sessions, random)
    left -= run.kills
    runs.push(run)
    onRun(run)
  }
  return runs
}

async function killRun(way: Way, most: number, sessions: number, random: SeededRandom): Promise<KilledRun> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'killed-run-'))
  const file = path.join(folder, 'labels.jsonl')
  const fake = await startFakeApi({ batchPace: 4, batchDelay: 30, answerMs: 15 })
  try {
    let kills = 0
    for (;;) {
      const life = kills < most ? 150 + random.unit() * LONGEST_LIFE_MS : null
      if (!(await liveFor(life, [fake.url, fake.key, file, String(sessions), way]))) break
      kills++
    }
    return { way, kills, ...(await account(file, fake)) }
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

async function account(file: string, fake: FakeApi): Promise<Omit<KilledRun, 'way' | 'kills'>> {
  const { entries, unreadable } = parseJournal(await readFile(file, 'utf8'))
  const { labels, lost } = foldJournal(entries)
  const written = entries.filter(({ type }) => type === 'label').length
  const ledger = fake.ledger()
  return {
    torn: unreadable.length,
    answers: written,
    distinct: new Set(labels.map(({ session }) => session)).size,
    billed: ledger.length,
    missing: ledger.length - new Set(ledger.map(({ about }: Billed) => about)).size,
    lost: lost.length,
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

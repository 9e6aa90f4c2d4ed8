/**
 * Pivots: ours in Chromium against native DuckDB on the same sessions, stored the same way, and Perspective, in turns.
 *
 * Every round asks each pivot of months it was not asked of before, and then ours once more.
 *
 * npm run bench:pivot -- [--large] [--rounds N] [--node] [--no-paint] [--no-perspective]
 *
 * Arquero is not among them: it needs a package that its registry does not have.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { normalize } from '#core/pivot/plan'
import { compileClusters } from '#core/sql/compile-clusters'
import { compilePivot } from '#core/sql/compile-pivot'
import { queryText } from '#core/sql/compiled-query'
import type { SelectNode } from '#core/sql/node'
import { print } from '#core/sql/print'
import { type AppPage, openApp, workerAddress } from './support/app-page'
import { chromiumPivots } from './support/chromium-pivots'
import { nativePivots } from './support/native-pivots'
import { nodePivots } from './support/node-pivots'
import { type Painted, timePaint } from './support/paint'
import { perspectivePivots } from './support/perspective-pivots'
import {
  type BenchPivot,
  handWritten,
  MOST_ROUNDS,
  ofRound,
  PIVOTS,
  type PivotClass,
  SLOW_ROUNDS,
} from './support/pivots'
import { median, table } from './support/report'
import { sampleFile } from './support/sample-file'

/** What is asked in turns; the statement we send, and the one written by hand, on one and two threads. */
const RUNNERS = ['ours', 'same-1', 'same-2', 'hand-1', 'hand-2', 'perspective'] as const
type Runner = (typeof RUNNERS)[number]

type Times = Record<Runner, number[]> & { first: number; again: number[] }

const [mode, data, shape] = process.argv.slice(2)
if (process.send && mode === 'native') await serve(await nativeAnswers(data!, JSON.parse(shape!)))
else if (process.send && mode === 'perspective') await serve(await perspectiveAnswers(data!))
else await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      large: { type: 'boolean' },
      rounds: { type: 'string' },
      node: { type: 'boolean' },
      'no-paint': { type: 'boolean' },
      'no-perspective': { type: 'boolean' },
    },
  })
  const rounds = Math.min(MOST_ROUNDS, Number(values.rounds ?? MOST_ROUNDS))
  console.log(`${os.cpus()[0]?.model}, ${os.cpus().length} cores, Node ${process.version}`)
  const options = { isNode: values.node ?? false, hasPerspective: !values['no-perspective'] }
  await compare(400_000, rounds, options)
  if (values.large) await compare(10_000_000, Math.max(3, Math.ceil(rounds / 4)), options)
  if (!values['no-paint']) await showPaint(await sampleFile(400_000), rounds)
}

interface Options {
  readonly isNode: boolean
  readonly hasPerspective: boolean
}

async function compare(sessions: number, rounds: number, { isNode, hasPerspective }: Options): Promise<void> {
  const file = await sampleFile(sessions)
  const app = isNode ? null : await openApp(process.cwd(), await browserPath())
  const ours = app ? await chromiumPivots(app.page, workerAddress(process.cwd()), file) : await nodePivots(file)
  const native = await helper('native', file, JSON.stringify(ours.table))
  const other = hasPerspective
    ? await helper('perspective', file).catch((error: unknown) => String(error))
    : 'not asked'
  const times = new Map<BenchPivot, Times>()
  for (let round = 0; round < rounds; round++) {
    for (const of of PIVOTS) {
      const found = times.get(of) ?? newTimes()
      times.set(of, found)
      const pivot = ofRound(of, round)
      const statements = statementsOf(pivot, ours.table)
      const ms = await ours.time(statements)
      if (round === 0) found.first = ms
      else found.ours.push(ms)
      found.again.push(await ours.time(statements))
      const sqls = { same: statements.map(textOf), hand: [handWritten(pivot, ours.table.table)] }
      for (const threads of [1, 2] as const) {
        for (const kind of ['same', 'hand'] as const) {
          // They take long, and their medians are known soon.
          if (threads === 1 && round >= (sessions > 1_000_000 ? 1 : SLOW_ROUNDS)) continue
          found[`${kind}-${threads}`].push(await native.ask({ sqls: sqls[kind], threads }))
        }
      }
      if (typeof other !== 'string' && round < SLOW_ROUNDS)
        found.perspective.push(await other.ask({ pivot: pivot.name, round }))
    }
  }
  native.end()
  if (typeof other !== 'string') other.end()
  report(sessions, rounds, times, app?.version ?? `Node ${process.version}`)
  if (typeof other === 'string') console.log(`Perspective: ${other}`)
  await app?.close()
}

function textOf(statement: SelectNode): string {
  return queryText(print(statement))
}

/** What a pivot sends. One of sums only is asked of sessions whose users are not known. */
function statementsOf({ spec, class: kind }: BenchPivot, like: SessionsTable): SelectNode[] {
  const plan = normalize(spec, kind === 'additive' ? { ...like, users: null } : like)
  if (!plan.ok) throw new Error(JSON.stringify(plan.failure))
  const clusters = plan.value.interval === 'clustered' ? compileClusters(plan.value) : null
  return [compilePivot(plan.value).statement, ...(clusters ? [clusters.statement] : [])]
}

function newTimes(): Times {
  return {
    first: Number.NaN,
    again: [],
    ours: [],
    'same-1': [],
    'same-2': [],
    'hand-1': [],
    'hand-2': [],
    perspective: [],
  }
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(0.95 * sorted.length) - 1)] ?? Number.NaN
}

function report(sessions: number, rounds: number, times: Map<BenchPivot, Times>, where: string): void {
  console.log(`\n${sessions.toLocaleString('en')} sessions, ${rounds} rounds in turns, ms; ours in ${where}`)
  const middle = (values: readonly number[]) => (values.length > 0 ? median(values) : null)
  const ratio = (a: number | null, b: number | null) => (a === null || b === null ? null : a / b)
  console.log(
    table(
      [
        '',
        'first',
        'median',
        'p95',
        'again',
        'p95',
        'same 1',
        'same 2',
        'hand 1',
        'hand 2',
        'Perspective',
        'of native 1',
        'of native 2',
        'of Perspective',
      ],
      [...times].map(([pivot, of]) => {
        const ours = median(of.ours)
        const best = (threads: 1 | 2) => Math.min(median(of[`same-${threads}`]), median(of[`hand-${threads}`]))
        return [
          pivot.name,
          of.first,
          ours,
          p95(of.ours),
          median(of.again),
          p95(of.again),
          middle(of['same-1']),
          middle(of['same-2']),
          middle(of['hand-1']),
          middle(of['hand-2']),
          middle(of.perspective),
          ratio(ours, best(1)),
          ratio(ours, best(2)),
          ratio(ours, middle(of.perspective)),
        ]
      }),
    ),
  )
  const goals: Record<PivotClass, number> =
    sessions > 1_000_000
      ? { additive: 50, users: Number.NaN, medians: Number.NaN }
      : { additive: 16, users: 30, medians: 30 }
  for (const kind of ['additive', 'users', 'medians'] as const) {
    const some = [...times].filter(([pivot]) => pivot.class === kind)
    const goal = goals[kind]
    const held = (name: string, ms: number) =>
      `${name} ${ms.toFixed(1)} ms${Number.isNaN(goal) ? '' : ` (${ms <= goal ? 'met' : 'not met'})`}`
    const anew = p95(some.flatMap(([, { ours }]) => ours))
    const again = p95(some.flatMap((of) => of[1].again))
    const first = Math.max(...some.map((of) => of[1].first))
    console.log(
      `${kind}${Number.isNaN(goal) ? '' : `, goal ${goal} ms`}: p95 ${held('of other months', anew)}, ${held('asked again', again)}; first at most ${first.toFixed(0)} ms`,
    )
  }
}

async function showPaint(file: string, rounds: number): Promise<void> {
  const app: AppPage = await openApp(process.cwd(), await browserPath(), [file])
  const found: Painted[] = await timePaint(app.page, rounds)
  console.log('\nThe window, 400,000 sessions, from an edit: cells are there, and the frame with them is on screen, ms')
  console.log(
    table(
      ['', 'cells', 'p95', 'painted after', 'p95'],
      found.map(({ name, cellsMs, paintMs }) => [name, median(cellsMs), p95(cellsMs), median(paintMs), p95(paintMs)]),
    ),
  )
  await app.close()
}

/** The script looks for itself among the arguments, so it must not become part of this file. */
async function browserPath(): Promise<string> {
  const script = path.resolve('scripts/ensure-browser.mjs')
  const { findBrowser } = (await import(script)) as typeof import('../../scripts/ensure-browser.mjs')
  const found = findBrowser()
  if (!found) throw new Error('There is no Chromium here: run node scripts/ensure-browser.mjs first.')
  return found
}

type Ask = {
  readonly sqls?: readonly string[]
  readonly threads?: number
  readonly pivot?: string
  readonly round?: number
}

async function nativeAnswers(file: string, like: SessionsTable) {
  const native = await nativePivots(file, like)
  return async ({ sqls = [], threads = 1 }: Ask) => {
    let ms = 0
    for (const sql of sqls) ms += await native.time(sql, threads)
    return ms
  }
}

async function perspectiveAnswers(file: string) {
  const other = await perspectivePivots(file)
  return ({ pivot = '', round = 0 }: Ask) => other.time(pivot, round)
}

/** Answers questions of the process that started this one. */
async function serve(answer: (ask: Ask) => Promise<number>): Promise<void> {
  process.on('message', async (ask: Ask) => process.send!(await answer(ask)))
  process.send!('ready')
}

/** A process of its own, so that no engine has the memory of another. */
async function helper(kind: 'native' | 'perspective', ...args: string[]) {
  const child = fork(process.argv[1]!, [kind, ...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${kind} ended with ${code}`)
  })
  // It may end at any time; whoever waits for it then is told.
  ended.catch(() => {})
  const next = async () => {
    const [message] = await Promise.race([once(child, 'message'), ended])
    return message as unknown
  }
  await next()
  return {
    async ask(ask: Ask): Promise<number> {
      child.send(ask)
      return (await next()) as number
    },
    end: () => void child.kill(),
  }
}

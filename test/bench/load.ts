/**
 * From a Parquet file to a dataset that is ready, ours against native DuckDB, in turns: every measurement is the first of
 * a fresh process, as an opening is for an analyst.
 *
 * npm run bench:load -- [--large] [--rounds N] [--file FILE]
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { loadNative } from './support/load-native'
import { type Loaded, loadOurs } from './support/load-ours'
import { median, table } from './support/report'
import { sampleFile } from './support/sample-file'

type Runner = 'ours' | 'native-1' | 'native-2'
const RUNNERS: readonly Runner[] = ['ours', 'native-1', 'native-2']
const NAMES: Readonly<Record<Runner, string>> = {
  ours: 'ours',
  'native-1': 'native, 1 thread',
  'native-2': 'native, 2 threads',
}

const [runner, file] = process.argv.slice(2)
if (process.send && RUNNERS.some((known) => known === runner)) {
  process.send(await (runner === 'ours' ? loadOurs(file!) : loadNative(file!, runner === 'native-1' ? 1 : 2)))
  process.disconnect()
} else await main()

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { large: { type: 'boolean' }, rounds: { type: 'string' }, file: { type: 'string' } },
  })
  const rounds = Number(values.rounds ?? 5)
  if (values.file !== undefined) return compare(values.file, values.file, rounds)
  await compare('400,000 sessions x 20 columns', await sampleFile(400_000), rounds)
  if (values.large) await compare('10,000,000 sessions x 20 columns', await sampleFile(10_000_000), 1)
}

async function compare(title: string, data: string, rounds: number): Promise<void> {
  const results: Record<Runner, Loaded[]> = { ours: [], 'native-1': [], 'native-2': [] }
  for (let round = 0; round < rounds; round++) {
    for (const one of RUNNERS) results[one].push(await apart(one, data))
  }
  const ready = (one: Runner) => median(results[one].map(({ readyMs }) => readyMs))
  const goal = 2 * ready('native-2') + 300
  console.log(`\n${title}, median of ${rounds} in turns`)
  console.log(
    table(
      ['', 'ready ms', 'fastest ms', 'CPU ms', 'of native, 2 threads', 'peak RSS MB', 'dataset MB'],
      RUNNERS.map((one) => [
        NAMES[one],
        ready(one),
        Math.min(...results[one].map(({ readyMs }) => readyMs)),
        median(results[one].map(({ cpuMs }) => cpuMs)),
        ready(one) / ready('native-2'),
        median(results[one].map(({ peakRss }) => peakRss / 1e6)),
        one === 'ours' ? median(results[one].map(({ held }) => held / 1e6)) : null,
      ]),
    ),
  )
  console.log(`Goal: at most ${goal.toFixed(0)} ms. ${ready('ours') <= goal ? 'Met.' : 'Not met.'}`)
  const [ours] = results.ours
  console.log(
    `Longest wait between two reports of progress: ${Math.max(...results.ours.map((r) => r.longestGapMs)).toFixed(0)} ms`,
  )
  console.log(`From cancelling to the end: ${Math.max(...results.ours.map((r) => r.cancelMs)).toFixed(0)} ms`)
  console.log(`Sessions: ${ours?.rows}`)
}

/** Runs one measurement in a process of its own. */
async function apart(one: Runner, data: string): Promise<Loaded> {
  const child = fork(process.argv[1]!, [one, data], { stdio: 'inherit' })
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${NAMES[one]} ended with ${code}`)
    }),
  ])
  return answer as Loaded
}

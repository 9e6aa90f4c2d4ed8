/**
 * From a Parquet file to a dataset that is ready, ours against native DuckDB, in turns: every measurement is the first
 * opening of a fresh process. Ours is measured in an engine that has gone through the sample before, as that of a window
 * has before an analyst has chosen a file, and in one that has only just started, as on the command line.
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

type Runner = 'ours' | 'just-started' | 'native-1' | 'native-2'
const RUNNERS: readonly Runner[] = ['ours', 'just-started', 'native-1', 'native-2']
const isOurs = (one: Runner): boolean => !one.startsWith('native')
const NAMES: Readonly<Record<Runner, string>> = {
  ours: 'ours, as in the window',
  'just-started': 'ours, just started',
  'native-1': 'native, 1 thread',
  'native-2': 'native, 2 threads',
}

const [runner, file] = process.argv.slice(2)
if (process.send && RUNNERS.some((known) => known === runner)) {
  const one = runner as Runner
  process.send(await (isOurs(one) ? loadOurs(file!, one === 'ours') : loadNative(file!, one === 'native-1' ? 1 : 2)))
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
  const results: Record<Runner, Loaded[]> = { ours: [], 'just-started': [], 'native-1': [], 'native-2': [] }
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
        isOurs(one) ? median(results[one].map(({ held }) => held / 1e6)) : null,
      ]),
    ),
  )
  console.log(`Goal: at most ${goal.toFixed(0)} ms.`)
  for (const one of RUNNERS.filter(isOurs)) {
    const most = (of: 'longestGapMs' | 'cancelMs') => Math.max(...results[one].map((r) => r[of])).toFixed(0)
    console.log(`${NAMES[one]}: ${ready(one) <= goal ? 'met' : 'not met'}`)
    console.log(`  longest wait between two reports of progress: ${most('longestGapMs')} ms`)
    console.log(`  from cancelling to the end: ${most('cancelMs')} ms`)
  }
  console.log(`Sessions: ${results.ours[0]?.rows}`)
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

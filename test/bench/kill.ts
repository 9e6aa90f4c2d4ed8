/** Kills runs of 500 sessions at random points, by default a hundred, and says what became of what was paid for. */
import { parseArgs } from 'node:util'
import { isWhole, killRuns } from '../support/kill-runs'

const { values } = parseArgs({
  options: { kills: { type: 'string' }, sessions: { type: 'string' }, seed: { type: 'string' } },
})
const sessions = Number(values.sessions ?? 500)
const HEADS = [
  'kills',
  'torn lines',
  'answers',
  'listed',
  'billed',
  'of listed',
  'unknown',
  'twice',
  'retried: answers',
  'twice',
]
const row = (way: string, cells: readonly (string | number)[]) =>
  console.log(`${way.padEnd(6)}  ${cells.map((cell, i) => String(cell).padStart(HEADS[i]!.length)).join('  ')}`)
row('way', HEADS)
const runs = await killRuns({
  kills: Number(values.kills ?? 100),
  sessions,
  ways: ['batch', 'direct'],
  seed: Number(values.seed ?? 1),
  onRun({ way, kills, torn, answers, uncertain, billed, billedListed, billedUnknown, billedTwice, retried }) {
    const first = [kills, torn, answers, uncertain, billed, billedListed, billedUnknown, billedTwice]
    row(way, [...first, retried.answers, retried.billedTwice])
  },
})
const areWhole = runs.every((run) => isWhole(run, sessions))
const kills = runs.reduce((sum, run) => sum + run.kills, 0)
console.log(
  `${kills} kills, ${runs.length} runs: ${areWhole ? 'every paid answer is in its journal, once, or listed there as possibly paid' : 'ANSWERS WERE LOST'}`,
)
process.exit(areWhole ? 0 : 1)

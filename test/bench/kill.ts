/** Kills runs of 500 sessions at random points, by default a hundred, and says what became of what was paid for. */
import { parseArgs } from 'node:util'
import { killRuns } from '../support/kill-runs'

const { values } = parseArgs({
  options: { kills: { type: 'string' }, sessions: { type: 'string' }, seed: { type: 'string' } },
})
const sessions = Number(values.sessions ?? 500)
console.log('way     kills  torn lines  answers  different  billed  paid twice  of them in the journal as lost')
const runs = await killRuns({
  kills: Number(values.kills ?? 100),
  sessions,
  ways: ['batch', 'batch', 'batch', 'direct'],
  seed: Number(values.seed ?? 1),
  onRun({ way, kills, torn, answers, distinct, billed, missing, lost }) {
    const cells = [kills, torn, answers, distinct, billed, missing, lost]
    const widths = [5, 10, 7, 9, 6, 10, 32]
    console.log(`${way.padEnd(6)}  ${cells.map((cell, i) => String(cell).padStart(widths[i]!)).join('  ')}`)
  },
})
const isWhole = runs.every(
  ({ way, answers, distinct, billed, missing, lost }) =>
    answers === sessions &&
    distinct === sessions &&
    billed === sessions + missing &&
    missing <= (way === 'batch' ? 0 : lost),
)
const kills = runs.reduce((sum, run) => sum + run.kills, 0)
console.log(
  `${kills} kills, ${runs.length} runs: ${isWhole ? 'every answer is in its journal, once' : 'ANSWERS WERE LOST'}`,
)
process.exit(isWhole ? 0 : 1)

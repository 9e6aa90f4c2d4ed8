/** The study deck of synthetic sessions as PDF and PPTX through the built command line: time, part by part, and size. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const GOAL = 5
const PROGRAM = path.resolve('out/main/cli.js')
const rounds = process.argv.includes('--once') ? 1 : 3
const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-deck-'))
/** What the command line says, which is on its error stream. */
function run(...args: readonly string[]): string {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stderr
}
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
const told = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? Number.NaN)

try {
  for (const sessions of [20_000, 400_000]) {
    const file = path.join(folder, `${sessions}.parquet`)
    run('sample', '-o', file, '--sessions', String(sessions))
    for (const ending of ['pptx', 'pdf']) {
      const output = path.join(folder, `deck.${ending}`)
      const [all, asked]: [number[], number[]] = [[], []]
      for (let i = 0; i < rounds; i++) {
        const text = run('deck', file, '--template', 'study', '-o', output)
        all.push(told(text, / in ([\d.]+) s/))
        asked.push(told(text, /\(([\d.]+) s to open/))
      }
      const [whole, open] = [median(all), median(asked)]
      process.stdout.write(
        `${sessions} sessions, 12 slides as ${ending}: ${whole.toFixed(1)} s, of which ${open.toFixed(1)} s to open and ask; ` +
          `${Math.round(statSync(output).size / 1000)} kB; goal ${GOAL} s: ${whole <= GOAL ? 'met' : 'not met'}\n`,
      )
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

// How long transcripts take to import and how much memory: npm run bench:transcripts [FILES…]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildIfNeeded } from './build-if-needed.mjs'
import { makeTranscripts } from './make-transcripts.mjs'

const MB = 1e6
const cli = path.resolve(import.meta.dirname, '../out/main/cli.js')
const report = "process.on('exit', () => console.error('peak kB', process.resourceUsage().maxRSS))"

await buildIfNeeded()
const given = process.argv.slice(2).map((count) => ({ count: Number(count), length: 1 }))
// The last two have the same records with texts of different lengths.
const runs =
  given.length > 0
    ? given
    : [
        { count: 100, length: 1 },
        { count: 10_000, length: 1 },
        { count: 1_000, length: 1 },
        { count: 1_000, length: 10 },
      ]
console.log('sessions    files   records        MB       s  ms/MB  peak MB')
for (const { count, length } of runs) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-transcripts-'))
  try {
    const made = makeTranscripts(path.join(folder, 'projects'), count, length)
    const started = performance.now()
    const args = ['--import', `data:text/javascript,${encodeURIComponent(report)}`, cli, 'import']
    const run = spawnSync(process.execPath, [
      ...args,
      path.join(folder, 'projects'),
      '-o',
      path.join(folder, 'sessions.csv'),
    ])
    const seconds = (performance.now() - started) / 1000
    const messages = run.stderr.toString()
    const peak = (Number(/peak kB (\d+)/.exec(messages)?.[1]) * 1024) / MB
    if (run.status !== 0 || !messages.includes(`Wrote ${count} sessions`)) throw new Error(messages)
    const megabytes = made.bytes / MB
    const cells = [
      [count, 8],
      [made.files, 8],
      [made.records, 9],
      [megabytes.toFixed(0), 9],
      [seconds.toFixed(1), 7],
      [((seconds * 1000) / megabytes).toFixed(1), 6],
      [peak.toFixed(0), 8],
    ]
    console.log(cells.map(([text, width]) => String(text).padStart(Number(width))).join(' '))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

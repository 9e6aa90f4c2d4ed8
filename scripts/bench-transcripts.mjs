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
const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1_000, 10_000]
console.log('sessions    files   records        MB       s  ms/MB  peak MB  bytes a record over the first')
/** @type {{ peak: number, records: number } | null} */
let first = null
for (const count of counts) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-transcripts-'))
  try {
    const made = makeTranscripts(path.join(folder, 'projects'), count)
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
    const grown = first ? Math.round(((peak - first.peak) * MB) / (made.records - first.records)) : ''
    first ??= { peak, records: made.records }
    const megabytes = made.bytes / MB
    const cells = [
      [count, 8],
      [made.files, 8],
      [made.records, 9],
      [megabytes.toFixed(0), 9],
      [seconds.toFixed(1), 7],
      [((seconds * 1000) / megabytes).toFixed(1), 6],
      [peak.toFixed(0), 8],
      [grown, 30],
    ]
    console.log(cells.map(([text, width]) => String(text).padStart(Number(width))).join(' '))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

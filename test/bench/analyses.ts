/**
 * Processor time of the analyses that look at every session: a change between two months with 1,000 draws and with two, the
 * signals, robustness, and a pivot with an adjusted rate.
 *
 * npm run bench:analyses -- [--sessions 400000] [--rounds 4] [--only robustness]
 */
import { parseArgs } from 'node:util'
import { buildCells } from '#core/cells/build-cells'
import { planChange } from '#core/change/plan'
import type { Result } from '#core/failure'
import { toggleAdjusted } from '#core/pivot/adjust-edits'
import { normalize } from '#core/pivot/plan'
import { DEFAULT_THRESHOLDS, EMPTY_SPEC } from '#core/pivot/spec'
import { planRobustness } from '#core/robustness/plan'
import { askChange } from '#engine/ask-change'
import { askPivot } from '#engine/ask-pivot'
import { askRobustness } from '#engine/ask-robustness'
import { askSignals } from '#engine/ask-signals'
import { nodeEngine, openOptions } from '#test/support/node-engine'
import { fileSource } from './support/file-source'
import { median, table } from './support/report'
import { sampleFile } from './support/sample-file'

const { values } = parseArgs({
  options: { sessions: { type: 'string' }, rounds: { type: 'string' }, only: { type: 'string' } },
})
const sessions = Number(values.sessions ?? 400_000)
const rounds = Number(values.rounds ?? 4)

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

const engine = await nodeEngine()
const opened = unwrap(await engine.open([await fileSource(await sampleFile(sessions))], openOptions()))
const whole = { filters: [], thresholds: DEFAULT_THRESHOLDS, level: 0.95 }
const change = (draws: number) => {
  const asked = { measure: 'verified_success', by: 'work_mode', from: ['2025-10'], to: ['2026-04'], seed: 1, draws }
  return unwrap(planChange({ ...whole, ...asked }, opened))
}
const adjusted = unwrap(
  normalize(
    toggleAdjusted('verified_success')({
      ...EMPTY_SPEC,
      rows: [{ dimension: 'expertise' }],
      columns: [{ dimension: 'software_related' }],
      measures: ['verified_success'],
    }),
    opened,
  ),
)

const ANALYSES: Readonly<Record<string, () => Promise<unknown>>> = {
  'a change, 1,000 draws': async () => unwrap(await askChange(engine, change(1_000))),
  'a change, 2 draws': async () => unwrap(await askChange(engine, change(2))),
  signals: async () => unwrap(await askSignals(engine, { ...whole, measure: 'verified_success' }, opened)),
  robustness: async () => unwrap(await askRobustness(engine, unwrap(planRobustness(whole, opened)))),
  'an adjusted pivot': async () => buildCells(unwrap(await askPivot(engine, adjusted)), adjusted),
}

const rows: string[][] = []
for (const [name, analyse] of Object.entries(ANALYSES)) {
  if (!name.includes(values.only ?? '')) continue
  const work: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = process.cpuUsage()
    await analyse()
    const { user, system } = process.cpuUsage(started)
    work.push((user + system) / 1000)
  }
  rows.push([name, work[0]!.toFixed(0), median(work.slice(1)).toFixed(0), Math.min(...work).toFixed(0)])
}
console.log(table(['processor time, ms', 'first', 'later', 'least'], rows))
engine.close()

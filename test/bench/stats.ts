import os from 'node:os'
import { parseArgs } from 'node:util'
import { STUDY_FIGURES } from '#core/figures/study-figures'
import { formatCount } from '#core/format/number'
import { DEFAULT_THRESHOLDS } from '#core/pivot/spec'
import { planRegression } from '#core/regression/plan'
import type { RegressionSpec } from '#core/regression/spec'
import { askRegression } from '#engine/ask-regression'
import { nodeEngine, openOptions } from '#test/support/node-engine'
import { fileSource } from './support/file-source'
import { median, table } from './support/report'
import { sampleFile } from './support/sample-file'

// The study's table A1, columns (1) to (6), of 400,000 synthetic sessions: time from the question to all six columns, and
// memory. Then the same with a slope a level.
const { values } = parseArgs({ options: { rounds: { type: 'string' }, sessions: { type: 'string' } } })
const rounds = Number(values.rounds ?? 7)
const sessions = Number(values.sessions ?? 400_000)
/** Of all columns together, ms. */
const GOAL = 2_000

const panel = STUDY_FIGURES.find(({ id }) => id === 'ta1')!.panels[0]!
if (panel.kind !== 'regression') throw new Error('Table A1 is no regression')
const spec: RegressionSpec = {
  outcome: panel.measure,
  factor: panel.factor,
  hasLevels: false,
  steps: [...panel.steps],
  filters: [],
  cluster: 'user',
  correction: 'stata',
  floor: DEFAULT_THRESHOLDS,
  dropsSingletons: true,
  level: 0.95,
}

console.log(`${os.cpus()[0]?.model}, ${os.cpus().length} cores, Node ${process.version}`)
const engine = await nodeEngine()
const opened = await engine.open([await fileSource(await sampleFile(sessions))], openOptions())
if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
const memory = () => Math.round(process.memoryUsage().rss / 1e6)

for (const hasLevels of [false, true]) {
  const plan = planRegression({ ...spec, hasLevels }, opened.value)
  if (!plan.ok) throw new Error(JSON.stringify(plan.failure))
  const times: number[] = []
  const work: number[] = []
  const before = memory()
  let highest = before
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const started = process.cpuUsage()
    const columns = await askRegression(engine, plan.value)
    times.push(performance.now() - start)
    const { user, system } = process.cpuUsage(started)
    work.push((user + system) / 1000)
    highest = Math.max(highest, memory())
    if (!columns.ok) throw new Error(JSON.stringify(columns.failure))
    if (round > 0) continue
    console.log(`\n${hasLevels ? 'A slope a level' : 'Table A1'}, columns (1) to (6)`)
    console.log(
      table(
        ['', 'sessions', 'cells', 'users', 'R2', 'slope', 'se'],
        columns.value.map(({ n, cells, clusters, r2, terms }, i) => {
          const slope = terms[0]?.slope
          return [
            `(${i + 1})`,
            formatCount(n),
            formatCount(cells),
            formatCount(clusters),
            r2.toFixed(3),
            slope?.value.toFixed(4) ?? '',
            slope?.se.toFixed(4) ?? '',
          ]
        }),
      ),
    )
  }
  const [first = Number.NaN, ...others] = times
  const usual = median(others.length > 0 ? others : times)
  console.log(
    `first ${first.toFixed(0)} ms; median of ${others.length} more ${usual.toFixed(0)} ms, least ${Math.min(...times).toFixed(0)}, most ${Math.max(...times).toFixed(0)}; goal ${GOAL}: ${usual <= GOAL ? 'met' : 'not met'}`,
  )
  console.log(
    `processor time: first ${work[0]!.toFixed(0)} ms, median of the others ${median(work.slice(1)).toFixed(0)}, least ${Math.min(...work).toFixed(0)}`,
  )
  console.log(`memory ${before} MB before, ${highest} MB at most at the end of a round`)
}
engine.close()

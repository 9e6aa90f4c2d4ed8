/**
 * Processor time of pivots in the engine in Node, ours only: for a machine that does other work too, where the clock on the
 * wall says little. Whole answers: rankings, clusters, quantiles and what withholding asks; then the cells made of them.
 *
 * npm run bench:pivot-cpu -- [--sessions 400000] [--rounds 12]
 */
import { parseArgs } from 'node:util'
import { buildCells } from '#core/cells/build-cells'
import type { MeasureDefinition } from '#core/pivot/definitions/definition'
import { normalize, type PivotPlan } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { askPivot } from '#engine/ask-pivot'
import { rankPivot } from '#engine/rank-pivot'
import { nodeEngine, openOptions } from '#test/support/node-engine'
import { fileSource } from './support/file-source'
import { PIVOTS } from './support/pivots'
import { median, table } from './support/report'
import { sampleFile } from './support/sample-file'

const { values } = parseArgs({ options: { sessions: { type: 'string' }, rounds: { type: 'string' } } })
const sessions = Number(values.sessions ?? 400_000)
const rounds = Number(values.rounds ?? 12)

const column = (id: string, of: string, statistic: 'min' | 'sd' | 'distinct'): MeasureDefinition => ({
  id,
  name: id,
  kind: 'column',
  column: of,
  statistic,
})
const OWN = [
  column('least', 'actions', 'min'),
  column('spread', 'task_value_usd', 'sd'),
  column('models', 'model', 'distinct'),
]
const BY_EXPERTISE = { rows: [{ dimension: 'occupation' }], columns: [{ dimension: 'expertise' }] }

/** What the fixed list of the other benchmark does not have. */
const MORE: readonly { readonly name: string; readonly spec: PivotSpec }[] = [
  {
    name: 'the five occupations with most sessions, others together, by month',
    spec: {
      ...EMPTY_SPEC,
      rows: [{ dimension: 'occupation' }],
      columns: [{ dimension: 'month' }],
      measures: ['sessions', 'verified_success'],
      filters: [
        { kind: 'top', dimension: 'occupation', count: 5, measure: 'sessions', isLowest: false, others: 'together' },
      ],
      interval: 'simple',
    },
  },
  {
    name: 'median task value by occupation and expertise, clustered',
    spec: { ...EMPTY_SPEC, ...BY_EXPERTISE, measures: ['task_value_median'], interval: 'clustered' },
  },
  {
    name: 'share of sessions by occupation and expertise, clustered',
    spec: { ...EMPTY_SPEC, ...BY_EXPERTISE, measures: ['share_of_sessions'], interval: 'clustered' },
  },
  {
    name: 'least, deviation and distinct values by occupation and expertise',
    spec: {
      ...EMPTY_SPEC,
      ...BY_EXPERTISE,
      measures: OWN.map(({ id }) => id),
      definitions: OWN,
      interval: 'simple',
    },
  },
]

const engine = await nodeEngine()
const opened = await engine.open([await fileSource(await sampleFile(sessions))], openOptions())
if (!opened.ok) throw new Error(JSON.stringify(opened.failure))

const timed = async <T>(work: () => T | Promise<T>): Promise<readonly [T, number]> => {
  const before = process.cpuUsage()
  const done = await work()
  const { user, system } = process.cpuUsage(before)
  return [done, (user + system) / 1000]
}

const lines: (string | number)[][] = []
for (const { name, spec } of [...PIVOTS, ...MORE]) {
  const planned = normalize(spec, opened.value)
  if (!planned.ok) throw new Error(JSON.stringify(planned.failure))
  const ask = (plan: PivotPlan) => askPivot(engine, plan)
  const [asked, cells]: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round++) {
    const [plan, ranked] = await timed(() => rankPivot(planned.value, ask))
    if (!plan.ok) throw new Error(JSON.stringify(plan.failure))
    const [statistics, answered] = await timed(() => ask(plan.value))
    if (!statistics.ok) throw new Error(JSON.stringify(statistics.failure))
    const [, built] = await timed(() => buildCells(statistics.value, plan.value).at(0, 0, 0))
    asked.push(ranked + answered)
    cells.push(built)
  }
  lines.push([name, asked[0]!, median(asked.slice(1)), Math.min(...asked.slice(1)), median(cells.slice(1))])
}
console.log(
  `${sessions.toLocaleString('en')} sessions, ${rounds} rounds, ms of processor time, Node ${process.version}`,
)
console.log(table(['', 'first', 'median', 'least', 'cells'], lines))
await engine.close()

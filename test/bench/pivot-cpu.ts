/**
 * Processor time of pivots in the engine in Node, ours only: for a machine that does other work too, where the clock on the
 * wall says little. Whole answers: rankings, clusters, quantiles and what withholding asks, of months not asked of before and
 * then once more; then the cells made of them.
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
import { MOST_ROUNDS, ofRound, PIVOTS } from './support/pivots'
import { table as columns, median } from './support/report'
import { sampleFile } from './support/sample-file'

const { values } = parseArgs({ options: { sessions: { type: 'string' }, rounds: { type: 'string' } } })
const sessions = Number(values.sessions ?? 400_000)
const rounds = Math.min(MOST_ROUNDS - 1, Number(values.rounds ?? 12))

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
/** Nobody asks them in SQL. */
const NOTHING_BY_HAND = { rows: [], columns: [], measures: [] }
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
const { value: table } = opened

const timed = async <T>(work: () => T | Promise<T>): Promise<readonly [T, number]> => {
  const before = process.cpuUsage()
  const done = await work()
  const { user, system } = process.cpuUsage(before)
  return [done, (user + system) / 1000]
}

const lines: (string | number)[][] = []
const ask = (plan: PivotPlan) => askPivot(engine, plan)

/** Processor time of the answer, and of its cells. */
async function answer(spec: PivotSpec): Promise<readonly [number, number]> {
  const planned = normalize(spec, table)
  if (!planned.ok) throw new Error(JSON.stringify(planned.failure))
  const [plan, ranked] = await timed(() => rankPivot(planned.value, ask))
  if (!plan.ok) throw new Error(JSON.stringify(plan.failure))
  const [statistics, answered] = await timed(() => ask(plan.value))
  if (!statistics.ok) throw new Error(JSON.stringify(statistics.failure))
  const [, built] = await timed(() => buildCells(statistics.value, plan.value).at(0, 0, 0))
  return [ranked + answered, built]
}

for (const pivot of [...PIVOTS, ...MORE]) {
  const [asked, again, cells]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round <= rounds; round++) {
    const { spec } = ofRound({ hand: NOTHING_BY_HAND, ...pivot }, round)
    const [ms, built] = await answer(spec)
    asked.push(ms)
    cells.push(built)
    again.push((await answer(spec))[0])
  }
  const rest = asked.slice(1)
  lines.push([pivot.name, asked[0]!, median(rest), Math.min(...rest), median(again), median(cells.slice(1))])
}
console.log(
  `${sessions.toLocaleString('en')} sessions, ${rounds} rounds, ms of processor time, Node ${process.version}`,
)
console.log(columns(['', 'first', 'median', 'least', 'again', 'cells'], lines))
await engine.close()

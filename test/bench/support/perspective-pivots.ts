import perspective from '@perspective-dev/client/node'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { compiled } from '#core/sql/compiled-query'
import { nodeEngine, openOptions } from '#test/support/node-engine'
import { fileSource } from './file-source'
import { type BenchPivot, ofRound, PIVOTS, SLOW_ROUNDS } from './pivots'

/** Perspective with the columns that the pivots look at, what they count or sum worked out beforehand. */
export interface PerspectivePivots {
  /** Milliseconds from the view to its columns. It has no totals over columns, and no sums over users. */
  time(pivot: string, round: number): Promise<number>
}

const ROWS_AT_A_TIME = 500_000

export async function perspectivePivots(file: string): Promise<PerspectivePivots> {
  const columns = new Columns()
  const configs = Array.from(
    { length: SLOW_ROUNDS },
    (_, round) => new Map(PIVOTS.map((pivot) => [pivot.name, configOf(ofRound(pivot, round), columns)])),
  )
  const table = await fill(file, columns)
  return {
    async time(pivot, round) {
      const start = performance.now()
      const view = await table.view(configs[round]!.get(pivot)!)
      await view.to_columns()
      const ms = performance.now() - start
      await view.delete()
      return ms
    },
  }
}

/** Expressions that became columns. */
class Columns {
  readonly #names = new Map<string, string>()

  name(expression: string): string {
    const known = this.#names.get(expression)
    if (known !== undefined) return known
    const made = `c${this.#names.size}`
    this.#names.set(expression, made)
    return made
  }

  get items(): string {
    return [...this.#names].map(([of, as]) => `${of} AS ${as}`).join(', ')
  }
}

function configOf(pivot: BenchPivot, columns: Columns) {
  const { rows, columns: across, where, measures } = pivot.hand
  const aggregates: Record<string, 'sum' | 'median' | 'distinct count'> = {}
  const isCounted = (condition: string) => `CASE WHEN ${condition} THEN 1 ELSE 0 END::DOUBLE`
  for (const { among, sums = [], median } of measures) {
    aggregates[columns.name(isCounted(among))] = 'sum'
    for (const sum of sums) aggregates[columns.name(`CASE WHEN ${among} THEN ${sum} END::DOUBLE`)] = 'sum'
    if (median) aggregates[columns.name(`CASE WHEN ${among} THEN ${median} END::DOUBLE`)] = 'median'
    if (pivot.class !== 'additive')
      aggregates[columns.name(`CASE WHEN ${among} THEN user_id END::INTEGER`)] = 'distinct count'
  }
  const key = (of: string) => columns.name(`(${of})::VARCHAR`)
  return {
    group_by: rows.map(key),
    split_by: across.map(key),
    columns: Object.keys(aggregates),
    aggregates,
    ...(where && { filter: [[columns.name(isCounted(where)), '==', 1]] as [string, '==', number][] }),
  }
}

async function fill(file: string, columns: Columns) {
  const engine = await nodeEngine()
  const opened = await engine.open([await fileSource(file)], openOptions())
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  const { table, sessions }: SessionsTable = opened.value
  const part = async (from: number) => {
    const of = `SELECT ${columns.items} FROM "${table}" WHERE rowid >= ${from} AND rowid < ${from + ROWS_AT_A_TIME}`
    const answer = await engine.runArrow(compiled([of], []))
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure))
    return answer.value.slice().buffer as ArrayBuffer
  }
  const made = await perspective.table(await part(0))
  for (let from = ROWS_AT_A_TIME; from < sessions; from += ROWS_AT_A_TIME) await made.update(await part(from))
  engine.close()
  return made
}

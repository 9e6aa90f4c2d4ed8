import { buildCells } from '#core/cells/build-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { fail, ok, type Result } from '#core/failure'
import { intervalKindFor } from '#core/pivot/interval-kind'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec, type Thresholds } from '#core/pivot/spec'
import type { Provenance } from '#core/value/estimator'
import { type Growth, growthByMode } from '#core/value/headlines'
import { valueColumns } from '#core/value/sessions/value-columns'
import type { SessionValues } from '#core/value/sessions/value-sessions'
import { withColumns } from '#core/value/sessions/with-columns'
import { askPivot } from './ask-pivot'
import type { Engine } from './engine'

/** One way of making the headline numbers. */
export interface SensitivityLine {
  readonly method: Provenance['method']
  readonly recalibration: Provenance['recalibration']
  readonly statistic: 'mean' | 'median'
  readonly isTrimmed: boolean
  /** Of all sessions, dollars; null where it is withheld. */
  readonly level: number | null
  readonly growth: readonly Growth[]
  /** Sessions with an estimate, before trimming. */
  readonly estimated: number
}

/** What is left out at each end where values are trimmed. */
export const TRIMMED = 0.01

const MEASURES = ['task_value_mean', 'task_value_median'] as const

/**
 * The change of value by mode under one estimator: of means and medians, with and without the most extreme hundredth at
 * each end. It goes through the thresholds every pivot goes through. The dataset is left with the values of the estimator.
 * Where sessions tell no mode there is the change of all, and where they tell no month none. Fails where none has a value.
 */
export async function askSensitivity(
  engine: Pick<Engine, 'run' | 'put'> & Parameters<typeof askPivot>[0],
  table: SessionsTable,
  values: SessionValues,
  provenance: Provenance,
  thresholds: Thresholds,
): Promise<Result<SensitivityLine[]>> {
  if (values.estimated === 0)
    return fail({ code: 'value-method-unfit', method: provenance.method, why: 'no-estimates' })
  const put = await engine.put(valueColumns(values, provenance))
  if (!put.ok) return put
  const valued = withColumns(table, put.value)
  const known = values.value.filter((value) => !Number.isNaN(value)).sort()
  const at = (p: number) => known[Math.round(p * (known.length - 1))] ?? 0
  const having = (dimension: string) =>
    table.columns.some(({ column }) => column === dimension) ? [{ dimension }] : []
  const lines: SensitivityLine[] = []
  for (const isTrimmed of [false, true]) {
    const range = { kind: 'range', dimension: 'task_value_usd', from: at(TRIMMED), to: at(1 - TRIMMED) } as const
    const known = { kind: 'null', dimension: 'task_value_usd', isNegated: true } as const
    const spec = {
      ...EMPTY_SPEC,
      rows: having('work_mode'),
      columns: having('month'),
      measures: [...MEASURES],
      filters: [isTrimmed ? range : known],
      thresholds,
      interval: intervalKindFor(valued),
      valueRange: 'sampling',
    } as PivotSpec
    const index = { kind: 'index', from: 'first' } as const
    const grown = await cellsOf(engine, valued, {
      ...spec,
      showAs: { task_value_mean: index, task_value_median: index },
    })
    if (!grown.ok) return grown
    const plain = await cellsOf(engine, valued, { ...spec, rows: [], columns: [] })
    if (!plain.ok) return plain
    MEASURES.forEach((_, m) => {
      const cell = plain.value.at(0, 0, m)
      lines.push({
        method: provenance.method,
        recalibration: provenance.recalibration,
        statistic: m === 0 ? 'mean' : 'median',
        isTrimmed,
        level: cell.kind === 'estimate' ? cell.estimate.value : null,
        growth: growthByMode(grown.value, m),
        estimated: values.estimated,
      })
    })
  }
  return ok(lines)
}

async function cellsOf(engine: Parameters<typeof askPivot>[0], table: SessionsTable, spec: PivotSpec) {
  const plan = normalize(spec, table)
  if (!plan.ok) return plan
  const statistics = await askPivot(engine, plan.value)
  return statistics.ok ? ok(buildCells(statistics.value, plan.value)) : statistics
}

import { type BuildCells, buildAlone } from '#core/cells/answered-pivot'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import type {
  AdjustedPanel,
  Figure,
  FigurePanel,
  OverlayPanel,
  PivotPanel,
  RegressionPanel,
} from '#core/figures/figure'
import {
  adjustedRows,
  type FigureResult,
  type FigureRow,
  type MeasureDropped,
  overlayRows,
  type PanelResult,
  pivotRows,
  slopeRows,
} from '#core/figures/figure-result'
import { withoutPublished } from '#core/figures/without-published'
import { intervalKindFor } from '#core/pivot/interval-kind'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { planRegression } from '#core/regression/plan'
import type { RegressionSpec } from '#core/regression/spec'
import { type Asks, askPivot } from './ask-pivot'
import { askRegression } from './ask-regression'

/** What a figure takes over from the report: filters of its own sessions and the dimensions they name, thresholds and confidence. */
export type FigureOptions = Pick<PivotSpec, 'filters' | 'thresholds' | 'level'> &
  Partial<Pick<PivotSpec, 'dimensions'>> & {
    /** Makes the cells of each pivot, where they are to be held against others; alone where nothing is said. */
    readonly build?: BuildCells
  }

/** Asks an engine for a figure of the study, panel by panel. A panel that lacks a column says so, and the others go on. */
export async function askFigure(
  engine: Asks,
  figure: Figure,
  table: SessionsTable,
  options: FigureOptions,
  signal?: AbortSignal,
): Promise<Result<FigureResult>> {
  const panels: PanelResult[] = []
  const asked = options.filters.length > 0 ? withoutPublished(figure) : figure
  for (const panel of asked.panels) {
    const answered = await askPanel(engine, panel, table, options, signal)
    if (!answered.ok && (answered.failure.code === 'cancelled' || answered.failure.code === 'engine-stopped'))
      return answered
    panels.push(answered.ok ? answered.value : { panel, failure: answered.failure })
  }
  return ok({ figure: asked, panels })
}

function askPanel(
  engine: Asks,
  panel: FigurePanel,
  table: SessionsTable,
  options: FigureOptions,
  signal?: AbortSignal,
): Promise<Result<PanelResult>> {
  switch (panel.kind) {
    case 'pivot':
      return askPivotPanel(engine, panel, table, options, signal)
    case 'overlay':
      return askOverlay(engine, panel, table, options, signal)
    case 'text':
      return Promise.resolve(ok({ panel, rows: [], cells: null, failure: null }))
    case 'adjusted':
      return askAdjusted(engine, panel, table, options, signal)
    case 'regression':
      return askSlopes(engine, panel, table, options, signal)
  }
}

async function askPivotPanel(
  engine: Asks,
  panel: PivotPanel,
  table: SessionsTable,
  options: FigureOptions,
  signal?: AbortSignal,
): Promise<Result<PanelResult>> {
  const { rows, columns, measures, dimensions = [], showAs } = panel
  const cells = await askCells(
    engine,
    {
      rows: [...rows],
      columns: [...columns],
      dimensions: [...dimensions],
      measures: [...measures],
      ...(showAs && { showAs: Object.fromEntries(measures.map((id) => [id, showAs])) }),
      chart: { kind: panel.form },
      filters: panel.filters,
    },
    table,
    options,
    signal,
  )
  return cells.ok ? ok({ panel, rows: pivotRows(cells.value, panel), cells: cells.value, failure: null }) : cells
}

async function askOverlay(
  engine: Asks,
  panel: OverlayPanel,
  table: SessionsTable,
  options: FigureOptions,
  signal?: AbortSignal,
): Promise<Result<PanelResult>> {
  const rows: FigureRow[] = []
  for (const { name, dimension, definition } of panel.parts) {
    const cells = await askCells(
      engine,
      {
        rows: [{ dimension, offScale: 'excluded' }],
        dimensions: definition ? [definition] : [],
        measures: [panel.measure],
        filters: panel.filters,
      },
      table,
      options,
      signal,
    )
    if (!cells.ok) return cells
    rows.push(...overlayRows(cells.value, panel, name))
  }
  return ok({ panel, rows, cells: null, failure: null })
}

/** The cells of a pivot, with what the figure takes over from the report. */
async function askCells(
  engine: Asks,
  spec: Partial<PivotSpec> & Pick<PivotSpec, 'filters'>,
  table: SessionsTable,
  options: FigureOptions,
  signal?: AbortSignal,
): Promise<Result<PivotCells>> {
  const own = spec.dimensions ?? []
  const theirs = (options.dimensions ?? []).filter(({ id }) => own.every((definition) => definition.id !== id))
  const { build = buildAlone, ...taken } = options
  const plan = normalize(
    {
      ...EMPTY_SPEC,
      ...spec,
      ...taken,
      dimensions: [...theirs, ...own],
      filters: [...options.filters, ...spec.filters],
      interval: intervalKindFor(table),
    },
    table,
  )
  if (!plan.ok) return plan
  const statistics = await askPivot(engine, plan.value, signal)
  if (!statistics.ok) return statistics
  return ok(build({ statistics: statistics.value, plan: plan.value }))
}

const regressionOf = (
  panel: FigurePanel,
  { filters, dimensions, thresholds, level }: FigureOptions,
  more: Pick<RegressionSpec, 'outcome' | 'factor' | 'hasLevels' | 'steps'>,
): RegressionSpec => ({
  ...more,
  filters: [...filters, ...panel.filters],
  ...(dimensions && { dimensions }),
  cluster: 'user',
  correction: 'stata',
  floor: thresholds,
  dropsSingletons: true,
  level,
})

async function askAdjusted(
  engine: Asks,
  panel: AdjustedPanel,
  table: SessionsTable,
  options: FigureOptions,
  signal?: AbortSignal,
): Promise<Result<PanelResult>> {
  const rows: FigureRow[] = []
  const dropped: MeasureDropped[] = []
  for (const outcome of panel.measures) {
    const plan = planRegression(
      regressionOf(panel, options, {
        outcome,
        factor: panel.factor,
        hasLevels: true,
        steps: [{ absorb: [...panel.controls], logs: [] }],
      }),
      table,
    )
    if (!plan.ok) return plan
    // Only the last column is shown.
    const columns = await askRegression(engine, { ...plan.value, models: plan.value.models.slice(-1) }, signal)
    if (!columns.ok) return columns
    const [column] = columns.value
    rows.push(...adjustedRows(panel, plan.value, column!))
    dropped.push({ measure: plan.value.outcome.name, dropped: column!.dropped })
  }
  return ok({ panel, rows, cells: null, dropped, failure: null })
}

async function askSlopes(
  engine: Asks,
  panel: RegressionPanel,
  table: SessionsTable,
  options: FigureOptions,
  signal?: AbortSignal,
): Promise<Result<PanelResult>> {
  const plan = planRegression(
    regressionOf(panel, options, {
      outcome: panel.measure,
      factor: panel.factor,
      hasLevels: panel.hasLevels,
      steps: [...panel.steps],
    }),
    table,
  )
  if (!plan.ok) return plan
  const columns = await askRegression(engine, plan.value, signal)
  if (!columns.ok) return columns
  const rows = slopeRows(panel, plan.value, columns.value)
  const { name } = plan.value.outcome
  const dropped = columns.value.map((column, i) => ({ measure: `${name}, (${i + 1})`, dropped: column.dropped }))
  return ok({
    panel,
    rows,
    cells: null,
    dropped,
    regression: { plan: plan.value, columns: columns.value },
    failure: null,
  })
}

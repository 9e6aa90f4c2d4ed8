import { type FigureResult, type FigureRow, isWithin, type PanelResult } from '../figures/figure-result'
import { leftOutOf } from '../figures/left-out'
import { type NotedTable, valueNote } from '../figures/value-note'
import { lackingText } from '../lacking-text'
import { regressionJson } from './regression-json'

/** Figures as other programs read them: every number beside the published one. */
export function figuresJson(results: readonly FigureResult[], table?: NotedTable) {
  return results.map(({ figure: { id, number, name, about, caveat }, panels }) => ({
    id,
    number,
    name,
    about,
    caveat,
    panels: panels.map((panel) => {
      const notes = table ? valueNote(panel, table) : []
      return { ...panelJson(panel), ...(notes.length > 0 && { notes }) }
    }),
  }))
}

function panelJson(result: PanelResult) {
  const { name, notCompared } = result.panel
  if (result.failure) return { name, failure: { code: result.failure.code, text: lackingText(result.failure).what } }
  const told = notCompared && { notCompared }
  if (result.panel.kind === 'text') return { name, head: result.panel.head, lines: result.panel.lines }
  const { regression } = result
  const leftOut = leftOutOf([result]).map(({ why, measures, n }) => ({ why, measures, n: n[0] }))
  if (!regression) return { name, values: result.rows.map(rowJson), ...(leftOut.length > 0 && { leftOut }), ...told }
  const published = result.panel.kind === 'regression' ? (result.panel.publishedColumns ?? null) : null
  const table = { ...regressionJson(regression.columns, regression.plan), published }
  return { name, values: result.rows.map(rowJson), regression: table, ...told }
}

function rowJson(figureRow: FigureRow) {
  const { measure, row, column, cell, raw, published } = figureRow
  const key = { measure, row, column }
  const told = published && { value: published.value, in: published.in }
  if (cell.kind !== 'estimate') return { ...key, suppressed: cell.kind === 'withheld', published: told }
  const { value, n, users, interval, estimation } = cell.estimate
  return {
    ...key,
    suppressed: false,
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    ...(estimation && {
      samplingLow: estimation.sampling?.low ?? null,
      samplingHigh: estimation.sampling?.high ?? null,
      estimationLow: estimation.range.low,
      estimationHigh: estimation.range.high,
    }),
    n,
    users,
    raw,
    published: told,
    publishedIsWithin: isWithin(figureRow),
  }
}

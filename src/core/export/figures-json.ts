import { failureText } from '../failure-text'
import type { FigureResult, FigureRow } from '../figures/figure-result'
import { isWithin } from '../figures/figure-result'

/** Figures as other programs read them: every number beside the published one. */
export function figuresJson(results: readonly FigureResult[]) {
  return results.map(({ figure: { id, number, name, about, caveat }, panels }) => ({
    id,
    number,
    name,
    about,
    caveat,
    panels: panels.map((result) =>
      result.failure === null
        ? { name: result.panel.name, values: result.rows.map(rowJson) }
        : { name: result.panel.name, failure: { code: result.failure.code, text: failureText(result.failure).what } },
    ),
  }))
}

function rowJson(figureRow: FigureRow) {
  const { measure, row, column, cell, raw, published } = figureRow
  const key = { measure, row, column }
  const told = published && { value: published.value, in: published.in }
  if (cell.kind !== 'estimate') return { ...key, suppressed: cell.kind === 'withheld', published: told }
  const { value, n, users, interval } = cell.estimate
  return {
    ...key,
    suppressed: false,
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n,
    users,
    raw,
    published: told,
    publishedIsWithin: isWithin(figureRow),
  }
}

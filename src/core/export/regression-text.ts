import { formatCount, formatLevel, MINUS } from '../format/number'
import { droppedTexts, leftOut } from '../regression/dropped-text'
import type { RegressionPlan } from '../regression/plan'
import type { RegressionColumn, Term } from '../regression/regression-table'
import { textTable } from './text-table'

/** A regression as a table for a terminal: a column a model, each slope over its standard error. */
export function regressionText(columns: readonly RegressionColumn[], plan: RegressionPlan): string {
  const header = ['', ...columns.map((_, i) => `(${i + 1})`)]
  const names = columns.at(-1)!.terms.map(({ name }) => name)
  const termOf = (column: RegressionColumn, name: string) => column.terms.find((term) => term.name === name)
  const lines = names.flatMap((name) => [
    [name, ...columns.map((column) => slopeText(termOf(column, name)))],
    ['', ...columns.map((column) => errorText(termOf(column, name)))],
  ])
  const facts = [
    ['sessions', ...columns.map(({ n }) => formatCount(n))],
    ['cells', ...columns.map(({ cells }) => formatCount(cells))],
    [plan.isClustered ? 'users' : 'clusters', ...columns.map(({ clusters }) => formatCount(clusters))],
    ['R2', ...columns.map(({ r2 }) => r2.toFixed(3))],
    ['within R2', ...columns.map(({ withinR2 }) => withinR2.toFixed(3))],
    ['left out', ...columns.map(({ dropped }) => formatCount(leftOut(dropped)))],
  ]
  const controls = columns.flatMap(({ controls, dropped }, i) => [
    `(${i + 1}) holds fixed: ${controls.join(' x ') || 'nothing'}`,
    ...droppedTexts(dropped).map((text) => `    left out ${text}`),
  ])
  const { outcome, factor } = plan
  const against = columns.at(-1)!.reference
  const reference = against === null ? '' : `, against ${against}`
  const title = `${outcome.name} on ${factor.dimension.name}${reference}; standard errors ${errorsOf(plan)}, ${formatLevel(plan.level)} intervals with --format json`
  return `${[title, textTable(header, [...lines, ...facts]) + controls.join('\n')].join('\n')}\n${adjustedText(columns)}`
}

function errorsOf({ isClustered, correction }: RegressionPlan): string {
  return `${isClustered ? 'clustered by user' : 'robust'} (correction: ${correction})`
}

function slopeText(term: Term | undefined): string {
  if (!term) return ''
  return term.slope ? signed(term.slope.value) : 'left out'
}

const errorText = (term: Term | undefined): string => (term?.slope ? `(${term.slope.se.toFixed(4)})` : '')

const signed = (value: number): string => (value < 0 ? MINUS : '') + Math.abs(value).toFixed(4)

function adjustedText(columns: readonly RegressionColumn[]): string {
  const { adjusted } = columns.at(-1)!
  if (!adjusted) return ''
  const lines = adjusted.map(({ level, n, raw, adjusted: held }) => [
    level,
    raw.toFixed(4),
    held.toFixed(4),
    formatCount(n),
  ])
  return `\n${textTable(['level', 'raw', 'adjusted', 'n'], lines)}`
}

import type { ComparedFigure, ComparedPanel, ComparedRow, ComparisonTerms } from '../figures/compare-figures'
import { differenceText } from '../figures/difference-text'
import { figureMeasure, figureNumber } from '../figures/figure-number'
import type { FigureRow } from '../figures/figure-result'
import { type LeftOutOf, measuresText } from '../figures/left-out'
import { formatCount } from '../format/number'
import { lackingLine } from '../lacking-text'
import { textTable } from './text-table'

/** Figures of two sets of sessions as tables for a terminal. */
export const comparedText = (figures: readonly ComparedFigure[]): string =>
  (figures[0] ? setAsideText(figures[0].terms) : '') +
  figures
    .map((compared) => {
      const { figure, panels } = compared
      const blocks = panels.filter(({ panel }) => panel.kind !== 'text').map((panel) => panelText(panel, compared))
      return `${figure.number}. ${figure.name}\n\n${blocks.join('\n')}`
    })
    .join('\n\n')

function panelText(compared: ComparedPanel, { terms: { names } }: ComparedFigure): string {
  const { name } = compared.panel
  if (compared.failure) return `${name}: ${lackingLine(compared.failure)}\n`
  const header = ['measure', 'row', 'column', names[0], 'n', names[1], 'n', 'difference']
  const lines = compared.rows.map(line)
  const used = header.map((_, i) => lines.some((cells) => cells[i] !== ''))
  const keep = (cells: readonly string[]) => cells.filter((_, i) => used[i])
  const texts = keep(header).flatMap((title, i) => (['row', 'column'].includes(title) ? [i] : []))
  return `${name}\n${textTable(keep(header), lines.map(keep), texts)}${leftOutText(compared.leftOut, names)}`
}

function leftOutText(leftOut: readonly LeftOutOf[], names: readonly [string, string]): string {
  if (leftOut.length === 0) return ''
  const told = (n: number | null | undefined) => (n == null ? '' : formatCount(n))
  const lines = leftOut.map((one) => [one.why, measuresText(one), told(one.n[0]), told(one.n[1])])
  return `\nLeft out\n${textTable(['because', 'of', ...names], lines, [1])}`
}

/** Rows of either file that are no sessions. */
function setAsideText({ names, setAside }: ComparisonTerms): string {
  const lines = (setAside ?? []).flatMap((of, i) => of.map(({ why, n }) => [names[i]!, why, formatCount(n)]))
  return lines.length === 0 ? '' : `Set aside\n${textTable(['file', 'why', 'rows'], lines, [1])}\n`
}

function line({ first, second, difference }: ComparedRow): string[] {
  const { row, column } = first
  return [figureMeasure(first), row, column, ...cellTexts(first), ...cellTexts(second), differenceText(difference)]
}

function cellTexts({ cell, unit }: FigureRow): [value: string, n: string] {
  if (cell.kind !== 'estimate') return [cell.kind === 'withheld' ? 'withheld' : 'none', '']
  return [figureNumber(cell.estimate.value, unit), formatCount(cell.estimate.n)]
}

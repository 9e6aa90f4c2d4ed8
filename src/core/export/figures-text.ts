import { figureMeasure, figureNumber } from '../figures/figure-number'
import { type FigureResult, type FigureRow, isWithin, type PanelResult } from '../figures/figure-result'
import { leftOutOf, measuresText } from '../figures/left-out'
import { type NotedTable, valueNote } from '../figures/value-note'
import { formatCount } from '../format/number'
import { lackingLine } from '../lacking-text'
import type { Interval } from '../stats/interval'
import { textTable } from './text-table'

/** Figures as tables for a terminal, a block a panel, each number beside the published one. */
export function figuresText(results: readonly FigureResult[], table?: NotedTable): string {
  return results
    .map(({ figure, panels }) => {
      const head = [`${figure.number}. ${figure.name}`, figure.about, figure.caveat].filter((line) => line !== '')
      return `${head.join('\n')}\n\n${panels.map((panel) => panelText(panel, table)).join('\n')}`
    })
    .join('\n\n')
}

function panelText(result: PanelResult, table?: NotedTable): string {
  const { panel } = result
  if (result.failure) return `${panel.name}: ${lackingLine(result.failure)}\n`
  if (panel.kind === 'text')
    return `${panel.name}\n${textTable(
      panel.head,
      panel.lines,
      panel.head.map((_, i) => i),
    )}`
  return [
    rowsText(panel.name, result.rows),
    ...(table ? valueNote(result, table) : []).map((note) => `${note}.\n`),
    ...leftOutOf([result]).map(
      (one) => `Left out of ${measuresText(one)}: ${formatCount(one.n[0] ?? 0)}, ${one.why}.\n`,
    ),
    ...(panel.notCompared ?? []).map((why) => `Not beside ours: ${why}\n`),
  ].join('')
}

function rowsText(name: string, rows: readonly FigureRow[]): string {
  const header = [
    'measure',
    'row',
    'column',
    'value',
    'interval',
    'by sampling',
    'by estimates',
    'n',
    'raw',
    'published',
    'read in',
    'within',
  ]
  const lines = rows.map(line)
  // Columns that say nothing are left away.
  const used = header.map((_, i) => lines.some((cells) => cells[i] !== ''))
  const keep = (cells: readonly string[]) => cells.filter((_, i) => used[i])
  const texts = keep(header).flatMap((name, i) => (['row', 'column', 'read in', 'within'].includes(name) ? [i] : []))
  return `${name}\n${textTable(keep(header), lines.map(keep), texts)}`
}

function line(row: FigureRow): string[] {
  const { cell, raw, published } = row
  const name = figureMeasure(row)
  const write = (value: number) => figureNumber(value, row.unit)
  const told = published ? [write(published.value), published.in] : ['', '']
  const within = isWithin(row)
  const last = [...told, within === null ? '' : within ? 'yes' : 'no']
  if (cell.kind !== 'estimate')
    return [name, row.row, row.column, cell.kind === 'withheld' ? 'withheld' : 'left out', '', '', '', '', '', ...last]
  const { value, n, interval, estimation } = cell.estimate
  const bounds = (of: Interval | null | undefined) => (of ? `${write(of.low)} to ${write(of.high)}` : '')
  const parts = [bounds(interval), bounds(estimation?.sampling), bounds(estimation?.range)]
  return [name, row.row, row.column, write(value), ...parts, formatCount(n), raw === null ? '' : write(raw), ...last]
}

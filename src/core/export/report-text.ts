import type { MappingChoice } from '../dataset/mapping-choice'
import { formatPeriod } from '../format/month'
import { formatBytes, formatCount } from '../format/number'
import { filterText } from '../pivot/filter-text'
import { problemText } from '../report/problem-text'
import type { ReadReport } from '../report/read-report'
import type { ReportDataset, View } from '../report/report'
import { type Deck, LAYOUT_NAMES } from '../slide/deck/deck'

/** What a report holds, for a terminal. */
export function reportText({ report, problems }: ReadReport): string {
  const slides = report.slides.map(({ view, headline }) => `  ${nameOf(report.views, view)}: ${headline}`)
  const blocks: [string, readonly string[]][] = [
    ['Datasets', report.datasets.flatMap(datasetLines)],
    ['Views', report.views.map((view) => viewLine(view, view.id === report.openView))],
    ['Columns decided', decisions(report.mapping)],
    ['Slides', [...slides, ...deckLines(report.deck)]],
    ['Not readable', problems.map((problem) => `  ${problemText(problem)}`)],
  ]
  return blocks
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${[title, ...lines].join('\n')}\n`)
    .join('\n')
}

const deckLines = (deck: Deck | null): string[] =>
  (deck?.slides ?? []).map(
    ({ headline, printed, layout }, i) => `  ${i + 1}. ${headline ?? printed?.headline ?? LAYOUT_NAMES[layout]}`,
  )

function datasetLines({ name, isSample, paths, files, bytes, content, columns }: ReportDataset): string[] {
  const place = isSample ? ['the sample of the program'] : paths.map(({ path }) => path)
  const size = `${formatCount(files)} file${files === 1 ? '' : 's'}, ${formatBytes(bytes)}, ${columns.length} columns`
  const sessions = content === null ? [] : [`${formatCount(content.sessions)} sessions`]
  const period = content?.period ? [formatPeriod(content.period)] : []
  return [`  ${name}: ${[size, ...sessions, ...period].join(', ')}`, ...place.map((one) => `    ${one}`)]
}

function viewLine({ name, spec }: View, isShown: boolean): string {
  const axis = (title: string, of: readonly { dimension: string }[]) =>
    of.length === 0 ? [] : [`${title} ${of.map(({ dimension }) => dimension).join(', ')}`]
  const filters = spec.filters.map((filter) => `where ${filterText(filter)}`)
  const parts = [
    ...axis('rows', spec.rows),
    ...axis('columns', spec.columns),
    `measures ${spec.measures.join(', ')}`,
    ...filters,
  ]
  return `${isShown ? '*' : ' '} ${name}: ${parts.join('; ')}`
}

function decisions({ columns, labels }: MappingChoice): string[] {
  const fields = Object.entries(columns).map(([source, field]) => `  ${source} is ${field ?? 'no field'}`)
  const spellings = Object.entries(labels).flatMap(([field, of]) =>
    Object.entries(of ?? {}).map(([spelling, label]) => `  ${field}: ${spelling} is ${label ?? 'no label'}`),
  )
  return [...fields, ...spellings]
}

const nameOf = (views: readonly View[], id: string): string => views.find((view) => view.id === id)?.name ?? id

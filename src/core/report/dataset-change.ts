import type { ReportContent, ReportDataset } from './report'

/** One difference between the dataset a report was made on and the one it is opened on. */
export type DatasetChange =
  | { readonly code: 'sessions' | 'users'; readonly before: number | null; readonly after: number | null }
  | { readonly code: 'period'; readonly before: ReportContent['period']; readonly after: ReportContent['period'] }
  | { readonly code: 'columns-new' | 'columns-gone'; readonly columns: readonly string[] }
  | { readonly code: 'column-kind'; readonly column: string; readonly before: string; readonly after: string }
  | { readonly code: 'labels-new' | 'labels-gone'; readonly column: string; readonly labels: readonly string[] }
  /** Bins between quantiles whose edges are those of the other dataset. */
  | { readonly code: 'quantiles'; readonly dimension: string }

/**
 * How a dataset relates to the one a report was made on.
 *
 * - `same`: as far as the fingerprint tells, the same files
 * - `newer`: other files with the same columns
 * - `other`: other files with other columns
 */
export type Binding = 'same' | 'newer' | 'other'

type Known = Pick<ReportDataset, 'fingerprint' | 'signature' | 'columns' | 'content'>

export function bindingOf(saved: Known, now: Known): Binding {
  if (saved.fingerprint !== null && saved.fingerprint === now.fingerprint) return 'same'
  return saved.signature !== null && saved.signature === now.signature ? 'newer' : 'other'
}

/** What is different now, in the order it is listed; empty where nothing is that can be seen from here. */
export function datasetChanges(saved: Known, now: Known): DatasetChange[] {
  return [...contentChanges(saved.content, now.content), ...columnChanges(saved.columns, now.columns)]
}

function contentChanges(before: ReportContent | null, after: ReportContent | null): DatasetChange[] {
  if (!before || !after) return []
  const counts = (['sessions', 'users'] as const).flatMap((code) =>
    before[code] === after[code] ? [] : [{ code, before: before[code], after: after[code] }],
  )
  const isSamePeriod = before.period?.first === after.period?.first && before.period?.last === after.period?.last
  const period = isSamePeriod ? [] : [{ code: 'period' as const, before: before.period, after: after.period }]
  return [...counts, ...period, ...labelChanges(before.labels, after.labels)]
}

function labelChanges(before: ReportContent['labels'], after: ReportContent['labels']): DatasetChange[] {
  return Object.keys(before)
    .filter((column) => Object.hasOwn(after, column))
    .flatMap((column) => {
      const added = missingFrom(after[column]!, before[column]!)
      const gone = missingFrom(before[column]!, after[column]!)
      return [
        ...(added.length > 0 ? [{ code: 'labels-new' as const, column, labels: added }] : []),
        ...(gone.length > 0 ? [{ code: 'labels-gone' as const, column, labels: gone }] : []),
      ]
    })
}

function columnChanges(before: ReportDataset['columns'], after: ReportDataset['columns']): DatasetChange[] {
  // A report whose columns could not be read says nothing of columns.
  if (before.length === 0) return []
  const names = (columns: ReportDataset['columns']) => [...new Set(columns.map(({ name }) => name))]
  const added = missingFrom(names(after), names(before))
  const gone = missingFrom(names(before), names(after))
  const kinds = names(before).flatMap((column) => {
    const was = kindOf(before, column)
    const is = kindOf(after, column)
    return is === null || was === is ? [] : [{ code: 'column-kind' as const, column, before: was ?? '', after: is }]
  })
  return [
    ...(added.length > 0 ? [{ code: 'columns-new' as const, columns: added }] : []),
    ...(gone.length > 0 ? [{ code: 'columns-gone' as const, columns: gone }] : []),
    ...kinds,
  ]
}

/** The kinds of a column, of which a start has two: itself and its month. */
function kindOf(columns: ReportDataset['columns'], column: string): string | null {
  const kinds = columns.filter(({ name }) => name === column).map(({ kind }) => (kind === 'text' ? 'category' : kind))
  return kinds.length === 0 ? null : [...new Set(kinds)].sort().join(' and ')
}

function missingFrom(these: readonly string[], those: readonly string[]): string[] {
  const known = new Set(those)
  return these.filter((one) => !known.has(one))
}

import { isRuleField, LABELS_BY_COLUMN, raters } from '#core/dataset/labelled-by'
import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import { transcriptColumnWords } from '#core/dataset/transcript-column'
import { hasEnum, type LoadingColumn } from '#core/load/loading-column'
import type { Findings } from '../batch'

type Examples = ReadonlyMap<string, readonly string[]>
type Facts = Pick<SessionsTable, 'sessions' | 'users' | 'period' | 'isSynthetic' | 'columns'>

/** Tells what is in a table that has just been loaded, from what was counted on the way. */
export function tableFacts(
  columns: readonly LoadingColumn[],
  examples: Examples,
  sessions: number,
  labelledBy: Findings['labelledBy'],
): Facts {
  const stored = columns.filter(({ isFreeText }) => !isFreeText)
  const user = stored.find(({ mapped }) => mapped.kind === 'user')
  const labelsBy = stored.find(({ mapped }) => mapped.source.name === LABELS_BY_COLUMN)?.labels?.vocabulary.labels
  const synthetic = stored.find(({ mapped }) => mapped.column === 'synthetic' && mapped.kind === 'flag')
  return {
    sessions,
    users: user ? user.counts.distinct : null,
    period: periodOf(stored),
    isSynthetic: synthetic?.counts.hasMet(1) ?? false,
    columns: [
      ...stored.map((column) => ({
        ...columnFacts(column, examples, sessions),
        ...ratersOf(column, labelsBy, labelledBy),
        ...(column.counts.days && { span: column.counts.days }),
      })),
      ...columns.filter(({ isFreeText }) => isFreeText).map((column) => freeText(column, examples)),
    ],
  }
}

/** A journal says who labelled a column; else the export may, of the fields that rules fill. */
function ratersOf(
  { mapped, counts }: LoadingColumn,
  labelsBy: readonly string[] | undefined,
  labelledBy: Findings['labelledBy'],
): Pick<TableColumn, 'labelledBy'> {
  const told = labelledBy.get(mapped.source.name)
  if (told) return { labelledBy: told }
  return labelsBy && isRuleField(mapped.field?.id ?? '') ? { labelledBy: raters(labelsBy, counts.known) } : {}
}
/** Tells what is in a column, from what was counted of it. */
export const columnFacts = (column: LoadingColumn, examples: Examples, sessions: number): TableColumn => ({
  ...tableColumn(column, examples),
  distinct: column.counts.distinct,
  missing: sessions - column.counts.known,
})

function periodOf(columns: readonly LoadingColumn[]): SessionsTable['period'] {
  const month = columns.find(({ mapped }) => mapped.kind === 'month')
  const met = month?.labels?.vocabulary.labels.filter((_, code) => month.counts.hasMet(code)).sort() ?? []
  return met.length > 0 ? { first: met[0]!, last: met.at(-1)! } : null
}

function tableColumn(loading: LoadingColumn, examples: Examples): Omit<TableColumn, 'distinct' | 'missing'> {
  const { mapped, labels, misfits } = loading
  const { field, source, column, kind, by, fit } = mapped
  const words = field ?? transcriptColumnWords(source.name)
  return {
    column,
    source: source.name,
    name: words?.name ?? source.name,
    field: field ? (field.id as TableColumn['field']) : null,
    kind,
    group: field?.group ?? 'other',
    about: words?.about ?? 'A column of the export outside the session schema.',
    mappedBy: by,
    fit,
    examples: examples.get(source.name) ?? [],
    unknown: field?.taxonomy ? misfits.spellings : [],
    ...(hasEnum(loading) && { labels: labels!.vocabulary.labels }),
  }
}

const freeText = (column: LoadingColumn, examples: Examples): TableColumn => ({
  ...tableColumn(column, examples),
  kind: 'text',
  about: 'Free text; it is left in the file.',
  distinct: column.labels!.vocabulary.size,
  missing: 0,
})

import { isRuleField, LABELS_BY_COLUMN, raters } from '#core/dataset/labelled-by'
import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import { transcriptColumnWords } from '#core/dataset/transcript-column'
import type { LoadingColumn } from '#core/load/loading-column'
import { compileMemory } from '#core/sql/compile-memory'
import { compileSpans, spanNames } from '#core/sql/compile-spans'
import type { LoadRun } from './load-run'

type Examples = ReadonlyMap<string, readonly string[]>
type Facts = Pick<SessionsTable, 'table' | 'sessions' | 'users' | 'period' | 'isSynthetic' | 'bytes' | 'columns'>

/** Tells what is in a table that has just been loaded, from what was counted on the way. */
export async function readTableFacts(
  load: LoadRun,
  columns: readonly LoadingColumn[],
  examples: Examples,
  sessions: number,
): Promise<Facts> {
  const stored = columns.filter(({ isFreeText }) => !isFreeText)
  const spans = await readSpans(load, stored)
  const memory = await load.run(compileMemory())
  const user = stored.find(({ mapped }) => mapped.kind === 'user')
  const labelsBy = stored.find(({ mapped }) => mapped.source.name === LABELS_BY_COLUMN)?.labels?.vocabulary.labels
  const synthetic = stored.find(({ mapped }) => mapped.column === 'synthetic' && mapped.kind === 'flag')
  return {
    table: load.tables.sessions,
    sessions,
    users: user ? user.counts.distinct : null,
    period: periodOf(stored),
    isSynthetic: synthetic?.counts.hasMet(1) ?? false,
    bytes: Number(memory.column('bytes').at(0)),
    columns: [
      ...stored.map((column) => ({
        ...tableColumn(column, examples),
        distinct: column.counts.distinct,
        missing: sessions - column.counts.known,
        ...(labelsBy &&
          isRuleField(column.mapped.field?.id ?? '') && { labelledBy: raters(labelsBy, column.counts.known) }),
        ...spans.get(column.mapped.column),
      })),
      ...columns.filter(({ isFreeText }) => isFreeText).map((column) => freeText(column, examples)),
    ],
  }
}

type Span = Pick<TableColumn, 'span'>

async function readSpans(load: LoadRun, columns: readonly LoadingColumn[]): Promise<ReadonlyMap<string, Span>> {
  const times = columns.map(({ mapped }) => mapped).filter(({ kind }) => kind === 'time')
  const names = times.map(({ column }) => column)
  if (names.length === 0) return new Map()
  const answer = await load.run(compileSpans(load.tables.sessions, names))
  return new Map(
    names.map((name, i): [string, Span] => {
      const [first, last] = Object.values(spanNames(i)).map((of) => answer.column(of).at(0))
      return [name, first && last ? { span: { first: String(first), last: String(last) } } : {}]
    }),
  )
}

function periodOf(columns: readonly LoadingColumn[]): SessionsTable['period'] {
  const month = columns.find(({ mapped }) => mapped.kind === 'month')
  const met = month?.labels?.vocabulary.labels.filter((_, code) => month.counts.hasMet(code)).sort() ?? []
  return met.length > 0 ? { first: met[0]!, last: met.at(-1)! } : null
}

function tableColumn(loading: LoadingColumn, examples: Examples): Omit<TableColumn, 'distinct' | 'missing'> {
  const { mapped, labels, enumName, misfits } = loading
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
    ...(enumName !== null && { labels: labels!.vocabulary.labels }),
  }
}

const freeText = (column: LoadingColumn, examples: Examples): TableColumn => ({
  ...tableColumn(column, examples),
  kind: 'text',
  about: 'Free text; it is left in the file.',
  distinct: column.labels!.vocabulary.size,
  missing: 0,
})

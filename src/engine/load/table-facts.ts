import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import { transcriptColumnWords } from '#core/dataset/transcript-column'
import { compileFacts, factNames } from '#core/sql/compile-facts'
import type { LoadRun } from './load-run'
import type { LoadingColumn } from './loading-column'

type Facts = Pick<SessionsTable, 'table' | 'sessions' | 'users' | 'period' | 'isSynthetic' | 'columns'>

/** Tells what is in a table that has just been loaded. */
export async function readTableFacts(load: LoadRun, columns: readonly LoadingColumn[]): Promise<Facts> {
  const { sessions: table } = load.tables
  const stored = columns.filter(({ isFreeText }) => !isFreeText)
  const facts = await load.run(
    compileFacts(
      table,
      stored.map(({ mapped }) => mapped),
    ),
  )
  const count = (name: string): number => (facts.has(name) ? Number(facts.column(name).at(0)) : 0)
  const text = (name: string): string | null => (facts.has(name) ? (facts.column(name).at(0) as string | null) : null)
  const sessions = count('sessions')
  const first = text('first_month')
  const last = text('last_month')
  const user = stored.findIndex(({ mapped }) => mapped.kind === 'user')
  return {
    table,
    sessions,
    users: user < 0 ? null : count(factNames(user).distinct),
    period: first !== null && last !== null ? { first, last } : null,
    isSynthetic: count('synthetic') > 0,
    columns: [
      ...stored.map((column, i) => {
        const names = factNames(i)
        return { ...tableColumn(column), distinct: count(names.distinct), missing: sessions - count(names.known) }
      }),
      ...columns.filter(({ isFreeText }) => isFreeText).map(freeText),
    ],
  }
}

function tableColumn({ mapped, vocabulary, enumName }: LoadingColumn): Omit<TableColumn, 'distinct' | 'missing'> {
  const { field, source, column, kind } = mapped
  const words = field ?? transcriptColumnWords(source.name)
  return {
    column,
    source: source.name,
    name: words?.name ?? source.name,
    field: field ? (field.id as TableColumn['field']) : null,
    kind,
    group: field?.group ?? 'other',
    about: words?.about ?? 'A column of the export outside the session schema.',
    ...(enumName !== null && { labels: vocabulary!.labels }),
  }
}

const freeText = (column: LoadingColumn): TableColumn => ({
  ...tableColumn(column),
  kind: 'text',
  about: 'Free text; it is left in the file.',
  distinct: column.vocabulary!.labels.length,
  missing: 0,
})

import type { ResultTable } from '#core/cells/result-table'
import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import { transcriptColumnWords } from '#core/dataset/transcript-column'
import type { LoadingColumn } from '#core/load/loading-column'
import { compileFacts, factNames } from '#core/sql/compile-facts'
import { compileMemory } from '#core/sql/compile-memory'
import type { LoadRun } from './load-run'

type Examples = ReadonlyMap<string, readonly string[]>
type Facts = Pick<SessionsTable, 'table' | 'sessions' | 'users' | 'period' | 'isSynthetic' | 'bytes' | 'columns'>

/** Columns asked of in one statement: counting distinct values takes megabytes a column, however few they are. */
const AT_ONCE = 100

/** Tells what is in a table that has just been loaded. */
export async function readTableFacts(
  load: LoadRun,
  columns: readonly LoadingColumn[],
  examples: Examples,
): Promise<Facts> {
  const { sessions: table } = load.tables
  const stored = columns.filter(({ isFreeText }) => !isFreeText)
  const answers: ResultTable[] = []
  for (let at = 0; at < stored.length; at += AT_ONCE) {
    const some = stored.slice(at, at + AT_ONCE).map(({ mapped }) => mapped)
    answers.push(await load.run(compileFacts(table, some)))
  }
  const fact = (name: string): unknown =>
    answers
      .find((answer) => answer.has(name))
      ?.column(name)
      .at(0) ?? null
  const columnFact = (i: number, name: keyof ReturnType<typeof factNames>): number => {
    const answer = answers[Math.floor(i / AT_ONCE)]!
    const { [name]: column } = factNames(i % AT_ONCE)
    return answer.has(column) ? Number(answer.column(column).at(0)) : 0
  }
  const memory = await load.run(compileMemory())
  const sessions = Number(fact('sessions'))
  const first = fact('first_month') as string | null
  const last = fact('last_month') as string | null
  const user = stored.findIndex(({ mapped }) => mapped.kind === 'user')
  return {
    table,
    sessions,
    users: user < 0 ? null : columnFact(user, 'distinct'),
    period: first !== null && last !== null ? { first, last } : null,
    isSynthetic: Number(fact('synthetic')) > 0,
    bytes: Number(memory.column('bytes').at(0)),
    columns: [
      ...stored.map((column, i) => ({
        ...tableColumn(column, examples),
        distinct: columnFact(i, 'distinct'),
        missing: sessions - columnFact(i, 'known'),
      })),
      ...columns.filter(({ isFreeText }) => isFreeText).map((column) => freeText(column, examples)),
    ],
  }
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

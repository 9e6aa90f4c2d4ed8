import type { ColumnProfile, SpellingCount } from '#core/dataset/column-profile'
import { hasSchemaName } from '#core/dataset/propose-fields'
import type { SourceColumn } from '#core/dataset/source-column'
import { countValues, firstRows, profileNames, spellingCounts } from '#core/sql/compile-profile'
import { type LoadRun, valuesOf } from './load-run'

// Wider exports have the fields of a session among their first columns, or none.
const MOST_PROFILED = 300

/** Columns asked of in one statement: counting distinct values takes megabytes a column, however few they are. */
const AT_ONCE = 100

/** What the staged batch holds in the columns that the names of the schema do not tell, by name. */
export async function profileBatch(
  load: LoadRun,
  columns: readonly SourceColumn[],
): Promise<Map<string, ColumnProfile>> {
  const asked = columns.filter((source) => !hasSchemaName(source)).slice(0, MOST_PROFILED)
  const profiles = new Map<string, ColumnProfile>()
  if (asked.length === 0) return profiles
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const some = asked.slice(at, at + AT_ONCE)
    const counts = await load.run(countValues(some, load.tables))
    for (const [i, source] of some.entries()) {
      const count = (name: string) => Number(counts.column(name).at(0))
      const written = count(profileNames(i).written)
      const spellings = written > 0 && canTell(source) ? await readSpellings(load, source) : []
      profiles.set(source.name, { source, written, distinct: count(profileNames(i).distinct), spellings })
    }
  }
  return profiles
}

/** Fractions and instants are not told by their spelling. */
const canTell = ({ type }: SourceColumn): boolean => type !== 'number' && type !== 'time'

async function readSpellings(load: LoadRun, source: SourceColumn): Promise<SpellingCount[]> {
  const answer = await load.run(spellingCounts(source, load.tables))
  const rows = valuesOf(answer, 'rows')
  return valuesOf(answer, 'text').map((text, i) => ({ text: String(text), count: Number(rows[i]) }))
}

const EXAMPLE_ROWS = 50
const MOST_EXAMPLES = 3
const LONGEST_EXAMPLE = 60

/** A few values of every column as the export writes them, by name. */
export async function readExamples(
  load: LoadRun,
  columns: readonly SourceColumn[],
): Promise<Map<string, readonly string[]>> {
  const answer = await load.run(firstRows(columns, load.tables, EXAMPLE_ROWS))
  return new Map(
    columns.map(({ name }, i) => {
      const texts = valuesOf(answer, profileNames(i).text).flatMap((text) => (text === null ? [] : [String(text)]))
      return [name, [...new Set(texts)].slice(0, MOST_EXAMPLES).map(shortened)]
    }),
  )
}

const shortened = (text: string): string =>
  text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE)}…` : text

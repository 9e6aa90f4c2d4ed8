import { type ColumnProfile, MOST_SPELLINGS, type SpellingCount } from '../dataset/column-profile'
import { hasSchemaName } from '../dataset/propose-fields'
import type { SourceColumn } from '../dataset/source-column'
import { type CodedValues, hasValue, type SourceValues, spellingAt, type TextValues } from './source-values'
import { SpellingTable } from './spelling-table'

// Wider exports have the fields of a session among their first columns, or none.
const MOST_PROFILED = 300
const MOST_ROWS = 32_768

type ValuesOf = (source: string) => SourceValues

/** What the first rows hold in the columns that the names of the schema do not tell, by name. */
export function profileColumns(columns: readonly SourceColumn[], valuesOf: ValuesOf): Map<string, ColumnProfile> {
  const asked = columns.filter((source) => !hasSchemaName(source)).slice(0, MOST_PROFILED)
  return new Map(asked.map((source) => [source.name, profileOf(source, valuesOf(source.name))]))
}

function profileOf(source: SourceColumn, values: SourceValues): ColumnProfile {
  const counts = countsOf(values)
  const spellings = [...counts].map(([text, count]) => ({ text, count }))
  return {
    source,
    written: spellings.reduce((sum, { count }) => sum + count, 0),
    distinct: spellings.length,
    spellings: canTell(source) ? mostFrequent(spellings) : [],
  }
}

/** Fractions and instants are not told by their spelling. */
const canTell = ({ type }: SourceColumn): boolean => type !== 'number' && type !== 'time'

function mostFrequent(spellings: SpellingCount[]): SpellingCount[] {
  return spellings.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)).slice(0, MOST_SPELLINGS)
}

function countsOf(values: SourceValues): Map<string, number> {
  if (values.kind === 'text') return countTexts(values)
  return values.kind === 'coded' ? countCodes(values) : countValues(values)
}

function countCodes({ codes, texts, ...rows }: CodedValues): Map<string, number> {
  const counts = new Uint32Array(texts.length)
  for (let row = 0; row < Math.min(rows.length, MOST_ROWS); row++) if (hasValue(rows, row)) counts[codes[row]!]!++
  const spelled = Array.from(counts, (count, code) => [count > 0 ? spellingAt(texts, code) : null, count] as const)
  return new Map(spelled.flatMap(([text, count]) => (text === null ? [] : [[text, count]])))
}

/** Rows by spelling. Every text is decoded once. */
function countTexts(values: TextValues): Map<string, number> {
  const { bytes, offsets } = values
  const table = new SpellingTable()
  const texts: (string | null)[] = []
  const counts: number[] = []
  for (let row = 0; row < Math.min(values.length, MOST_ROWS); row++) {
    if (!hasValue(values, row)) continue
    const number = table.numberOf(bytes, offsets[row]!, offsets[row + 1]!)
    if (number === texts.length) {
      texts.push(spellingAt(values, row))
      counts.push(0)
    }
    counts[number]!++
  }
  return new Map(texts.flatMap((text, i) => (text === null ? [] : [[text, counts[i]!]])))
}

function countValues(values: SourceValues): Map<string, number> {
  const counts = new Map<string, number>()
  for (let row = 0; row < Math.min(values.length, MOST_ROWS); row++) {
    const text = spellingAt(values, row)
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return counts
}

const EXAMPLE_ROWS = 50
const MOST_EXAMPLES = 3
const LONGEST_EXAMPLE = 60

/** A few values of every column as the export writes them, by name. */
export function firstExamples(columns: readonly SourceColumn[], valuesOf: ValuesOf): Map<string, readonly string[]> {
  return new Map(columns.map(({ name }) => [name, examplesOf(valuesOf(name))]))
}

function examplesOf(values: SourceValues): string[] {
  const texts = new Set<string>()
  for (let row = 0; row < Math.min(values.length, EXAMPLE_ROWS) && texts.size < MOST_EXAMPLES; row++) {
    const text = spellingAt(values, row)
    if (text !== null) texts.add(shortened(text))
  }
  return [...texts]
}

const shortened = (text: string): string =>
  text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE)}…` : text

import type { SourceColumn } from './source-column'

/** How a file is written. */
export type FileFormat = 'parquet' | 'arrow' | 'csv' | 'json' | 'transcript'

/** A file, and the columns it has. */
export interface FormedFile {
  readonly file: string
  readonly format: FileFormat
  readonly columns: readonly SourceColumn[]
}

/** Files that are one export: one format, and the same columns. */
export interface FileGroup {
  readonly format: FileFormat
  readonly files: readonly string[]
  /** Where they stand among the files that were chosen. */
  readonly at: readonly number[]
  /** Columns that not every other group has, those that fewest have first; at most `MOST_COLUMNS`. */
  readonly columns: readonly string[]
}

const MOST_COLUMNS = 20

/**
 * Puts files with the same signature together: the same columns with the same kinds of values, in any order. Whole and
 * other numbers are one kind. Of JSON a key that a file lacks is a missing value, so that a file whose columns another one
 * has belongs to it.
 */
export function groupFiles(files: readonly FormedFile[]): FileGroup[] {
  const groups: { readonly format: FileFormat; columns: ReadonlySet<string>; readonly at: number[] }[] = []
  files.forEach(({ format, columns }, i) => {
    const signature = new Set(format === 'transcript' ? [] : columns.map(signatureOf))
    const same = groups.find((group) => group.format === format && isOne(format, group.columns, signature))
    if (same) {
      same.at.push(i)
      if (signature.size > same.columns.size) same.columns = signature
    } else groups.push({ format, columns: signature, at: [i] })
  })
  return groups.map((group) => {
    const others = groups.filter((other) => other !== group)
    const sharing = (column: string) => others.filter((other) => other.columns.has(column)).length
    const own = [...group.columns].filter((column) => sharing(column) < others.length)
    return {
      format: group.format,
      files: group.at.map((i) => files[i]!.file),
      at: group.at,
      columns: own
        .sort((a, b) => sharing(a) - sharing(b))
        .slice(0, MOST_COLUMNS)
        .map(nameOf),
    }
  })
}

function isOne(format: FileFormat, a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [smaller, larger] = a.size < b.size ? [a, b] : [b, a]
  return (format === 'json' || a.size === b.size) && [...smaller].every((column) => larger.has(column))
}

const signatureOf = ({ name, type }: SourceColumn): string => `${type === 'integer' ? 'number' : type} ${name}`
const nameOf = (signature: string): string => signature.slice(signature.indexOf(' ') + 1)

/** Of each column that is whole numbers in some files and other numbers in others: its name. */
export function widenedColumns(files: readonly FormedFile[]): Set<string> {
  const types = new Map<string, Set<SourceColumn['type']>>()
  for (const { columns } of files) {
    for (const { name, type } of columns) types.set(name, (types.get(name) ?? new Set()).add(type))
  }
  return new Set([...types].filter(([, of]) => of.has('integer') && of.has('number')).map(([name]) => name))
}

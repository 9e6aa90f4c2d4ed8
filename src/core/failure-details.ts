import type { Failure } from './failure'

const MOST_COLUMNS = 20
const LONGEST_NAME = 40

/** A failure as text to paste; names of columns, which can be data where a file has no header, are cut short. */
export function failureDetails(failure: Failure): string {
  const short = 'columns' in failure ? { ...failure, columns: shortened(failure.columns) } : failure
  return JSON.stringify(short, null, 2)
}

function shortened(names: readonly string[]): string[] {
  const first = names
    .slice(0, MOST_COLUMNS)
    .map((name) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name))
  return names.length > MOST_COLUMNS ? [...first, `${names.length - MOST_COLUMNS} more`] : first
}

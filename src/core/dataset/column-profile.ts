import type { SourceColumn } from './source-column'

/** One spelling of a column's values, and how many rows have it. */
export interface SpellingCount {
  readonly text: string
  readonly count: number
}

/** What the first rows of an export hold in one column. */
export interface ColumnProfile {
  readonly source: SourceColumn
  /** Rows looked at that have a value. */
  readonly written: number
  /** Distinct values among them. */
  readonly distinct: number
  /** The most frequent spellings, at most `MOST_SPELLINGS`. */
  readonly spellings: readonly SpellingCount[]
}

export const MOST_SPELLINGS = 200

/** Rows whose spelling is right, as a share of the rows of the known spellings; 0 where there are none. */
export function shareWhere({ spellings }: ColumnProfile, isRight: (text: string) => boolean): number {
  let all = 0
  let right = 0
  for (const { text, count } of spellings) {
    all += count
    if (isRight(text)) right += count
  }
  return all === 0 ? 0 : right / all
}

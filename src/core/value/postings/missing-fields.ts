import { fail, ok, type Result } from '../../failure'
import type { PostingField } from './posting-field'
import type { PostingMapping } from './propose-posting-fields'

/** What postings cannot be without. */
export const NEEDED: readonly PostingField[] = ['description', 'price']

/** Fails where the file has no column for what postings cannot be without. */
export function missingFields(
  mapping: PostingMapping,
  file: string,
  columns: readonly { readonly name: string }[],
): Result<null> {
  const missing = NEEDED.filter((field) => mapping[field] === undefined)
  return missing.length === 0
    ? ok(null)
    : fail({ code: 'postings-columns', file, missing, columns: columns.map(({ name }) => name) })
}

import { foldName } from '../../dataset/field-aliases'
import { cleanText } from './clean-text'
import { parsePostedAt } from './parse-date'
import { parsePrice } from './parse-price'
import { POSTING_ALIASES, POSTING_FIELDS, type PostingField } from './posting-field'

/** A column of a postings file, its values as they are written. */
export interface TextColumn {
  readonly name: string
  readonly values: readonly (string | null)[]
}

export type PostingMapping = Readonly<Partial<Record<PostingField, string>>>

/** A field found for a column, and how. `fit` is the share of the values looked at that could be of the field. */
export interface PostingProposal {
  readonly field: PostingField
  readonly source: string
  readonly by: 'choice' | 'alias' | 'content'
  readonly fit: number
}

const LOOKED_AT = 500

/**
 * Which column holds which field: what was chosen, then names known from other files where the values do not speak
 * against them, then, for title, description and price, what the values tell.
 *
 * @param chosen by column; null for none
 */
export function proposePostingFields(
  columns: readonly TextColumn[],
  chosen: Readonly<Record<string, PostingField | null>> = {},
): PostingProposal[] {
  const found: PostingProposal[] = []
  const isOpen = (field: PostingField) => !found.some((one) => one.field === field)
  for (const { name } of columns) {
    const field = Object.hasOwn(chosen, name) ? chosen[name] : undefined
    if (field && isOpen(field)) found.push({ field, source: name, by: 'choice', fit: 1 })
  }
  const open = () =>
    columns.filter(({ name }) => !Object.hasOwn(chosen, name) && !found.some(({ source }) => source === name))
  for (const { id } of POSTING_FIELDS) {
    if (!isOpen(id)) continue
    for (const alias of POSTING_ALIASES[id]) {
      const column = open().find(({ name }) => foldName(name) === foldName(alias))
      const fit = column ? fitOf(id, column) : 0
      if (column && fit >= FITS_NAME) {
        found.push({ field: id, source: column.name, by: 'alias', fit })
        break
      }
    }
  }
  for (const id of ['description', 'title', 'price', 'posted_at'] as const) {
    if (!isOpen(id)) continue
    const best = open()
      .map((column) => ({ column, fit: recognised(id, column) }))
      .sort((a, b) => b.fit - a.fit)[0]
    if (best && best.fit >= FITS_CONTENT)
      found.push({ field: id, source: best.column.name, by: 'content', fit: best.fit })
  }
  return found
}

export const mappingOf = (proposals: readonly PostingProposal[]): PostingMapping =>
  Object.fromEntries(proposals.map(({ field, source }) => [field, source]))

const FITS_NAME = 0.5
const FITS_CONTENT = 0.8

function written({ values }: TextColumn): string[] {
  const found: string[] = []
  for (const text of values) {
    if (text !== null && text.trim() !== '') found.push(text)
    if (found.length === LOOKED_AT) break
  }
  return found
}

function share(column: TextColumn, isRight: (text: string) => boolean): number {
  const values = written(column)
  return values.length === 0 ? 0 : values.filter(isRight).length / values.length
}

function fitOf(field: PostingField, column: TextColumn): number {
  switch (field) {
    case 'price':
    case 'predicted':
      return share(column, (text) => parsePrice(text) !== null)
    case 'posted_at':
      return share(column, (text) => parsePostedAt(text) !== null)
    case 'currency':
      return share(column, (text) => /^[a-z]{3}$/i.test(text.trim()))
    // Of a file whose jobs are all at a fixed price they are empty.
    default:
      return written(column).length === 0 ? 0 : 1
  }
}

function recognised(field: 'description' | 'title' | 'price' | 'posted_at', column: TextColumn): number {
  const words = (text: string) => cleanText(text).split(/\s+/).length
  switch (field) {
    case 'description':
      return share(column, (text) => text.length >= 50 && words(text) >= 8)
    case 'title':
      return share(
        column,
        (text) => text.length <= 150 && words(text) >= 2 && words(text) <= 20 && /\p{L}{3}/u.test(text),
      )
    case 'price':
      return share(column, (text) => /[$€£₹]|\b[A-Z]{3}\b/.test(text) && parsePrice(text) !== null)
    case 'posted_at':
      return share(column, (text) => /\D/.test(text) && parsePostedAt(text) !== null)
  }
}

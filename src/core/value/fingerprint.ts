import { hashText } from '../transcript/hash'
import type { Posting } from './postings/posting'

/** Tells a set of prices from others, in any order: 26 hexadecimal digits. */
export function fingerprintOfPostings(
  postings: readonly Pick<Posting, 'id' | 'price' | 'title' | 'description'>[],
): string {
  const each = postings
    .map(({ id, price, title, description }) => JSON.stringify([id, price, title, description]))
    .sort()
  return fingerprintOfText(each.join('\n'))
}

export const fingerprintOfText = (text: string): string =>
  [text, `${text}\n`].map((part) => hashText(part).toString(16).padStart(14, '0').slice(1)).join('')

import MiniSearch from 'minisearch'
import { PARTS } from '#core/value/text/text-index'
import { wordsOf } from '#core/value/text/words'

/** A library's index of postings, by the parameters that docs/method.md names. The id of a posting is its position. */
export function referenceIndex(
  postings: readonly { readonly title: string; readonly description: string; readonly skills: readonly string[] }[],
): MiniSearch {
  const index = new MiniSearch({
    fields: PARTS.map(({ id }) => id),
    tokenize: wordsOf,
    processTerm: (term) => term,
    searchOptions: {
      boost: Object.fromEntries(PARTS.map(({ id, weight }) => [id, weight])),
      bm25: { k: 1.2, b: 0.7, d: 0.5 },
    },
  })
  index.addAll(postings.map((posting, id) => ({ ...posting, id, skills: posting.skills.join(' ') })))
  return index
}

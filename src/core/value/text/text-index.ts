import { wordsOf } from './words'

/** The parts of a posting, and how much a word in each counts. */
export const PARTS = [
  { id: 'title', weight: 2 },
  { id: 'description', weight: 1 },
  { id: 'skills', weight: 1.5 },
] as const

export interface IndexedText {
  readonly title: string
  readonly description: string
  readonly skills: readonly string[]
}

/** BM25+ (Lv and Zhai 2011, section 4) with the usual constants. */
const K1 = 1.2
const B = 0.7
const DELTA = 0.5

/** Where a word stands: documents in order, and what it is worth in each. */
interface Places {
  readonly documents: Uint32Array
  readonly scores: Float32Array
}

/** A document that has words of a query, and how well it fits. */
export interface Match {
  readonly document: number
  readonly score: number
}

/** Words of a query that are looked up, the rarest: frequent ones decide little and take the most time. */
export const MOST_WORDS = 24
/** Words that a larger share of the documents have tell too little. */
const MOST_COMMON = 0.25

/**
 * Finds the texts that are most like another by their words. What each word is worth in each document is computed once,
 * when the index is built, so that a query only adds up.
 */
export class TextIndex {
  readonly size: number
  readonly #numbers = new Map<string, number>()
  readonly #places: Places[] = []
  readonly #sums: Float32Array
  readonly #touched: Uint32Array

  constructor(texts: readonly IndexedText[]) {
    this.size = texts.length
    this.#sums = new Float32Array(texts.length)
    this.#touched = new Uint32Array(texts.length)
    this.#build(texts)
  }

  /** Documents that have the word. */
  frequency(word: string): number {
    const number = this.#numbers.get(word)
    return number === undefined ? 0 : this.#places[number]!.documents.length
  }

  /**
   * The documents that fit a query best, best first; of equals the earlier one.
   *
   * @param words of the query, repeated or not
   * @param limit at most so many
   */
  search(words: readonly string[], limit: number): Match[] {
    const found = this.#worthLookingUp(words)
    const [sums, touched] = [this.#sums, this.#touched]
    let count = 0
    for (const { documents, scores } of found) {
      for (let i = 0; i < documents.length; i++) {
        const document = documents[i]!
        if (sums[document] === 0) touched[count++] = document
        sums[document]! += scores[i]!
      }
    }
    const best = bestOf(sums, touched.subarray(0, count), limit)
    for (let i = 0; i < count; i++) sums[touched[i]!] = 0
    return best
  }

  /** The rarest words of a query, up to a bound of places; a word that very many have only where there is no other. */
  #worthLookingUp(words: readonly string[]): Places[] {
    const known = [...new Set(words)]
      .flatMap((word) => {
        const number = this.#numbers.get(word)
        return number === undefined ? [] : [this.#places[number]!]
      })
      .sort((a, b) => a.documents.length - b.documents.length)
    const telling = known.filter(({ documents }) => documents.length <= MOST_COMMON * this.size)
    let places = 0
    return (telling.length > 0 ? telling : known).slice(0, MOST_WORDS).filter(({ documents }, i) => {
      places += documents.length
      return i === 0 || places <= this.size
    })
  }

  #build(texts: readonly IndexedText[]): void {
    const parts = PARTS.map(({ id }) =>
      this.#count(texts.map((text) => (id === 'skills' ? text.skills.join(' ') : text[id]))),
    )
    const [sums, touched] = [this.#sums, this.#touched]
    for (let word = 0; word < this.#numbers.size; word++) {
      let count = 0
      for (const [p, { weight }] of PARTS.entries()) {
        const { lists, lengths, meanLength } = parts[p]!
        const list = lists[word]
        if (!list) continue
        const n = list.length / 2
        const rarity = Math.log(1 + (this.size - n + 0.5) / (n + 0.5))
        for (let i = 0; i < list.length; i += 2) {
          const [document, times] = [list[i]!, list[i + 1]!]
          const long = 1 - B + (B * lengths[document]!) / meanLength
          if (sums[document] === 0) touched[count++] = document
          sums[document]! += weight * rarity * (DELTA + (times * (K1 + 1)) / (times + K1 * long))
        }
      }
      const documents = touched.slice(0, count).sort()
      this.#places.push({ documents, scores: Float32Array.from(documents, (document) => sums[document]!) })
      for (const document of documents) sums[document] = 0
    }
  }

  /** How often each word stands in one part of each document: document and times, one after the other. */
  #count(texts: readonly string[]) {
    const lists: number[][] = []
    const lengths = new Uint32Array(texts.length)
    let all = 0
    texts.forEach((text, document) => {
      const times = new Map<string, number>()
      for (const word of wordsOf(text)) times.set(word, (times.get(word) ?? 0) + 1)
      lengths[document] = times.size
      all += times.size
      for (const [word, n] of times) {
        let number = this.#numbers.get(word)
        if (number === undefined) {
          number = this.#numbers.size
          this.#numbers.set(word, number)
        }
        const list = lists[number]
        if (list) list.push(document, n)
        else lists[number] = [document, n]
      }
    })
    return { lists, lengths, meanLength: all / Math.max(1, texts.length) || 1 }
  }
}

function bestOf(sums: Float32Array, documents: Uint32Array, limit: number): Match[] {
  // A heap whose top is the worst that is kept.
  const heap: number[] = []
  const isWorse = (a: number, b: number) => sums[a]! < sums[b]! || (sums[a] === sums[b] && a > b)
  const sink = () => {
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const right = left + 1
      let worst = at
      if (left < heap.length && isWorse(heap[left]!, heap[worst]!)) worst = left
      if (right < heap.length && isWorse(heap[right]!, heap[worst]!)) worst = right
      if (worst === at) return
      ;[heap[at], heap[worst]] = [heap[worst]!, heap[at]!]
      at = worst
    }
  }
  for (const document of documents) {
    if (heap.length < limit) {
      heap.push(document)
      for (let at = heap.length - 1; at > 0; ) {
        const above = (at - 1) >> 1
        if (!isWorse(heap[at]!, heap[above]!)) break
        ;[heap[at], heap[above]] = [heap[above]!, heap[at]!]
        at = above
      }
    } else if (limit > 0 && isWorse(heap[0]!, document)) {
      heap[0] = document
      sink()
    }
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1)).map((document) => ({ document, score: sums[document]! }))
}

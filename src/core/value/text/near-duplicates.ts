import { wordsOf } from './words'

/** Texts that share this much of their words, as a share of all words of both, are near-duplicates. */
export const NEAR = 0.8

/**
 * Which texts of one list are near-duplicates of some text of another, by the Jaccard index of their words; exact. Two
 * sets that are so alike share one of their rarest words, so that only those pairs are looked at. (Prefix filtering:
 * Chaudhuri, Ganti and Kaushik 2006, section 4.)
 */
export function nearDuplicates(texts: readonly string[], of: readonly string[], least = NEAR): Set<number> {
  const [asked, others] = numbered([texts, of]) as [Uint32Array[], Uint32Array[]]
  const prefix = (words: Uint32Array) => words.subarray(0, words.length - Math.ceil(least * words.length - 1e-9) + 1)
  const places = new Map<number, number[]>()
  others.forEach((words, i) => {
    for (const word of prefix(words)) {
      const at = places.get(word)
      if (at) at.push(i)
      else places.set(word, [i])
    }
  })
  const hasEmpty = others.some((words) => words.length === 0)
  const seenFor = new Int32Array(others.length).fill(-1)
  const found = new Set<number>()
  const isNear = (words: Uint32Array, i: number): boolean => {
    if (words.length === 0) return hasEmpty
    for (const word of prefix(words)) {
      for (const other of places.get(word) ?? []) {
        if (seenFor[other] === i) continue
        seenFor[other] = i
        if (isAlike(words, others[other]!, least)) return true
      }
    }
    return false
  }
  asked.forEach((words, i) => {
    if (isNear(words, i)) found.add(i)
  })
  return found
}

/** The words of each text as numbers, the rarest first, so that what is common can be counted in one walk. */
function numbered(lists: readonly (readonly string[])[]): Uint32Array[][] {
  const sets = lists.map((list) => list.map((text) => new Set(wordsOf(text))))
  const frequency = new Map<string, number>()
  for (const words of sets.flat()) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  const byRarity = [...frequency].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
  const numbers = new Map(byRarity.map(([word], i) => [word, i]))
  return sets.map((list) => list.map((words) => Uint32Array.from(words, (word) => numbers.get(word)!).sort()))
}

/** Whether what two sets have in common is at least such a share of what is in either. */
function isAlike(a: Uint32Array, b: Uint32Array, least: number): boolean {
  const needed = Math.ceil((least / (1 + least)) * (a.length + b.length) - 1e-9)
  let common = 0
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (common + Math.min(a.length - i, b.length - j) < needed) return false
    if (a[i] === b[j]) {
      common++
      i++
      j++
    } else if (a[i]! < b[j]!) i++
    else j++
  }
  return common >= needed
}

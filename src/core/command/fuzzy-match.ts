/** How well a text answers a search, less being better, and the places of the letters that were looked for. */
export interface Match {
  readonly cost: number
  readonly places: readonly number[]
}

// A word begun as it was typed is what was meant; letters here and there are a last resort.
const INSIDE = 10
const SCATTERED = 30

/**
 * Matches words typed in any order, each the beginning of a word of the text, a part of one, or its letters in order.
 * Null where one of them is not there.
 */
export function fuzzyMatch(search: string, text: string): Match | null {
  const letters = plain(text)
  let cost = 0
  const places: number[] = []
  for (const word of plain(search).split(/\s+/).filter(Boolean)) {
    const found = matchWord(word, letters)
    if (!found) return null
    cost += found.cost
    places.push(...found.places)
  }
  return { cost, places: [...new Set(places)].sort((a, b) => a - b) }
}

/** Without case and accents, letter for letter. */
const plain = (text: string): string =>
  text
    .split('')
    .map((letter) => letter.normalize('NFD').toLowerCase()[0] ?? letter)
    .join('')

const isStart = (letters: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1]!)

function matchWord(word: string, letters: string): Match | null {
  let inside = -1
  for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1)) {
    if (isStart(letters, at)) return { cost: at / letters.length, places: run(at, word.length) }
    if (inside < 0) inside = at
  }
  if (inside >= 0) return { cost: INSIDE + inside / letters.length, places: run(inside, word.length) }
  return scattered(word, letters, true) ?? scattered(word, letters, false)
}

/** The letters in order, where wanted each at the next beginning of a word unless it stands right behind the last one. */
function scattered(word: string, letters: string, isByWords: boolean): Match | null {
  const places: number[] = []
  let from = 0
  for (const letter of word) {
    let at = letters.indexOf(letter, from)
    if (at < 0) return null
    if (isByWords && at > from) {
      for (let next = at; next >= 0; next = letters.indexOf(letter, next + 1)) {
        if (!isStart(letters, next)) continue
        at = next
        break
      }
    }
    places.push(at)
    from = at + 1
  }
  const gaps = places.filter((at, i) => i > 0 && at !== places[i - 1]! + 1 && !isStart(letters, at)).length
  // A typed word whose letters only happen to stand somewhere is no answer.
  if (gaps > word.length / 3 || !isStart(letters, places[0]!)) return null
  return { cost: SCATTERED + gaps, places }
}

const run = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i)

import type { Codes, Numbers } from '#core/tally/columns'
import type { ListPart } from './kept-lists'

/** A key has no more values than this. */
export const MOST_VALUES = 65_535

/** A number that no session has yet. */
export const emptyNumbers = (length: number): Numbers => ({
  values: new Float64Array(length),
  isKnown: new Uint8Array(length),
})

/**
 * Takes what is read of a number into it.
 *
 * @param places where each session goes; null where it stays
 */
export function fillNumbers({ values, isKnown }: Numbers, places: Uint32Array | null) {
  return ({ from, values: list, isNull }: ListPart) => {
    for (let i = 0; i < list.length; i++) {
      if (isNull(i)) continue
      const place = places ? places[from + i]! : from + i
      values[place] = list[i]!
      isKnown[place] = 1
    }
  }
}

/** The different numbers as a list, and each session's place in it; null where there are too many. */
export function codesOf({ values, isKnown }: Numbers): Codes | null {
  const codes = new Uint16Array(values.length)
  const numbers = new Map<number, number>()
  for (let i = 0; i < values.length; i++) {
    if (isKnown[i] === 0) continue
    const number = values[i]!
    let code = numbers.get(number)
    if (code === undefined) {
      code = numbers.size
      if (code === MOST_VALUES) return null
      numbers.set(number, code)
    }
    codes[i] = code
  }
  for (let i = 0; i < values.length; i++) if (isKnown[i] === 0) codes[i] = numbers.size
  return { codes, values: [...numbers.keys(), null] }
}

import { inBlocks } from '../in-blocks'

/** Numbers below this many are found again by their place in an array, others by a map. */
export const MOST_PLACES = 1 << 22

/** So many groups can be numbered by what they are made of. */
const MOST_NUMBERED = 2 ** 32

/**
 * Splits groups by a code more and numbers what becomes of them in the order they are met, however many there could be.
 *
 * @param groupOf the group of each, which is written over
 * @param groups how many there are
 * @param codes whole numbers below the width
 * @param places where the code of each stands; without, one stands beside the other
 * @returns of each new group: the old one times the width, and the code
 */
export function splitBy(
  groupOf: Uint32Array,
  groups: number,
  codes: ArrayLike<number>,
  width: number,
  places: Uint32Array | null = null,
): number[] {
  const numbered = groups * width
  if (numbered > MOST_NUMBERED) return splitByMap(groupOf, codes, width, places)
  inBlocks(0, groupOf.length, (start, end) => {
    if (places) for (let i = start; i < end; i++) groupOf[i] = groupOf[i]! * width + codes[places[i]!]!
    else for (let i = start; i < end; i++) groupOf[i] = groupOf[i]! * width + codes[i]!
  })
  return renumber(groupOf, numbered)
}

function splitByMap(groupOf: Uint32Array, codes: ArrayLike<number>, width: number, places: Uint32Array | null) {
  const numbers = new Map<number, number>()
  for (let i = 0; i < groupOf.length; i++) {
    const split = groupOf[i]! * width + codes[places ? places[i]! : i]!
    const number = numbers.get(split) ?? numbers.size
    if (number === numbers.size) numbers.set(split, number)
    groupOf[i] = number
  }
  return [...numbers.keys()]
}

/** Numbers cells in the order they are met, and answers what each was before. */
export function renumber(cellOf: Uint32Array, cells: number): number[] {
  const met: number[] = []
  if (cells <= MOST_PLACES) {
    const numbers = new Int32Array(cells).fill(-1)
    inBlocks(0, cellOf.length, (start, end) => {
      for (let row = start; row < end; row++) {
        const cell = cellOf[row]!
        if (numbers[cell]! < 0) numbers[cell] = met.push(cell) - 1
        cellOf[row] = numbers[cell]!
      }
    })
    return met
  }
  const numbers = new Map<number, number>()
  for (let row = 0; row < cellOf.length; row++) {
    const cell = cellOf[row]!
    let number = numbers.get(cell)
    if (number === undefined) {
      number = met.push(cell) - 1
      numbers.set(cell, number)
    }
    cellOf[row] = number
  }
  return met
}

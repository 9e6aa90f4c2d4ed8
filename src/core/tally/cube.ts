import { inBlocks } from '../in-blocks'
import type { Codes } from './columns'
import { MOST_PLACES, renumber } from './split'

/** Sessions grouped by some keys: the cell of each, and the codes of every cell. */
export interface Cube {
  readonly keys: readonly Codes[]
  readonly cells: number
  readonly cellOf: Uint32Array
  /** Per key: its code in each cell. */
  readonly codesAt: readonly Uint16Array[]
  /** Sessions in each cell. */
  readonly sizes: Float64Array
}

/** How many cells keys could make; more than can be numbered are refused. */
export const cellsOf = (keys: readonly Pick<Codes, 'values'>[]): number =>
  keys.reduce((product, { values }) => product * values.length, 1)

/** Whether the cells of these keys can be numbered, however many sessions there are. */
export const canNumber = (keys: readonly Codes[], sessions: number): boolean =>
  keys.every((_, i) => Math.min(cellsOf(keys.slice(0, i)), sessions) * keys[i]!.values.length < 2 ** 32)

/** Groups sessions by keys; a cell that no session is in has no number, unless there are few. */
export function makeCube(keys: readonly Codes[], sessions: number): Cube {
  const cellOf = new Uint32Array(sessions)
  let codesAt: Uint16Array[] = []
  let cells = 1
  for (const [i, { codes, values }] of keys.entries()) {
    const width = values.length
    if (i === 0) cellOf.set(codes)
    else addKey(cellOf, codes, width)
    const before = codesAt
    const wide = cells * width
    const cellBefore = (cell: number) => Math.floor(cell / width)
    if (wide <= MOST_CELLS) {
      codesAt = before.map((at) => Uint16Array.from({ length: wide }, (_, cell) => at[cellBefore(cell)]!))
      codesAt.push(Uint16Array.from({ length: wide }, (_, cell) => cell % width))
      cells = wide
      continue
    }
    const met = renumber(cellOf, wide)
    codesAt = before.map((at) => Uint16Array.from(met, (cell) => at[cellBefore(cell)]!))
    codesAt.push(Uint16Array.from(met, (cell) => cell % width))
    cells = met.length
  }
  return { keys, cells, cellOf, codesAt, sizes: countAll(cellOf, cells) }
}

function addKey(cellOf: Uint32Array, codes: Uint16Array, width: number): void {
  inBlocks(0, cellOf.length, (start, end) => {
    for (let row = start; row < end; row++) cellOf[row] = cellOf[row]! * width + codes[row]!
  })
}

/** Cells that are numbered without looking which there are. */
const MOST_CELLS = 1 << 14

function countAll(cellOf: Uint32Array, cells: number): Float64Array {
  const counts = new Uint32Array(cells)
  inBlocks(0, cellOf.length, (start, end) => {
    for (let row = start; row < end; row++) counts[cellOf[row]!]!++
  })
  return Float64Array.from(counts)
}

/** The cells of one grouping set, and the cell each cell of a cube goes to. */
export interface GroupingSet {
  readonly cells: number
  /** Per cell of the cube: a cell of the set, or `cells` where it is filtered out or empty. */
  readonly cellOf: Uint32Array
  /** Per key of the set: its code in each cell. */
  readonly codesAt: readonly Uint16Array[]
}

/** @param keys positions of the keys of the set in the cube */
export function makeSet(cube: Cube, keys: readonly number[], isKept: (cell: number) => boolean): GroupingSet {
  const cellOf = new Uint32Array(cube.cells)
  const met: number[] = []
  const widths = keys.map((key) => cube.keys[key]!.values.length)
  const find = finder(widths.reduce((product, width) => product * width, 1))
  const left: number[] = []
  for (let cell = 0; cell < cube.cells; cell++) {
    if (cube.sizes[cell] === 0 || !isKept(cell)) {
      left.push(cell)
      continue
    }
    let place = 0
    for (let k = 0; k < keys.length; k++) place = place * widths[k]! + cube.codesAt[keys[k]!]![cell]!
    const number = find(place, met.length)
    if (number === met.length) met.push(cell)
    cellOf[cell] = number
  }
  for (const cell of left) cellOf[cell] = met.length
  return {
    cells: met.length,
    cellOf,
    codesAt: keys.map((key) => Uint16Array.from(met, (cell) => cube.codesAt[key]![cell]!)),
  }
}

/** The number a place was given, or the one it is given now. */
function finder(places: number): (place: number, next: number) => number {
  if (places <= MOST_PLACES) {
    const numbers = new Int32Array(places).fill(-1)
    return (place, next) => {
      if (numbers[place]! < 0) numbers[place] = next
      return numbers[place]!
    }
  }
  const numbers = new Map<number, number>()
  return (place, next) => {
    const known = numbers.get(place)
    if (known === undefined) numbers.set(place, next)
    return known ?? next
  }
}

/** Adds up what the cells of a cube have, per cell of a set. */
export function rolledUp(set: GroupingSet, amounts: Float64Array): Float64Array {
  const sums = new Float64Array(set.cells + 1)
  for (let cell = 0; cell < amounts.length; cell++) sums[set.cellOf[cell]!]! += amounts[cell]!
  return sums.subarray(0, set.cells)
}

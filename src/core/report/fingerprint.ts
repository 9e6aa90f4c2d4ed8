/**
 * How a dataset is known again without reading all of it: the size of every file, and of each the first, middle and
 * last 64 kB, hashed. A Parquet file has its footer at its end, with the place and the statistics of every chunk, so a
 * changed one hardly ever keeps it. What can be missed: a change that keeps the size of a text file and lies between
 * those pieces; of more than 64 files, changes in files that were not among the 64 looked at. Whoever wants a proof
 * that nothing changed needs a hash of the whole.
 */
export interface Piece {
  readonly start: number
  readonly end: number
}

const PIECE = 65_536
const MOST_FILES = 64

/** The pieces of a file of this size that are hashed; they do not overlap. */
export function piecesOf(size: number): Piece[] {
  if (size <= 3 * PIECE) return [{ start: 0, end: size }]
  const middle = Math.floor((size - PIECE) / 2)
  return [
    { start: 0, end: PIECE },
    { start: middle, end: middle + PIECE },
    { start: size - PIECE, end: size },
  ]
}

/** The files whose content is looked at: all, or of many the first, the last and some evenly between. */
export function lookedAt<T>(files: readonly T[]): T[] {
  if (files.length <= MOST_FILES) return [...files]
  const step = (files.length - 1) / (MOST_FILES - 1)
  return Array.from({ length: MOST_FILES }, (_, i) => files[Math.round(i * step)]!)
}

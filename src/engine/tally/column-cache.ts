import type { Codes, Numbers, Ordered } from '#core/tally/columns'

/** What is kept of every session; null where it was found that it cannot be. */
export type Column = Codes | Numbers | Ordered | Uint8Array | null

/** Memory the columns of a table may take, in bytes; those that were not used for longest go first. */
const MOST_BYTES = 1 << 30

/** Columns by name, of which the last used are kept. */
export class ColumnCache {
  readonly #columns = new Map<string, Column>()
  #bytes = 0

  has(name: string): boolean {
    return this.#columns.has(name)
  }

  /** What is used goes to the end of the list. */
  find(name: string): Column {
    const found = this.#columns.get(name)
    if (found === undefined) throw new Error(`a column was not read: ${name}`)
    this.#columns.delete(name)
    this.#columns.set(name, found)
    return found
  }

  put(name: string, made: Column): void {
    this.#columns.set(name, made)
    this.#bytes += bytesOf(made)
  }

  /** Forgets what was not used for longest, down to what may be kept. Not in the middle of a question. */
  tidy(): void {
    for (const [name, made] of this.#columns) {
      if (this.#bytes <= MOST_BYTES) return
      this.#columns.delete(name)
      this.#bytes -= bytesOf(made)
    }
  }
}

function bytesOf(made: Column): number {
  if (made === null) return 0
  if (ArrayBuffer.isView(made)) return made.byteLength
  if ('codes' in made) return made.codes.byteLength
  return made.values.byteLength + ('sessions' in made ? made.sessions : made.isKnown).byteLength
}

import type { CsvDialect } from '#core/sql/node'

const QUOTE = 0x22
const NEWLINE = 0x0a

export interface CsvPiece {
  readonly bytes: Uint8Array
  /** Lines of the file before this piece. */
  readonly linesBefore: number
}

/** Cuts a stream of CSV into pieces that end at the end of a row; a newline inside quotes ends nothing. */
export class CsvCutter {
  #held: Uint8Array = new Uint8Array()
  /** Everything before this place in what is held has been looked at. */
  #seen = 0
  #isQuoted = false
  #lastRowEnd = 0
  #lines = 0
  #linesAtRowEnd = 0
  #linesBefore = 0

  /** @param size bytes after which a piece is given out */
  constructor(private readonly size: number) {}

  *push(chunk: Uint8Array): Generator<CsvPiece> {
    const joined = new Uint8Array(this.#held.length + chunk.length)
    joined.set(this.#held)
    joined.set(chunk, this.#held.length)
    this.#held = joined
    this.#scan()
    if (this.#lastRowEnd >= this.size) yield this.#cut(this.#lastRowEnd)
  }

  *finish(): Generator<CsvPiece> {
    this.#linesAtRowEnd = this.#lines
    if (this.#held.length > 0) yield this.#cut(this.#held.length)
  }

  #scan(): void {
    const held = this.#held
    // Doubled quotes toggle twice, so that counting quotes is enough to know the inside from the outside.
    for (let i = this.#seen; i < held.length; i++) {
      const byte = held[i]
      if (byte === QUOTE) this.#isQuoted = !this.#isQuoted
      else if (byte === NEWLINE) {
        this.#lines++
        if (this.#isQuoted) continue
        this.#lastRowEnd = i + 1
        this.#linesAtRowEnd = this.#lines
      }
    }
    this.#seen = held.length
  }

  #cut(end: number): CsvPiece {
    const piece = { bytes: this.#held.slice(0, end), linesBefore: this.#linesBefore }
    this.#linesBefore = this.#linesAtRowEnd
    this.#held = this.#held.slice(end)
    this.#seen = this.#held.length
    this.#lastRowEnd = 0
    return piece
  }
}

export interface CsvHeader {
  readonly names: readonly string[]
  readonly dialect: CsvDialect
  /** Length of the header with its line end and any byte order mark, in bytes and in lines. */
  readonly bytes: number
  readonly lines: number
}

/** Candidates for the delimiter; the one that cuts the header most often wins, the first of equals. */
const DELIMITERS = [',', '\t', ';', '|'] as const

/** Reads the first row: the names of the columns and how the file is written. Null when there is none. */
export function parseHeader(bytes: Uint8Array): CsvHeader | null {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(headerBytes(bytes))
  const line = text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '')
  if (line.trim() === '') return null
  const cuts = DELIMITERS.map((delimiter) => splitRow(line, delimiter))
  const widest = cuts.reduce((best, names) => (names.length > best.length ? names : best))
  const delimiter = DELIMITERS[cuts.indexOf(widest)]!
  return {
    names: uniqueNames(widest),
    dialect: { delimiter, quote: '"' },
    bytes: headerBytes(bytes).length,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
  }
}

function headerBytes(bytes: Uint8Array): Uint8Array {
  let isQuoted = false
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === QUOTE) isQuoted = !isQuoted
    else if (bytes[i] === NEWLINE && !isQuoted) return bytes.subarray(0, i + 1)
  }
  return bytes
}

function splitRow(line: string, delimiter: string): string[] {
  const cells = ['']
  let isQuoted = false
  for (const char of line) {
    if (char === '"') isQuoted = !isQuoted
    if (char === delimiter && !isQuoted) cells.push('')
    else cells[cells.length - 1] += char
  }
  return cells.map((cell) => {
    const trimmed = cell.trim()
    return /^".*"$/s.test(trimmed) ? trimmed.slice(1, -1).replaceAll('""', '"') : trimmed
  })
}

/** The engine wants every column named, and named once without regard to case. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, i) => {
    const wanted = name.replaceAll('\0', ' ').trim() || `column ${i + 1}`
    let unique = wanted
    for (let k = 2; taken.has(unique.toLowerCase()); k++) unique = `${wanted}_${k}`
    taken.add(unique.toLowerCase())
    return unique
  })
}

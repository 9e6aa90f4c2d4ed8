import { uniqueNames } from '#core/dataset/unique-names'
import type { CsvDialect } from '#core/sql/node'

const QUOTE = 0x22
const NEWLINE = 0x0a
const RETURN = 0x0d
const SPACE = 0x20

/** Where a byte of CSV leaves the reader: before a cell, in a bare one, within quotes, after what may close them. */
const START = 0
const BARE = 1
const QUOTED = 2
const CLOSING = 3

/** The state after a byte, at `(state << 8) | byte`. As in the engine, a quote inside a bare cell is a letter like any other. */
function transitions(delimiters: readonly string[]): Uint8Array {
  const table = new Uint8Array(4 << 8).fill(BARE)
  const set = (state: number, byte: number, to: number) => {
    table[(state << 8) | byte] = to
  }
  for (const state of [START, BARE, CLOSING]) {
    for (const byte of [NEWLINE, ...delimiters.map((d) => d.charCodeAt(0))]) set(state, byte, START)
  }
  set(START, SPACE, START)
  set(START, QUOTE, QUOTED)
  table.fill(QUOTED, QUOTED << 8, (QUOTED + 1) << 8)
  set(QUOTED, QUOTE, CLOSING)
  set(CLOSING, QUOTE, QUOTED)
  return table
}

export interface CsvPiece {
  readonly bytes: Uint8Array
  /** Lines before this piece. */
  readonly linesBefore: number
}

/**
 * Cuts a stream of CSV into pieces that end at the end of a row; a newline inside quotes ends nothing. Rows that end in
 * CRLF or CR come out ending in LF: the engine takes one kind only, and a file can hold several. A quote that is never
 * closed is stray: its line is left out, and the lines after it are read as if it were not there.
 */
export class CsvCutter {
  readonly #next: Uint8Array
  #state = START
  #isAfterReturn = false
  #held: Uint8Array = new Uint8Array()
  #lastRowEnd = 0
  #lines = 0
  #linesAtRowEnd = 0
  #linesBefore = 0
  /** Where the last quote was opened: its place among the held bytes, and the lines before it. */
  #opened = { at: 0, lines: 0 }

  /**
   * @param size bytes after which a piece is given out
   * @param onUnclosed told the lines, counted from 1, of a row that is left out: its first, and that of its stray quote
   */
  constructor(
    private readonly size: number,
    delimiter: string,
    private readonly onUnclosed: (line: number, quoteLine: number) => void,
  ) {
    this.#next = transitions([delimiter])
  }

  *push(chunk: Uint8Array): Generator<CsvPiece> {
    this.#take(chunk)
    if (this.#lastRowEnd >= this.size) yield this.#cut(this.#lastRowEnd)
  }

  *finish(): Generator<CsvPiece> {
    while (this.#state === QUOTED) yield* this.#readOnBehindQuote()
    this.#linesAtRowEnd = this.#lines
    if (this.#held.length > 0) yield this.#cut(this.#held.length)
  }

  #take(chunk: Uint8Array): void {
    const held = new Uint8Array(this.#held.length + chunk.length)
    held.set(this.#held)
    let end = this.#held.length
    let state = this.#state
    for (let i = 0; i < chunk.length; i++) {
      let byte = chunk[i]!
      if (state !== QUOTED) {
        const isSecondHalf = this.#isAfterReturn && byte === NEWLINE
        this.#isAfterReturn = byte === RETURN
        if (isSecondHalf) continue
        if (byte === RETURN) byte = NEWLINE
      }
      const before = state
      state = this.#next[(state << 8) | byte]!
      if (before === START && state === QUOTED) this.#opened = { at: end, lines: this.#lines }
      held[end++] = byte
      if (byte !== NEWLINE) continue
      this.#lines++
      if (state === QUOTED) continue
      this.#lastRowEnd = end
      this.#linesAtRowEnd = this.#lines
    }
    this.#state = state
    this.#held = held.subarray(0, end)
  }

  /** Goes back to the end of the line on which the open quote stands. */
  *#readOnBehindQuote(): Generator<CsvPiece> {
    const { at, lines } = this.#opened
    const firstLine = this.#linesAtRowEnd + 1
    const lineEnd = this.#held.subarray(at).findIndex((byte) => byte === NEWLINE || byte === RETURN)
    const isCrLf = this.#held[at + lineEnd] === RETURN && this.#held[at + lineEnd + 1] === NEWLINE
    const rest = lineEnd < 0 ? new Uint8Array() : this.#held.slice(at + lineEnd + (isCrLf ? 2 : 1))
    if (this.#lastRowEnd > 0) yield this.#cut(this.#lastRowEnd)
    this.#held = new Uint8Array()
    this.#state = START
    this.#isAfterReturn = false
    this.onUnclosed(firstLine, lines + 1)
    this.#lines = lines + 1
    this.#linesBefore = lines + 1
    this.#linesAtRowEnd = lines + 1
    for (let from = 0; from < rest.length; from += this.size) yield* this.push(rest.subarray(from, from + this.size))
  }

  #cut(end: number): CsvPiece {
    const piece = { bytes: this.#held.slice(0, end), linesBefore: this.#linesBefore }
    this.#linesBefore = this.#linesAtRowEnd
    this.#held = this.#held.slice(end)
    this.#opened.at -= end
    this.#lastRowEnd = 0
    return piece
  }
}

/** The line, counted from 1, on which the text at each of these places begins; the places ascend. */
export function linesAt(bytes: Uint8Array, places: readonly number[]): number[] {
  let line = 1
  let at = 0
  return places.map((place) => {
    for (; at < place; at++) if (bytes[at] === NEWLINE) line++
    // Blank lines before a row are counted to it.
    for (; bytes[at] === NEWLINE; at++) line++
    return line
  })
}

/** How many lines the row takes that begins at a place, or behind blank lines there: at least one. */
export function linesOfRow(bytes: Uint8Array, place: number, delimiter: string): number {
  const next = transitions([delimiter])
  let at = place
  while (bytes[at] === NEWLINE) at++
  let lines = 1
  for (let state = START; at < bytes.length; at++) {
    state = next[(state << 8) | bytes[at]!]!
    if (bytes[at] !== NEWLINE) continue
    if (state !== QUOTED) break
    lines++
  }
  return lines
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
  const end = headerEnd(bytes) ?? bytes.length
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, end))
  const line = text.replace(/^\uFEFF/, '').replace(/[\r\n]+$/, '')
  if (line.trim() === '') return null
  const cuts = DELIMITERS.map((delimiter) => splitRow(line, delimiter))
  const widest = cuts.reduce((best, names) => (names.length > best.length ? names : best))
  const delimiter = DELIMITERS[cuts.indexOf(widest)]!
  return {
    names: uniqueNames(widest),
    dialect: { delimiter, quote: '"', rowEnd: '\n' },
    bytes: end,
    lines: line.split('\n').length,
  }
}

const IN_HEADER = transitions(DELIMITERS)
const MARK = [0xef, 0xbb, 0xbf]

/** Where the rows begin; null when the end of the header is not among the bytes, or the last of them may be half of it. */
export function headerEnd(bytes: Uint8Array): number | null {
  let state = START
  for (let i = MARK.every((byte, at) => bytes[at] === byte) ? MARK.length : 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (state !== QUOTED && byte === NEWLINE) return i + 1
    if (state !== QUOTED && byte === RETURN) {
      if (i + 1 === bytes.length) return null
      return bytes[i + 1] === NEWLINE ? i + 2 : i + 1
    }
    state = IN_HEADER[(state << 8) | byte]!
  }
  return null
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

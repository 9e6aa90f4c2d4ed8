/** The text of one record, and where it stands. */
export interface JsonText {
  readonly text: string
  /** Line it starts on, counted from 1. */
  readonly line: number
  /** Why it cannot be a record, where that is known without parsing it. */
  readonly why: string | null
}

/** Longest text of one record, in characters; a longer one is set aside without holding it. */
const LONGEST = 64 << 20

/**
 * Cuts JSON into the texts of its records: the elements where it starts with an array, else its lines. Blank lines are
 * none.
 */
export async function* jsonTexts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonText> {
  const decoder = new TextDecoder()
  let cutter: LineCutter | ElementCutter | null = null
  let blank = ''
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (!cutter) {
      blank += text
      const start = blank.search(/\S/)
      if (start < 0) continue
      cutter = blank[start] === '[' ? new ElementCutter() : new LineCutter()
      yield* cutter.push(blank)
    } else yield* cutter.push(text)
  }
  if (cutter) yield* cutter.finish()
}

/** What is held of a text that has not ended; of one that is too long only the fact. */
class Held {
  #text = ''
  #isTooLong = false

  add(text: string): void {
    if (this.#isTooLong) return
    if (this.#text.length + text.length > LONGEST) {
      this.#isTooLong = true
      this.#text = ''
    } else this.#text += text
  }

  /** @param wrong why it cannot be a record */
  take(line: number, wrong: string | null): JsonText | null {
    const text = this.#text.trim()
    const isTooLong = this.#isTooLong
    this.#text = ''
    this.#isTooLong = false
    if (isTooLong) return { text, line, why: `longer than ${LONGEST >> 20} million characters` }
    return text === '' ? null : { text, line, why: wrong }
  }
}

class LineCutter {
  readonly #held = new Held()
  #line = 1;

  *push(text: string): Generator<JsonText> {
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#held.add(text.slice(from, end))
      const taken = this.#held.take(this.#line, null)
      if (taken) yield taken
      this.#line++
      from = end + 1
    }
    this.#held.add(text.slice(from))
  }

  *finish(): Generator<JsonText> {
    const taken = this.#held.take(this.#line, null)
    if (taken) yield taken
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const NEWLINE = 0x0a

/** Cuts at the commas of the outermost array. */
class ElementCutter {
  readonly #held = new Held()
  #depth = 0
  #isQuoted = false
  #isEscaped = false
  #line = 1
  /** Line of the first character of the element, 0 before there is one. */
  #startLine = 0
  #hasEnded = false;

  *push(text: string): Generator<JsonText> {
    let from = 0
    for (let i = 0; i < text.length; i++) {
      const char = text.charCodeAt(i)
      if (char === NEWLINE) this.#line++
      if (this.#isQuoted) {
        if (this.#isEscaped) this.#isEscaped = false
        else if (char === BACKSLASH) this.#isEscaped = true
        else if (char === QUOTE) this.#isQuoted = false
        continue
      }
      if (char <= 0x20) continue
      const isOpening = char === 0x5b || char === 0x7b
      const isClosing = char === 0x5d || char === 0x7d
      if (isOpening && ++this.#depth === 1 && !this.#hasEnded) {
        from = i + 1
        continue
      }
      if (isClosing) this.#depth--
      const isEnd = this.#depth === 0 || (char === 0x2c && this.#depth === 1)
      if (isEnd && !this.#hasEnded) {
        this.#held.add(text.slice(from, i))
        yield* this.#take(null)
        from = i + 1
        if (this.#depth === 0) this.#hasEnded = true
        continue
      }
      if (this.#startLine === 0) this.#startLine = this.#line
      if (char === QUOTE) this.#isQuoted = true
    }
    this.#held.add(text.slice(from))
  }

  *finish(): Generator<JsonText> {
    if (this.#hasEnded) yield* this.#take('after the end of the array')
    else {
      yield* this.#take(this.#depth === 1 && !this.#isQuoted ? null : 'cut short')
      yield { text: '', line: this.#line, why: 'the array does not end' }
    }
  }

  *#take(why: string | null): Generator<JsonText> {
    const taken = this.#held.take(this.#startLine || this.#line, why)
    this.#startLine = 0
    if (taken) yield taken
  }
}

/** What of a JSON text could be read. */
export interface Parsed {
  readonly value: unknown
  /** Where reading had to end, in characters; null when the text is whole. */
  readonly brokeAt: number | null
}

const DEEPEST = 200

const STRING = /"(?:[^"\\\p{Cc}]|\\.)*"/suy
const SCALAR = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const SPACE = /[ \t\r\n]*/y

/**
 * Parses JSON; where the text is damaged or cut short, what was complete before that place.
 *
 * `parseAsFar('{"a": [1, 2, {"b": 3}, {"c": ')` is `{ a: [1, 2, { b: 3 }, {}] }`, broken at 28.
 */
export function parseAsFar(text: string): Parsed {
  try {
    return { value: JSON.parse(text), brokeAt: null }
  } catch {
    const reader = new Reader(text)
    const value = reader.value(0)
    return { value, brokeAt: reader.at }
  }
}

/** Stands for a value of which nothing could be read. */
const NOTHING = Symbol('nothing')

class Reader {
  at = 0
  #isBroken = false

  constructor(private readonly text: string) {}

  value(depth: number): unknown {
    const read = this.#read(depth)
    return read === NOTHING ? undefined : read
  }

  #read(depth: number): unknown {
    this.#take(SPACE)
    if (depth > DEEPEST) return this.#break()
    const next = this.text[this.at]
    if (next === '{') return this.#object(depth)
    if (next === '[') return this.#array(depth)
    return this.#token(next === '"' ? STRING : SCALAR)
  }

  #object(depth: number): unknown {
    const entries: [string, unknown][] = []
    this.#list('}', () => {
      const name = this.#token(STRING)
      if (name === NOTHING || !this.#isNext(':')) return this.#break()
      const value = this.#read(depth + 1)
      if (value !== NOTHING) entries.push([String(name), value])
      return value
    })
    return Object.fromEntries(entries)
  }

  #array(depth: number): unknown {
    const values: unknown[] = []
    this.#list(']', () => {
      const value = this.#read(depth + 1)
      if (value !== NOTHING) values.push(value)
      return value
    })
    return values
  }

  /** The items between two brackets, until the end or the first that is broken. */
  #list(end: string, item: () => unknown): void {
    this.at++
    if (this.#isNext(end)) return
    do {
      item()
      if (this.#isBroken) return
    } while (this.#isNext(','))
    if (!this.#isNext(end)) this.#break()
  }

  #token(pattern: RegExp): unknown {
    this.#take(SPACE)
    const start = this.at
    const token = this.#take(pattern)
    // A number that the text ends with may have had more digits.
    if (token === '' || (pattern === SCALAR && this.at === this.text.length)) {
      this.at = start
      return this.#break()
    }
    try {
      return JSON.parse(token)
    } catch {
      this.at = start
      return this.#break()
    }
  }

  #isNext(sign: string): boolean {
    this.#take(SPACE)
    const isNext = this.text[this.at] === sign
    if (isNext) this.at++
    return isNext
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const [found = ''] = pattern.exec(this.text) ?? []
    this.at += found.length
    return found
  }

  #break(): typeof NOTHING {
    this.#isBroken = true
    return NOTHING
  }
}

import { parseLabel } from '#core/dataset/label'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { fail, ok, type Result } from '#core/failure'
import { MISSING } from '#core/format/key'
import { DATE_UNITS } from '#core/pivot/calendar'
import type { Dimension, KeyValue } from '#core/pivot/dimension'
import { DEEPEST_GROUP, type Filter, type GroupKind, type RangeFilter, TEXT_MATCHES } from '#core/pivot/filter'
import { usage } from './outcome'
import { parseValue, quotedText } from './value-text'

/** What ends the reading: wrong use, or a name that is not there. */
class Unreadable extends Error {
  constructor(readonly result: Result<never>) {
    super()
  }
}

const refuse = (result: Result<never>): never => {
  throw new Unreadable(result)
}

const OPERATOR = /\s*(!=|>=|<=|!~|[=<>~])\s*/y
const WORD = new RegExp(`\\s+(is\\s+not\\s+null|is\\s+null|last|${TEXT_MATCHES.join('|')})(?![\\w])\\s*`, 'iy')
const PERIOD = new RegExp(`(\\d+)\\s+(${DATE_UNITS.join('|')})s?(?![\\w])`, 'iy')
const RANKED = /(top|bottom|at-least)\s+/iy

/** Reads one filter, from left to right. */
export class WhereReader {
  #at = 0
  #depth = 0
  /** Longest first, so that a name is not taken for another that it begins with. */
  readonly #names: readonly Dimension[]

  constructor(
    private readonly text: string,
    private readonly table: SessionsTable,
    private readonly dimensions: readonly Dimension[],
  ) {
    this.#names = [...dimensions].sort((a, b) => b.id.length - a.id.length)
  }

  read(): Result<Filter> {
    try {
      const filter = this.#joined('any', 'or', () => this.#joined('all', 'and', () => this.#one()))
      this.#space()
      return this.#at < this.text.length ? this.#wrong() : ok(filter)
    } catch (error) {
      if (error instanceof Unreadable) return error.result
      throw error
    }
  }

  #joined(kind: GroupKind, word: string, part: () => Filter): Filter {
    const filters = [part()]
    while (this.#takes(new RegExp(`\\s+${word}\\s+`, 'iy'))) filters.push(part())
    return filters.length === 1 ? filters[0]! : { kind, filters }
  }

  #one(): Filter {
    this.#space()
    if (this.#takes(/not(?=[\s(])/iy)) return { kind: 'none', filters: [this.#one()] }
    if (!this.#takes(/\(/y)) return this.#leaf()
    if (++this.#depth > DEEPEST_GROUP) refuse(usage(`--where takes at most ${DEEPEST_GROUP} brackets in each other`))
    const filter = this.#joined('any', 'or', () => this.#joined('all', 'and', () => this.#one()))
    this.#depth--
    this.#space()
    return this.#takes(/\)/y) ? filter : this.#wrong()
  }

  #leaf(): Filter {
    const ranked = this.#takes(RANKED)?.[1]
    if (ranked !== undefined) return this.#ranking(ranked.toLowerCase())
    const period = this.#takes(/last\s+/iy)
    if (period) return this.#relative(this.#startDimension())
    const dimension = this.#dimension()
    const sign = this.#takes(OPERATOR)?.[1]
    if (sign !== undefined) return this.#signed(dimension, sign)
    const word = this.#takes(WORD)?.[1]?.toLowerCase().replaceAll(/\s+/g, ' ')
    if (word === 'last') return this.#relative(dimension)
    if (word === 'is null' || word === 'is not null') {
      return { kind: 'null', dimension: dimension.id, isNegated: word === 'is not null' }
    }
    const how = TEXT_MATCHES.find((match) => match === word)
    return how ? { kind: 'text', dimension: dimension.id, how, text: this.#words() } : this.#wrong()
  }

  #signed(dimension: Dimension, sign: string): Filter {
    if (sign === '=' || sign === '!=') {
      const values = this.#list().map((written) => this.#value(dimension, written))
      return { dimension: dimension.id, values, isNegated: sign === '!=' }
    }
    if (sign === '~' || sign === '!~') {
      const text: Filter = { kind: 'text', dimension: dimension.id, how: 'contains', text: this.#words() }
      return sign === '~' ? text : { kind: 'none', filters: [text] }
    }
    const bound = this.#bound(dimension, this.#words())
    const isLower = sign.startsWith('>')
    const range: RangeFilter = {
      kind: 'range',
      dimension: dimension.id,
      from: isLower ? bound : null,
      to: isLower ? null : bound,
      isAbove: sign === '>',
      isBelow: sign === '<',
    }
    return range
  }

  #ranking(word: string): Filter {
    const dimension = this.#dimension()
    const [, count, measure = 'sessions'] = this.#takes(/\s*:\s*(\d+)(?:\s*:\s*([\w-]+))?/y) ?? []
    const n = Number(count)
    if (!Number.isSafeInteger(n) || n < 1) return this.#wrong()
    if (word === 'at-least') return { kind: 'at-least', dimension: dimension.id, sessions: n }
    return { kind: 'top', dimension: dimension.id, count: n, measure, isLowest: word === 'bottom', others: 'out' }
  }

  #relative(dimension: Dimension): Filter {
    const [, count, unit] = this.#takes(PERIOD) ?? []
    const known = DATE_UNITS.find((one) => one === unit?.toLowerCase())
    return known && Number(count) >= 1
      ? { kind: 'relative', dimension: dimension.id, unit: known, count: Number(count) }
      : this.#wrong()
  }

  /** What a period without a name is about. */
  #startDimension(): Dimension {
    const found = ['started_at', 'month'].flatMap((id) => this.dimensions.find((d) => d.id === id) ?? [])
    return found[0] ?? refuse(fail({ code: 'unknown-dimension', name: 'started_at', known: this.#ids() }))
  }

  #dimension(): Dimension {
    this.#space()
    const [whole, quoted] = this.#takes(/"((?:[^"]|"")*)"/y) ?? []
    if (whole !== undefined) return this.#known(quoted!.replaceAll('""', '"'))
    const found = this.#names.find(
      ({ id }) => this.text.startsWith(id, this.#at) && this.#isEndOfName(this.#at + id.length),
    )
    if (found) {
      this.#at += found.id.length
      return found
    }
    const name = /[^=!<>~]+?(?=\s*(?:[=!<>~:]|$))/y
    return this.#known((this.#takes(name)?.[0] ?? this.text.slice(this.#at)).trim())
  }

  #known(id: string): Dimension {
    return (
      this.dimensions.find((d) => d.id === id) ??
      refuse(fail({ code: 'unknown-dimension', name: id, known: this.#ids() }))
    )
  }

  #isEndOfName(at: number): boolean {
    return /\s*(?:[=<>~:]|![=~]|$)/y.test(this.text.slice(at)) || matchAt(WORD, this.text, at) !== null
  }

  #ids = (): string[] => this.dimensions.map(({ id }) => id)

  /** Values up to the end, a bracket that closes, or the next condition. */
  #list(): string[] {
    const values: string[] = []
    do {
      const before = this.#at
      const value = this.#words(',')
      if (value === '' && this.#at === before) this.#withoutValue(values.length)
      values.push(value)
    } while (this.#takes(/\s*,\s*/y))
    return values
  }

  #withoutValue(before: number): never {
    const what = before === 0 ? 'names no value' : 'has a comma that no value follows'
    return refuse(usage(`--where ${this.text} ${what}; sessions without a value are "${MISSING}"`))
  }

  /** One value, in quotes or bare. */
  #words(until = ''): string {
    const quoted = this.#takes(/\s*"((?:[^"]|"")*)"/y)
    if (quoted) return until === ',' ? quotedText(quoted[1]!) : quoted[1]!.replaceAll('""', '"')
    let end = this.#at
    while (end < this.text.length) {
      const next = this.text[end]!
      if (next === until || (next === ')' && this.#depth > 0) || this.#isNextCondition(end)) break
      end++
    }
    const words = this.text.slice(this.#at, end).trim()
    this.#at = end
    return words
  }

  /** `and` or `or` joins conditions only before one: a value may hold the word too. */
  #isNextCondition(at: number): boolean {
    const joint = matchAt(/\s+(?:and|or)\s+(?:not\s*)?/iy, this.text, at)
    if (!joint) return false
    const after = at + joint[0].length
    if (this.text[after] === '(' || matchAt(RANKED, this.text, after) || matchAt(/last\s+\d/iy, this.text, after))
      return true
    if (this.text[after] === '"') return matchAt(/"(?:[^"]|"")*"\s*[=!<>~]/y, this.text, after) !== null
    return this.#names.some(({ id }) => this.text.startsWith(id, after) && this.#isEndOfName(after + id.length))
  }

  #value(dimension: Dimension, written: string): KeyValue {
    const value = parseValue(dimension, written, this.table)
    return value.ok ? value.value : refuse(value)
  }

  #bound(dimension: Dimension, written: string): string | number {
    if (dimension.valueType === 'number') {
      const number = Number(written)
      return written !== '' && Number.isFinite(number) ? number : this.#wrong()
    }
    return (dimension.taxonomy && parseLabel(dimension.taxonomy, written)) ?? (written === '' ? this.#wrong() : written)
  }

  #takes(pattern: RegExp): RegExpExecArray | null {
    const found = matchAt(pattern, this.text, this.#at)
    if (found) this.#at += found[0].length
    return found
  }

  #space(): void {
    this.#takes(/\s*/y)
  }

  #wrong(): never {
    const rest = this.text.slice(this.#at)
    const place = rest === '' || rest === this.text ? '' : ` at "${rest}"`
    return refuse(usage(`--where takes conditions such as column=value,value and got ${this.text}${place}`))
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

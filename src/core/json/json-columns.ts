import { uniqueNames } from '../dataset/unique-names'
import { isRecord, type JsonRecord } from './parse-record'

/** Objects with more keys than this, all records together, are maps from one thing to another, not columns. */
const MOST_KEYS = 100
/** Objects below this level stay text. */
const DEEPEST = 8
/** Columns an export may have; what comes after is left out. */
const MOST_COLUMNS = 4_000

/** What is known of the values under one key. */
interface Key {
  readonly name: string
  /** Whether some record has a value here that is no object. */
  hasValues: boolean
  /** The keys of its objects; null where they stay text. */
  below: Map<string, Key> | null
  /** Position of its column, or -1. */
  column: number
}

/**
 * The columns of JSON records: nested objects are flattened into names with dots, everything else is one column of text.
 * Arrays, and objects where other records have a plain value, stay JSON. Which columns there are is learned from the
 * first records; what later ones hold beside them is counted under its name.
 */
export class JsonColumns {
  readonly #keys = new Map<string, Key>()
  #names: readonly string[] | null = null
  readonly #leftOut = new Map<string, number>()

  /** The columns of several files together. */
  static union(parts: readonly JsonColumns[]): JsonColumns {
    const all = new JsonColumns()
    for (const part of parts) mergeKeys(all.#keys, part.#keys)
    return all
  }

  /** Takes note of the keys of a record; only before the first row is written. */
  learn(record: JsonRecord): void {
    learnKeys(this.#keys, record, '', 1)
  }

  /** Names of the columns, in the order their keys were met; nothing is learned after they were asked for. */
  get names(): readonly string[] {
    if (this.#names === null) {
      const found: string[] = []
      numberColumns(this.#keys, found)
      this.#names = uniqueNames(found)
    }
    return this.#names
  }

  /** Values without a column, by name. */
  get leftOut(): ReadonlyMap<string, number> {
    return this.#leftOut
  }

  /** The values of a record by column, null where it has none. Throws a RangeError where it is nested too deeply. */
  row(record: JsonRecord): (string | null)[] {
    const row = new Array<string | null>(this.names.length).fill(null)
    this.#put(this.#keys, record, '', row)
    return row
  }

  #put(keys: ReadonlyMap<string, Key>, record: JsonRecord, prefix: string, row: (string | null)[]): void {
    for (const name of Object.keys(record)) {
      const value = record[name]
      if (value === null) continue
      const key = keys.get(name)
      if (key && hasKeys(key) && isRecord(value)) this.#put(key.below!, value, key.name, row)
      else if (key && key.column >= 0) row[key.column] = textOf(value)
      else {
        const full = joined(prefix, name)
        this.#leftOut.set(full, (this.#leftOut.get(full) ?? 0) + 1)
      }
    }
  }
}

function learnKeys(keys: Map<string, Key>, record: JsonRecord, prefix: string, level: number): void {
  for (const name of Object.keys(record)) {
    const value = record[name]
    let key = keys.get(name)
    if (!key) {
      key = { name: joined(prefix, name), hasValues: false, below: new Map(), column: -1 }
      keys.set(name, key)
    }
    if (!isRecord(value)) {
      if (value !== null) key.hasValues = true
    } else if (key.below) {
      if (level === DEEPEST) key.below = null
      else learnKeys(key.below, value, key.name, level + 1)
      if (key.below && key.below.size > MOST_KEYS) key.below = null
    }
  }
}

function mergeKeys(into: Map<string, Key>, from: ReadonlyMap<string, Key>): void {
  for (const [name, key] of from) {
    const met = into.get(name)
    if (!met) into.set(name, { ...key, below: key.below && cloned(key.below), column: -1 })
    else {
      met.hasValues ||= key.hasValues
      if (met.below && key.below) mergeKeys(met.below, key.below)
      else met.below = null
      if (met.below && met.below.size > MOST_KEYS) met.below = null
    }
  }
}

function cloned(keys: ReadonlyMap<string, Key>): Map<string, Key> {
  const copy = new Map<string, Key>()
  mergeKeys(copy, keys)
  return copy
}

const hasKeys = ({ below }: Key): boolean => below !== null && below.size > 0

function numberColumns(keys: ReadonlyMap<string, Key>, names: string[]): void {
  for (const key of keys.values()) {
    const isColumn = key.hasValues || !hasKeys(key)
    if (isColumn && names.length < MOST_COLUMNS) key.column = names.push(key.name) - 1
    if (key.below) numberColumns(key.below, names)
  }
}

const joined = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}.${name}`)

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)

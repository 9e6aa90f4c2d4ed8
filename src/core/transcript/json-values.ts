/** Why text that should hold JSON objects could not be read whole. */
export type LineFault = 'cut-off' | 'not-json' | 'not-an-object' | 'too-much'

/** What one line of a transcript held: the objects that could be read and, if something was lost, why. */
export interface LineValues {
  readonly objects: readonly JsonObject[]
  readonly fault: LineFault | null
}

/** A JSON object of unknown shape. Only own, named keys are ever read from it. */
export interface JsonObject {
  readonly [key: string]: unknown
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Most records taken from one line, and most pieces of it that may turn out to be no JSON. */
export const MOST_ON_A_LINE = 100_000
const MOST_BROKEN_ON_A_LINE = 1_000

const EMPTY: LineValues = { objects: [], fault: null }

/**
 * Reads every JSON object of one line (transcript-format.md 2). Two writers racing can glue records together without a
 * separator: `{"a":1}{"b":2}` gives both. Text that is no JSON is stepped over to the next object and reported once.
 * A line made of nothing but braces is given up after a while, so that no line takes the memory or the time of many.
 */
export function readJsonValues(line: string): LineValues {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? { objects: [value], fault: null } : { objects: [], fault: 'not-an-object' }
  } catch {
    return isBlank(line) ? EMPTY : splitObjects(line)
  }
}

const isBlank = (line: string) => !/[^\s\uFEFF]/.test(line)

function splitObjects(line: string): LineValues {
  const objects: JsonObject[] = []
  let fault: LineFault | null = null
  let broken = 0
  let at = 0
  while (at < line.length) {
    const start = line.indexOf('{', at)
    if (!isBlank(line.slice(at, start < 0 ? line.length : start))) fault ??= 'not-json'
    if (start < 0) break
    if (objects.length === MOST_ON_A_LINE || broken === MOST_BROKEN_ON_A_LINE) return { objects, fault: 'too-much' }
    const end = endOfObject(line, start)
    if (end < 0) return { objects, fault: fault ?? 'cut-off' }
    const object = parseObject(line.slice(start, end))
    if (object) objects.push(object)
    else {
      fault ??= 'not-json'
      broken++
    }
    at = end
  }
  return { objects, fault }
}

function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d

// Braces inside strings do not count; brackets need no count, because a balanced object closes its own.
function endOfObject(line: string, start: number): number {
  let depth = 0
  let inString = false
  for (let i = start; i < line.length; i++) {
    const c = line.charCodeAt(i)
    if (inString) {
      if (c === BACKSLASH) i++
      else if (c === QUOTE) inString = false
    } else if (c === QUOTE) inString = true
    else if (c === OPEN) depth++
    else if (c === CLOSE && --depth === 0) return i + 1
  }
  return -1
}

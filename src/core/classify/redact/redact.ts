import { fileNames, plainFileName } from './file-names'
import type { MarkedText, Replaced, Span } from './marked-text'
import { longRuns, SECRET_PATTERNS } from './secret-patterns'
import { userNamesIn } from './user-names'

/** What is replaced before a text is sent. E-mail addresses, secrets and user names always are. */
export interface RedactionRules {
  readonly fileNames: boolean
  /** Words and names to replace, in any case and however their parts are joined. */
  readonly terms: readonly string[]
}

export const DEFAULT_RULES: RedactionRules = { fileNames: false, terms: [] }

interface Found {
  readonly start: number
  readonly end: number
  readonly kind: Replaced
}

const EMAIL =
  /(?:"[^"\s@]{1,32}(?: [^"\s@]{1,32}){0,3}"|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+)(?:@|%40|&#64;|\\u0040)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu

/** A term, a name or an address stands for itself in any case and encoding of its spaces. */
const BETWEEN_WORDS = String.raw`(?:\\?[\s_.+-]|%20)*`

/** A space within a name, as a path writes it. */
const SPACE = /\\? |%20/

/** Shortest user name looked for outside paths; shorter ones are parts of other words. */
const SHORTEST_NAME = 3

/**
 * Redacts the texts of one session. One name or file has one replacement in all of them, so that the model can tell two
 * apart; a user name that any path gives away is replaced wherever it stands as a word.
 */
export function redactTexts(texts: readonly string[], rules: RedactionRules): MarkedText[] {
  const names = [...userNamesIn(texts)]
  const patterns = patternsOf(names, rules)
  const numbers = new Map<string, number>()
  return texts.map((text) => replace(text, merged(find(text, patterns, rules), text), numbers))
}

function patternsOf(names: readonly string[], { terms }: RedactionRules): [Replaced, RegExp][] {
  const patterns: [Replaced, RegExp][] = [
    ['e-mail', EMAIL],
    ...SECRET_PATTERNS.map((p): [Replaced, RegExp] => ['secret', p]),
  ]
  for (const term of terms) {
    const parts = term
      .normalize('NFC')
      .trim()
      .split(/[\s_.-]+/)
      .filter(Boolean)
      .map(literal)
    if (parts.length > 0) patterns.push(['term', new RegExp(parts.join(BETWEEN_WORDS), 'giu')])
  }
  for (const name of names) {
    const word = name.split(SPACE).map(literal).join(BETWEEN_WORDS)
    const before =
      name.length < SHORTEST_NAME
        ? String.raw`(?<=(?:home|Users)(?:[\\/]+|-))`
        : String.raw`(?:(?<=%[0-9A-Fa-f]{2})|(?<![\p{L}\p{N}]))`
    patterns.push(['user name', new RegExp(String.raw`${before}${word}(?![\p{L}\p{N}])`, 'giu')])
  }
  return patterns
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

function find(
  text: string,
  patterns: readonly [Replaced, RegExp][],
  { fileNames: withFiles }: RedactionRules,
): Found[] {
  const found: Found[] = []
  for (const [kind, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const secret = match.groups?.secret
      const start = secret === undefined ? match.index : match.index + match[0].lastIndexOf(secret)
      found.push({ start, end: start + (secret ?? match[0]).length, kind })
    }
  }
  for (const run of longRuns(text)) found.push({ ...run, kind: 'secret' })
  if (withFiles) for (const file of fileNames(text)) found.push({ ...file, kind: 'file name' })
  return found.filter(({ start, end }) => end > start)
}

/** What overlaps is replaced once, from the first beginning to the last end, as the kind that matters most. */
function merged(found: readonly Found[], text: string): Span[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end)
  const spans: { start: number; end: number; kind: Replaced }[] = []
  for (const { start, end, kind } of sorted) {
    const last = spans.at(-1)
    if (!last || start >= last.end) spans.push({ start, end, kind })
    else {
      last.end = Math.max(last.end, end)
      if (WEIGHT[kind] > WEIGHT[last.kind]) last.kind = kind
    }
  }
  return spans.map((span) => ({ ...span, original: text.slice(span.start, span.end) }))
}

const WEIGHT: Readonly<Record<Replaced, number>> = { secret: 4, 'e-mail': 3, term: 2, 'user name': 1, 'file name': 0 }

function replace(text: string, found: readonly Span[], numbers: Map<string, number>): MarkedText {
  let result = ''
  let at = 0
  const spans: Span[] = []
  for (const { start, end, kind, original } of found) {
    result += text.slice(at, start)
    const shown = `[${labelOf(kind, original, numbers)}]`
    spans.push({ start: result.length, end: result.length + shown.length, kind, original })
    result += shown
    at = end
  }
  return { text: result + text.slice(at), spans }
}

function labelOf(kind: Replaced, original: string, numbers: Map<string, number>): string {
  if (kind === 'secret') return kind
  const key = `${kind} ${kind === 'file name' ? plainFileName(original) : original.toLowerCase()}`
  const known = numbers.get(key)
  const number = known ?? 1 + [...numbers.keys()].filter((other) => other.startsWith(`${kind} `)).length
  numbers.set(key, number)
  const ending = kind === 'file name' ? (/\.[A-Za-z0-9]{1,8}$/.exec(original)?.[0] ?? '') : ''
  return `${kind} ${number}${ending}`
}

import { isObject, type JsonObject } from './json-values'

/** Lines a successful change of a file added and removed. */
export interface LineChange {
  readonly added: number
  readonly removed: number
}

/**
 * The lines of a successful `Edit`, `MultiEdit` or `Write`, from the structured result of the tool: the `+` and `-`
 * lines of its patch, or all lines of a file it created (transcript-format.md 8, "Lines added and removed"). Null where
 * the result has no patch.
 */
export function readLineChange(toolUseResult: unknown): LineChange | null {
  if (!isObject(toolUseResult)) return null
  const { type, content, structuredPatch } = toolUseResult
  if (type === 'create' && typeof content === 'string') return { added: countLines(content), removed: 0 }
  return Array.isArray(structuredPatch) ? patchLines(structuredPatch) : null
}

/** Lines of a text; what follows a final newline is not a line. */
export function countLines(text: string): number {
  if (text === '') return 0
  let lines = text.endsWith('\n') ? 0 : 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

function patchLines(hunks: readonly unknown[]): LineChange {
  let added = 0
  let removed = 0
  for (const hunk of hunks) {
    const lines: unknown = isObject(hunk) ? hunk.lines : null
    if (!Array.isArray(lines)) continue
    for (const line of lines) {
      if (typeof line !== 'string') continue
      if (line.startsWith('+')) added++
      else if (line.startsWith('-')) removed++
    }
  }
  return { added, removed }
}

/**
 * The lines of a change whose result keeps no patch, from what the call asked for: a line diff of old and new text, so
 * that lines quoted only to find the place do not count. A `Write` counts when its answer says the file is new; what it
 * replaced otherwise is unknown and counts nothing.
 */
export function readRequestedChange(input: JsonObject, answer: string): LineChange | null {
  if (typeof input.content === 'string') {
    return answer.startsWith('File created') ? { added: countLines(input.content), removed: 0 } : null
  }
  const edits = Array.isArray(input.edits) ? input.edits.filter(isObject) : [input]
  let added = 0
  let removed = 0
  const effort = { left: MOST_COMPARISONS }
  for (const { old_string, new_string } of edits) {
    if (typeof old_string !== 'string' || typeof new_string !== 'string') return null
    const change = diffLines(old_string, new_string, effort)
    added += change.added
    removed += change.removed
  }
  return { added, removed }
}

const toLines = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

/** Comparisons for all edits of one call; where they do not suffice, a changed middle counts as replaced whole. */
const MOST_COMPARISONS = 4_000_000

/**
 * Added and removed lines between two texts, by their longest common subsequence of lines.
 *
 * @param effort comparisons that may still be made; those made are taken off
 */
export function diffLines(before: string, after: string, effort = { left: MOST_COMPARISONS }): LineChange {
  let a = toLines(before)
  let b = toLines(after)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  a = a.slice(start, a.length - end)
  b = b.slice(start, b.length - end)
  const comparisons = a.length * b.length
  if (comparisons > effort.left) return { added: b.length, removed: a.length }
  effort.left -= comparisons
  const kept = commonLines(a, b)
  return { added: b.length - kept, removed: a.length - kept }
}

function commonLines(a: readonly string[], b: readonly string[]): number {
  let above = new Uint32Array(b.length + 1)
  for (const line of a) {
    const row = new Uint32Array(b.length + 1)
    for (let j = 0; j < b.length; j++) {
      row[j + 1] = line === b[j] ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0)
    }
    above = row
  }
  return above[b.length] ?? 0
}

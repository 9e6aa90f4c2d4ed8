import { cleanText } from './clean-text'

/** Reads a list of skills: JSON, a quoted list as Python prints it, or names parted by commas, semicolons or bars. */
export function parseSkills(text: string): string[] {
  const trimmed = text.trim()
  const listed = /^\[.*\]$/s.test(trimmed) ? quotedList(trimmed) : trimmed.split(/[,;|\n]/)
  return [...new Set(listed.map((name) => cleanText(name)).filter((name) => name !== ''))]
}

function quotedList(text: string): string[] {
  try {
    const parsed: unknown = JSON.parse(text)
    if (Array.isArray(parsed)) return parsed.map(nameOf)
  } catch {
    // Not JSON: quoted as Python does.
  }
  const quoted = [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)]
  if (quoted.length > 0) return quoted.map(([, a, b]) => (a ?? b ?? '').replace(/\\(.)/g, '$1'))
  return text.slice(1, -1).split(',')
}

const nameOf = (one: unknown): string =>
  typeof one === 'object' && one !== null && 'name' in one ? String(one.name) : String(one)

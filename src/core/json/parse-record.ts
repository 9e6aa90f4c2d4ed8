/** An object of a JSON file. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** A record, or why the text is none. */
export type ParsedRecord =
  | { readonly record: JsonRecord; readonly why: null }
  | { readonly record: null; readonly why: string }

/**
 * Parses one record. Whole numbers too long for a double become text, so that ids keep their last digits; NaN and
 * Infinity, which some writers leave bare, become text too.
 */
export function parseRecord(text: string): ParsedRecord {
  const value = parsed(LONG_NUMBER.test(text) ? quoted(text) : text) ?? (BARE.test(text) ? parsed(quoted(text)) : null)
  if (value === null) return { record: null, why: 'not json' }
  return isRecord(value.is) ? { record: value.is, why: null } : { record: null, why: 'not an object' }
}

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(text: string): { readonly is: unknown } | null {
  try {
    return { is: JSON.parse(text) }
  } catch {
    return null
  }
}

// Every whole number of up to 15 digits is a double.
const LONG_NUMBER = /\d{16}/
const BARE = /NaN|Infinity/
const TOKEN = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

const quoted = (text: string): string =>
  text.replace(TOKEN, (token) => (/^-?(\d{16,}|Infinity)$|^NaN$/.test(token) ? `"${token}"` : token))

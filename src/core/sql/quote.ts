import type { SqlValue } from './node'

/** Writes a name so that nothing in it can end the quotation. */
export function quoteName(name: string): string {
  if (name === '') throw new Error('a name in SQL cannot be empty')
  if (name.includes('\0')) throw new Error('a name in SQL cannot hold a NUL')
  return `"${name.replaceAll('"', '""')}"`
}

/** Writes a value as a literal. Text with NUL is put together from parts, since SQL text ends at a NUL. */
export function quoteValue(value: SqlValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return quoteNumber(value)
  const parts = value.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`)
  return parts.length === 1 ? parts[0]! : `(${parts.join(' || chr(0) || ')})`
}

function quoteNumber(value: number): string {
  if (Number.isNaN(value)) return "'NaN'::DOUBLE"
  if (!Number.isFinite(value)) return value > 0 ? "'Infinity'::DOUBLE" : "'-Infinity'::DOUBLE"
  const text = String(value)
  return value < 0 ? `(${text})` : text
}

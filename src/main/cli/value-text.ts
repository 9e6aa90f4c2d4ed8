import { parseLabel } from '#core/dataset/label'
import { parseMonth } from '#core/dataset/month'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { fail, ok, type Result } from '#core/failure'
import { apartFrom, MISSING, readText } from '#core/format/key'
import { knownValues } from '#core/pivot/defined-dimension'
import type { Dimension, KeyValue } from '#core/pivot/dimension'

/** What stood between double quotes: a text, even where it is a word of ours. */
export const quotedText = (quoted: string): string => apartFrom(quoted.replaceAll('""', '"'), MISSING)

/** Reads a value of a dimension in any published spelling. */
export function parseValue(dimension: Dimension, written: string, table: SessionsTable): Result<KeyValue> {
  const value = readValue(dimension, written, table)
  return value === undefined
    ? fail({ code: 'unknown-value', dimension: dimension.id, value: written, known: valuesOf(dimension, table) })
    : ok(value)
}

/** Values with commas between them; one with a comma stands in double quotes. */
export function splitList(list: string, separator = ','): string[] {
  const pattern = new RegExp(`\\s*(?:"((?:[^"]|"")*)"|([^${separator}]*))\\s*(?:[${separator}]|$)`, 'g')
  return [...list.matchAll(pattern)]
    .slice(0, list.endsWith(separator) ? undefined : -1)
    .map(([, quoted, plain]) => (quoted === undefined ? plain!.trim() : quotedText(quoted)))
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
])

function readValue(dimension: Dimension, written: string, table: SessionsTable): KeyValue | undefined {
  const text = readText(written)
  if (text === null) return null
  const value = readWritten(dimension, text, table)
  // Where no value can be this text, quotation marks around it meant nothing.
  return value === undefined && text === MISSING ? null : value
}

function readWritten(dimension: Dimension, written: string, table: SessionsTable): KeyValue | undefined {
  if (dimension.valueType === 'boolean') return FLAGS.get(written.toLowerCase())
  const label = dimension.taxonomy ? parseLabel(dimension.taxonomy, written) : written
  if (label === null) return undefined
  if (dimension.valueType === 'number') return Number.isFinite(Number(label)) ? Number(label) : undefined
  if (dimension.id === 'month') return parseMonth(written) ?? undefined
  const known = valuesOf(dimension, table)
  return known.length === 0 || known.includes(label) ? label : undefined
}

const valuesOf = (dimension: Dimension, { columns }: SessionsTable): string[] =>
  knownValues(dimension, columns.find((c) => c.column === dimension.column) ?? {})

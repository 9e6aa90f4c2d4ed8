import { parseLabel } from '#core/dataset/label'
import { parseMonth } from '#core/dataset/month'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { fail, ok, type Result } from '#core/failure'
import { MISSING } from '#core/format/key'
import type { Dimension, KeyValue } from '#core/pivot/dimension'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import type { Filter } from '#core/pivot/spec'
import { usage } from './outcome'

/**
 * Reads a filter, `work_mode=Build,Fix`, or negated, `outcome!=no_clear_goal`. A value with a comma stands in double
 * quotes; `Not recorded` means sessions without a value.
 */
export function parseWhere(text: string, table: SessionsTable): Result<Filter> {
  const parts = /^([^=!]+?)\s*(!?=)(.*)$/s.exec(text)
  if (!parts) return usage(`--where takes column=value,value and got ${text}`)
  const [, name, operator, list] = parts
  if (list!.trim() === '') return usage(`--where ${text} names no value; sessions without one are "${MISSING}"`)
  const dimensions = dimensionsOf(table)
  const dimension = dimensions.find(({ id }) => id === name!.trim())
  if (!dimension) return fail({ code: 'unknown-dimension', name: name!.trim(), known: dimensions.map((d) => d.id) })
  const values: KeyValue[] = []
  for (const written of splitList(list!)) {
    const value = parseValue(dimension, written, table)
    if (!value.ok) return value
    values.push(value.value)
  }
  return ok({ dimension: dimension.id, values, isNegated: operator === '!=' })
}

/** Reads a value of a dimension in any published spelling. */
export function parseValue(dimension: Dimension, written: string, table: SessionsTable): Result<KeyValue> {
  const value = readValue(dimension, written, table)
  return value === undefined
    ? fail({ code: 'unknown-value', dimension: dimension.id, value: written, known: knownValues(dimension, table) })
    : ok(value)
}

/** Values with commas between them; one with a comma stands in double quotes. */
export function splitList(list: string): string[] {
  return [...list.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g)]
    .slice(0, list.endsWith(',') ? undefined : -1)
    .map(([, quoted, plain]) => (quoted === undefined ? plain!.trim() : quoted.replaceAll('""', '"')))
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
])

function readValue(dimension: Dimension, written: string, table: SessionsTable): KeyValue | undefined {
  if (written === MISSING) return null
  if (dimension.valueType === 'boolean') return FLAGS.get(written.toLowerCase())
  const label = dimension.taxonomy ? parseLabel(dimension.taxonomy, written) : written
  if (label === null) return undefined
  if (dimension.valueType === 'number') return Number.isFinite(Number(label)) ? Number(label) : undefined
  if (dimension.id === 'month') return parseMonth(written) ?? undefined
  const known = knownValues(dimension, table)
  return known.length === 0 || known.includes(label) ? label : undefined
}

function knownValues({ taxonomy, column }: Dimension, table: SessionsTable): string[] {
  if (taxonomy) return taxonomy.labels.map(({ value }) => value)
  return [...(table.columns.find((c) => c.column === column)?.labels ?? [])]
}

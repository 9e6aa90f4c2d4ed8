import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import type { Dimension, KeyValue } from '#core/pivot/dimension'
import type { DimensionDefinition } from '#core/pivot/dimension-definition'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import type { Reference, ShowAs, Whole } from '#core/pivot/show-as'
import { usage } from './outcome'
import { parseValue, splitList } from './value-text'

const WHOLES: Readonly<Record<string, Whole>> = {
  'percent-of-row': 'row',
  'percent-of-column': 'column',
  'percent-of-parent-row': 'parent-row',
  'percent-of-parent-column': 'parent-column',
  'percent-of-total': 'grand',
}

/**
 * Reads how measures are shown: `sessions=percent-of-row`, `verified_success=difference:previous`,
 * `prompts=index:2025-10`, the last with the values of a column in any published spelling, or `total`.
 *
 * @param columns ids of the dimensions on columns
 */
export function parseShowAs(
  texts: readonly string[],
  columns: readonly string[],
  table: SessionsTable,
  definitions: readonly DimensionDefinition[] = [],
): Result<Record<string, ShowAs>> {
  const dimensions = dimensionsOf(table, definitions)
  const on = columns.map((id) => dimensions.find((one) => one.id === id))
  const ways: Record<string, ShowAs> = {}
  for (const text of texts) {
    const [, measure, way, reference] = /^([^=]+)=([^:]+)(?::(.*))?$/s.exec(text) ?? []
    if (measure === undefined)
      return usage(`--show-as takes measure=way, such as sessions=percent-of-row, and got ${text}`)
    const showAs = parseWay(way!.trim(), reference, on, table)
    if (!showAs.ok) return showAs
    ways[measure.trim()] = showAs.value
  }
  return ok(ways)
}

function parseWay(
  way: string,
  written: string | undefined,
  columns: readonly (Dimension | undefined)[],
  table: SessionsTable,
): Result<ShowAs> {
  if (Object.hasOwn(WHOLES, way)) return ok({ kind: 'percent-of', of: WHOLES[way]! })
  if (way === 'value' || way === 'rank' || way === 'running-total') return ok({ kind: way })
  if (way !== 'difference' && way !== 'percent-difference' && way !== 'index')
    return usage(
      `--show-as knows ${Object.keys(WHOLES).join(', ')}, difference, percent-difference, index, rank, running-total and value, and not ${way}`,
    )
  const from = parseReference(written ?? 'previous', columns, table)
  if (!from.ok) return from
  if (way === 'index') return ok({ kind: 'index', from: from.value })
  return ok({ kind: 'difference', from: from.value, isPercent: way === 'percent-difference' })
}

function parseReference(
  written: string,
  columns: readonly (Dimension | undefined)[],
  table: SessionsTable,
): Result<Reference> {
  if (written === 'previous' || written === 'first') return ok(written)
  if (written === 'total') return ok({ column: [] })
  const values = splitList(written)
  const column: KeyValue[] = []
  for (const [i, value] of values.entries()) {
    const dimension = columns[i]
    if (!dimension)
      return usage(`--show-as names the column ${written}, and there are ${columns.length} dimensions on columns`)
    const read = parseValue(dimension, value, table)
    if (!read.ok) return read
    column.push(read.value)
  }
  return ok({ column })
}

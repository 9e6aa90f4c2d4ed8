import type { SessionsTable } from '#core/dataset/sessions-table'
import { ok, type Result } from '#core/failure'
import type { DimensionDefinition } from '#core/pivot/dimension-definition'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { type Filter, hasRanking } from '#core/pivot/filter'
import { usage } from './outcome'
import { WhereReader } from './where-reader'

/**
 * Reads a filter as docs/command-line.md describes it: `work_mode=Build,Fix`, `prompts>=10`, `started_at last 3 months`,
 * with `and`, `or`, `not` and brackets. A value with a comma stands in double quotes; `Not recorded` means sessions
 * without a value, and in double quotes the text, where a value can be it.
 */
export function parseWhere(
  text: string,
  table: SessionsTable,
  definitions: readonly DimensionDefinition[] = [],
): Result<Filter> {
  return new WhereReader(text, table, dimensionsOf(table, definitions)).read()
}

/** The filters of a command that asks no values of a dimension to be ranked first. */
export function parsePlainWheres(
  texts: readonly string[],
  table: SessionsTable,
  definitions: readonly DimensionDefinition[],
): Result<Filter[]> {
  const filters: Filter[] = []
  for (const text of texts) {
    const filter = parseWhere(text, table, definitions)
    if (!filter.ok) return filter
    if (hasRanking(filter.value)) return usage(`--where ${text}: top, bottom and at-least go with pivot only`)
    filters.push(filter.value)
  }
  return ok(filters)
}

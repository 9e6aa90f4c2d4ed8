import path from 'node:path'
import { ok, type Result } from '#core/failure'
import { type ComparedFigure, type ComparisonTerms, compareFigures } from '#core/figures/compare-figures'
import type { Figure } from '#core/figures/figure'
import type { FigureResult } from '#core/figures/figure-result'
import { rowsSetAside } from '#core/figures/left-out'
import { filterSentence } from '#core/pivot/filter-sentence'
import { EMPTY_SPEC, type Filter } from '#core/pivot/spec'
import { askFigures } from '#engine/ask-figures'
import { askOverlap } from '#engine/ask-overlap'
import type { Analysis } from './analysis-options'
import { parseMapping } from './mapping-options'
import { openFiles } from './open-files'
import { parsePlainWheres } from './where'

interface AgainstValues {
  readonly against?: string | undefined
  readonly 'against-where'?: string[] | undefined
  readonly sample?: string | undefined
  readonly map?: string[]
  readonly label?: string[]
}

/** Puts figures beside the same of another file, or of sessions that pass other filters; null where neither is asked. */
export async function compareWith(
  values: AgainstValues,
  first: Omit<Analysis<string>, 'format'>,
  figures: readonly Figure[],
  results: readonly FigureResult[],
): Promise<Result<readonly ComparedFigure[] | null>> {
  const { level, thresholds } = first
  const compare = (second: readonly FigureResult[], more: Omit<ComparisonTerms, 'level' | 'thresholds'>) =>
    ok(results.map((result, i) => compareFigures(result, second[i]!, { level, thresholds, ...more })))
  if (values.against !== undefined) {
    // One engine at a time, so that memory holds one dataset.
    first.engine.close()
    const mapping = parseMapping(values)
    if (!mapping.ok) return mapping
    const opened = await openFiles([values.against], values, mapping.value)
    if (!opened.ok) return opened
    const { engine, table } = opened.value
    const setAside = [rowsSetAside(first.table.notices), rowsSetAside(table.notices)] as const
    const asked = await askFigures(engine, figures, table, first)
    const names = [first.table.name, path.basename(values.against)] as const
    return asked.ok ? compare(asked.value, { names: apart(names), isOverlapping: false, setAside }) : asked
  }
  if (values['against-where'] === undefined) return ok(null)
  const filters = parsePlainWheres(values['against-where'], first.table, first.dimensions)
  if (!filters.ok) return filters
  const overlap = await askOverlap(first.engine, first.table, first.filters, filters.value)
  if (!overlap.ok) return overlap
  const asked = await askFigures(first.engine, figures, first.table, { ...first, filters: filters.value })
  if (!asked.ok) return asked
  const nameOf = (own: readonly Filter[]) =>
    filterSentence({ ...EMPTY_SPEC, dimensions: [...first.dimensions], filters: [...own] }, first.table) ||
    'all sessions'
  if (overlap.value)
    process.stderr.write(
      'Some sessions are in both; the intervals of differences take them as independent and are rather too wide.\n',
    )
  return compare(asked.value, {
    names: apart([nameOf(first.filters), nameOf(filters.value)]),
    isOverlapping: overlap.value,
  })
}

/** Names that can be told apart. */
const apart = ([first, second]: readonly [string, string]): [string, string] =>
  first === second ? [`${first} (1)`, `${second} (2)`] : [first, second]

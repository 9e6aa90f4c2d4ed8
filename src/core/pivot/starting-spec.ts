import type { SessionsTable } from '../dataset/sessions-table'
import { findMeasure } from './built-in-measures'
import { missingField } from './definitions/resolve-measure'
import type { Dimension } from './dimension'
import { dimensionsOf } from './dimensions-of'
import { intervalKindFor } from './interval-kind'
import { EMPTY_SPEC, type PivotSpec, type Thresholds } from './spec'

// The study's central question first, then whatever the table can answer.
const STUDIED = ['occupation', 'work_mode']
const ROWS = [...STUDIED, 'month', 'surface', 'model_family', 'model']
const COLUMNS = ['expertise', 'work_mode', 'model_family', 'surface', 'month']
const MEASURE_CHOICES = ['verified_success', 'actions_per_prompt', 'sessions']

// An interval from fewer sessions says little, and most cells would be near the thresholds.
const SESSIONS_PER_CELL = 30

/** The pivot a dataset opens with: something worth looking at that its columns allow. */
export function startingSpec(table: SessionsTable, thresholds: Thresholds): PivotSpec {
  const known = dimensionsOf(table).filter(({ isTooFine, distinct }) => !isTooFine && distinct > 0)
  const fills = (cells: number, each = SESSIONS_PER_CELL) => cells * each <= table.sessions
  const find = (ids: readonly string[], isFit: (dimension: Dimension) => boolean) =>
    ids.map((id) => known.find((dimension) => dimension.id === id)).find((d) => d !== undefined && isFit(d))
  const isMostlyKnown = ({ column }: Dimension) =>
    table.columns.some((c) => c.column === column && 2 * c.missing < table.sessions)
  const rowsOf = (ids: readonly string[], each?: number) =>
    find(ids, (d) => isMostlyKnown(d) && fills(d.distinct, each))
  // Of what the study asks, the coarser is worth a look where half of it may be withheld.
  const row =
    rowsOf(STUDIED) ??
    rowsOf(['work_mode'], thresholds.minSessions) ??
    rowsOf(ROWS) ??
    known.find(isMostlyKnown) ??
    known[0]
  const column = find(COLUMNS, (d) => d.id !== row?.id && isMostlyKnown(d) && fills(d.distinct * (row?.distinct ?? 1)))
  const measure = MEASURE_CHOICES.find((id) => {
    const found = findMeasure(id)
    return found && missingField(found, table) === null
  })
  return {
    ...EMPTY_SPEC,
    rows: row ? [{ dimension: row.id }] : [],
    columns: column ? [{ dimension: column.id }] : [],
    measures: [measure ?? 'sessions'],
    thresholds,
    interval: intervalKindFor(table),
  }
}

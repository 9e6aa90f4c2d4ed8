import type { SessionsTable } from '../dataset/sessions-table'
import { dimensionsOf } from './dimension'
import { MEASURES } from './measure'
import { missingField } from './plan'
import { EMPTY_SPEC, type PivotSpec, type Thresholds } from './spec'

// The study's central question first, then whatever the table can answer.
const ROWS = ['occupation', 'work_mode', 'month', 'surface', 'model']
const COLUMNS = ['expertise', 'model_family', 'surface', 'month']
const MEASURE_CHOICES = ['verified_success', 'actions_per_prompt', 'sessions']

/** The pivot a dataset opens with: something worth looking at that its columns allow. */
export function startingSpec(table: SessionsTable, thresholds: Thresholds): PivotSpec {
  const known = dimensionsOf(table).filter(({ isTooFine, distinct }) => !isTooFine && distinct > 0)
  const find = (ids: readonly string[]) => known.find(({ id }) => id === ids.find((i) => known.some((d) => d.id === i)))
  const row = find(ROWS) ?? known[0]
  const column = find(COLUMNS.filter((id) => id !== row?.id))
  const measure = MEASURE_CHOICES.find((id) => {
    const found = MEASURES.find((m) => m.id === id)
    return found && missingField(found, table) === null
  })
  return {
    ...EMPTY_SPEC,
    rows: row ? [{ dimension: row.id }] : [],
    columns: column ? [{ dimension: column.id }] : [],
    measures: [measure ?? 'sessions'],
    thresholds,
  }
}

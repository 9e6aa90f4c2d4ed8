import { buildCells } from '#core/cells/build-cells'
import type { Cell, PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { KeyValue } from '#core/pivot/dimension'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { countSessions, type PlainSession } from '../../support/count-sessions'
import { unwrap } from '../../support/sessions-table'

export const ALL_SHOWN = { minUsers: 1, minSessions: 1 }

/** As many sessions as said, alike but for the user; each has a user of its own where nothing else is said. */
export const alike = (count: number, session: PlainSession, users = count): PlainSession[] =>
  Array.from({ length: count }, (_, i) => ({ user_id: `${JSON.stringify(session)} ${i % users}`, ...session }))

export const specOf = (asked: Partial<PivotSpec>): PivotSpec => ({ ...EMPTY_SPEC, ...asked })

/** A pivot of plain sessions as the program shows it. */
export function cellsOf(
  table: SessionsTable,
  sessions: readonly PlainSession[],
  asked: Partial<PivotSpec>,
): PivotCells {
  const plan = unwrap(normalize(specOf(asked), table))
  return buildCells(countSessions(plan, sessions), plan)
}

/** The cell of a measure at a row and a column key. */
export function cellAt(
  cells: PivotCells,
  measure: string,
  row: readonly KeyValue[],
  column: readonly KeyValue[] = [],
): Cell {
  const at = (keys: PivotCells['rows']['keys'], key: readonly KeyValue[]) =>
    keys.findIndex((k) => k.length === key.length && k.every((value, i) => value === key[i]))
  return cells.at(
    at(cells.rows.keys, row),
    at(cells.columns.keys, column),
    cells.measures.findIndex(({ id }) => id === measure),
  )
}

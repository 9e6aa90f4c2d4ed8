import { buildCells } from '#core/cells/build-cells'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { type JsonCell, jsonCells } from '#core/export/pivot-json'
import type { KeyValue } from '#core/pivot/dimension'
import { normalize } from '#core/pivot/plan'
import { EMPTY_SPEC, type PivotSpec } from '#core/pivot/spec'
import { askPivot } from '#engine/ask-pivot'
import type { Engine } from '#engine/engine'
import { openOptions, textSource } from '../../support/node-engine'
import { unwrap } from '../../support/sessions-table'

/** Every number is shown, so that it can be checked. */
const NOTHING_WITHHELD = { minUsers: 1, minSessions: 1 }

export const openText = async (engine: Engine, csv: string): Promise<SessionsTable> =>
  unwrap(await engine.open([textSource('export.csv', csv)], openOptions()))

/** The cells of a pivot as the real engine answers it. */
export async function askCells(engine: Engine, table: SessionsTable, asked: Partial<PivotSpec>): Promise<PivotCells> {
  const plan = unwrap(normalize({ ...EMPTY_SPEC, thresholds: NOTHING_WITHHELD, ...asked }, table))
  return buildCells(unwrap(await askPivot(engine, plan)), plan)
}

type Shown = Extract<JsonCell, { suppressed: false }>

/** The shown cells of a pivot, found by their keys. */
export async function ask(engine: Engine, table: SessionsTable, asked: Partial<PivotSpec>) {
  const cells = jsonCells(await askCells(engine, table, asked)).filter((cell): cell is Shown => !cell.suppressed)
  const find = (measure: string, row: readonly KeyValue[], column: readonly KeyValue[] = []) =>
    cells.find(
      (cell) => cell.measure === measure && JSON.stringify([cell.row, cell.column]) === JSON.stringify([row, column]),
    )
  return {
    find,
    /** Value of the measure by row key, in the order shown; of tables without columns. */
    values: (measure: string) => cells.filter((c) => c.measure === measure).map((c) => [c.row, c.value] as const),
  }
}

export const on = (...dimensions: readonly string[]) => dimensions.map((dimension) => ({ dimension }))

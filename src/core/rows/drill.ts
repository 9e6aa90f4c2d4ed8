import type { Key } from '../cells/key'
import type { PivotCells } from '../cells/pivot-cells'
import { fail, ok, type Result } from '../failure'
import type { PivotPlan, ShownMeasure } from '../pivot/plan'

/** One number of a pivot whose sessions are opened. */
export interface Drill {
  readonly plan: PivotPlan
  /** Keys of the cell; one that is shorter than its axis is a total. */
  readonly row: Key
  readonly column: Key
  readonly measure: ShownMeasure
  /** Sessions in the denominator, as the cell says. */
  readonly n: number
}

/**
 * Which sessions of a cell are meant: all that fell there, or those its n counts. Of a share these are the sessions in
 * view, whose part the cell is.
 */
export type DrillScope = 'cell' | 'denominator'

/** A place in a pivot, by position. */
export interface CellPlace {
  readonly row: number
  readonly column: number
  readonly measure: number
}

/** Opens the sessions behind a cell. A withheld cell stays shut, and behind an empty one there are none. */
export function drillInto(cells: PivotCells, plan: PivotPlan, { row, column, measure }: CellPlace): Result<Drill> {
  const cell = cells.at(row, column, measure)
  if (cell.kind === 'withheld') return fail({ code: 'cell-withheld', ...plan.thresholds })
  if (cell.kind === 'empty') return fail({ code: 'cell-empty' })
  return ok({
    plan,
    row: cells.rows.keys[row]!,
    column: cells.columns.keys[column]!,
    measure: cells.measures[measure]!,
    n: cell.estimate.n,
  })
}

const isShare = ({ statistic }: ShownMeasure): boolean => statistic.kind === 'share'

/** Whether the n of a cell counts its own sessions, and not those of a total, of several cells or of several measures. */
const countsOwn = ({ statistic, showAs: { kind } }: ShownMeasure): boolean =>
  statistic.kind !== 'formula' && kind !== 'percent-of' && kind !== 'running-total'

/** What a cell is opened with: the sessions its n counts, of a share the ones it is the share of. */
export const firstScope = ({ measure }: Drill): DrillScope =>
  isShare(measure) || !countsOwn(measure) ? 'cell' : 'denominator'

/** The scopes that differ for a cell, in words; a single one where all its sessions are in the denominator. */
export function scopesOf({ measure }: Drill): { readonly id: DrillScope; readonly name: string }[] {
  if (!countsOwn(measure)) return [{ id: 'cell', name: 'Sessions of the cell' }]
  if (isShare(measure)) {
    return [
      { id: 'cell', name: 'Sessions of the cell' },
      { id: 'denominator', name: 'All sessions in view' },
    ]
  }
  if (measure.base.condition.length === 0) return [{ id: 'denominator', name: 'Sessions of the cell' }]
  return [
    { id: 'denominator', name: `Only ${measure.base.name}` },
    { id: 'cell', name: 'All sessions of the cell' },
  ]
}

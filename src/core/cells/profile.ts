import type { KeyValue } from '../pivot/dimension'
import type { Thresholds } from '../pivot/spec'
import type { PivotCells } from './pivot-cells'

/** How the sessions spread over the values of a dimension, in their order. */
export type Profile = readonly ProfileValue[]

export interface ProfileValue {
  readonly value: KeyValue
  /** About so many; null where they are withheld. */
  readonly sessions: number | null
}

/**
 * A pivot of one dimension as the field list and filters show it. It stands beside a table that may be filtered, and the
 * difference of the two would tell of what few sessions the filter leaves out: so numbers are rounded to two digits, and no
 * finer than the threshold.
 */
export function profileOf(cells: PivotCells, thresholds: Thresholds): Profile {
  return cells.rows.keys.flatMap((key, r): ProfileValue[] => {
    const [value] = key
    const cell = cells.at(r, 0, 0)
    if (value === undefined) return []
    return [{ value, sessions: cell.kind === 'estimate' ? roughly(cell.estimate.value, thresholds) : null }]
  })
}

function roughly(n: number, { minSessions, minUsers }: Thresholds): number {
  if (minSessions <= 1 && minUsers <= 1) return n
  const step = Math.max(minSessions, minUsers, 10 ** (Math.floor(Math.log10(Math.max(1, n))) - 1))
  return Math.max(step, Math.round(n / step) * step)
}

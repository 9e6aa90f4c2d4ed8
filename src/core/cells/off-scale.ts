import { isOffScale } from '../pivot/dimension'
import type { PivotPlan, PlannedDimension } from '../pivot/plan'
import type { Key } from './key'
import type { Cell, OffScaleNote } from './pivot-cells'
import type { PivotStatistics } from './statistics'
import { isEnough } from './suppression/suppress'

/**
 * What the axes hide and leave out. Hidden sessions are cells of the pivot, so their number is their sum and told only
 * where every one of them is; those left out are in no cell, and stand on their own.
 *
 * @param sizeAt sessions behind a row or column of the totals; null where that is withheld
 */
export function offScaleNotes(
  plan: PivotPlan,
  statistics: PivotStatistics,
  sizeAt: (axis: 'rows' | 'columns', key: number) => number | null,
): OffScaleNote[] {
  const hiddenOn = (axis: 'rows' | 'columns', planned: readonly PlannedDimension[], keys: readonly Key[]) =>
    planned.flatMap(({ dimension, offScale }, depth): OffScaleNote[] => {
      if (offScale !== 'hidden') return []
      const sizes = keys.flatMap((key, i) =>
        key.length === depth + 1 && isOffScale(key[depth]!) ? [sizeAt(axis, i)] : [],
      )
      const isTold = sizes.every((size) => size !== null)
      const sum = sizes.reduce<number>((total, size) => total + (size ?? 0), 0)
      return [{ dimension, is: 'hidden', sessions: isTold ? counted(sum, null) : { kind: 'withheld' } }]
    })
  const excluded = plan.excluded.map(({ dimension }, i): OffScaleNote => {
    const count = statistics.leftOut?.[i]
    const isTold = count !== undefined && (count.n === 0 || isEnough(plan.thresholds, count.n, count.users))
    return { dimension, is: 'excluded', sessions: isTold ? counted(count.n, count.users) : { kind: 'withheld' } }
  })
  return [
    ...hiddenOn('rows', plan.rows, statistics.rowKeys),
    ...hiddenOn('columns', plan.columns, statistics.columnKeys),
    ...excluded,
  ]
}

const counted = (n: number, users: number | null): Cell =>
  n === 0 ? { kind: 'empty' } : { kind: 'estimate', estimate: { value: n, n, users, interval: null } }

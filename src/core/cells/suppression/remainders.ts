import { containsBase } from '../../pivot/base'
import type { AskedMeasure } from '../../pivot/measure'
import type { PivotPlan } from '../../pivot/plan'
import type { CellStatistics } from '../statistics'

/**
 * Measures that say the same of fewer sessions, such as a rate among those that hit trouble beside the rate of all.
 * Subtracting what the one counts from what the other does tells of the sessions that only one is about.
 */
export function nestedMeasures({ measures }: PivotPlan): (readonly [wide: AskedMeasure, narrow: AskedMeasure])[] {
  const isSame = (a: AskedMeasure, b: AskedMeasure) => JSON.stringify(a.statistic) === JSON.stringify(b.statistic)
  return measures.flatMap((wide) =>
    measures.flatMap((narrow): [AskedMeasure, AskedMeasure][] =>
      wide.base.id !== narrow.base.id &&
      wide.statistic.kind !== 'sessions' &&
      isSame(wide, narrow) &&
      containsBase(wide.base, narrow.base)
        ? [[wide, narrow]]
        : [],
    ),
  )
}

/** Whether some sessions of a cell are in the one denominator only, but fewer than may be told of; of users that is not known. */
export function leavesFew(
  { bases }: CellStatistics,
  wide: AskedMeasure,
  narrow: AskedMeasure,
  minSessions: number,
): boolean {
  const left = bases.get(wide.base.id)!.n - bases.get(narrow.base.id)!.n
  return left > 0 && left < minSessions && bases.get(narrow.base.id)!.n > 0
}

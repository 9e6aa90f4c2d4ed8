import { controlsWithin, standardText } from '../pivot/adjustment'
import type { PivotPlan } from '../pivot/plan'
import { MATCHED } from '../sql/compile-adjusted'
import type { AdjustmentNote, Cell } from './pivot-cells'
import type { ResultTable } from './result-table'
import type { MatchedCells, PivotStatistics } from './statistics'

/** Reads the one row of the answer. */
export function readMatched(answer: ResultTable): MatchedCells {
  const at = (name: string): number => Number(answer.column(name).at(0) ?? 0)
  return {
    all: at(MATCHED.all),
    known: at(MATCHED.known),
    cells: at(MATCHED.cells),
    sessions: at(MATCHED.sessions),
    keptCells: at(MATCHED.keptCells),
    keptSessions: at(MATCHED.keptSessions),
  }
}

/** What was held fixed for the adjusted measures that are shown, and what was left out; few sessions are not told. */
export function adjustmentNotes(plan: PivotPlan, { matched }: PivotStatistics): AdjustmentNote[] {
  return plan.shown.flatMap(({ name, inputs }): AdjustmentNote[] =>
    inputs.flatMap((input) => {
      const { statistic } = plan.measures[input]!
      const of = matched?.get(input)
      if (statistic.kind !== 'adjusted' || !of) return []
      const { held, onAxis } = controlsWithin(statistic, plan)
      const few = (n: number): Cell =>
        n === 0
          ? { kind: 'empty' }
          : n < plan.thresholds.minSessions
            ? { kind: 'withheld' }
            : { kind: 'estimate', estimate: { value: n, n, users: null, interval: null } }
      return [
        {
          measure: name,
          held,
          onAxis,
          standard: standardText(statistic),
          cells: of.cells,
          keptCells: of.keptCells,
          unknown: few(of.all - of.known),
          small: few(of.sessions - of.keptSessions),
        },
      ]
    }),
  )
}

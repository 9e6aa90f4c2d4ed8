import { type Atom, readAtoms } from '#core/cells/atoms'
import { cutNeeds, joinCuts, readCut, type SessionCut } from '#core/cells/session-cut'
import { ok, type Result } from '#core/failure'
import type { PivotPlan } from '#core/pivot/plan'
import { compileAtoms } from '#core/sql/compile-atoms'
import { print } from '#core/sql/print'
import type { Asks } from './ask-pivot'
import { resultTable } from './plain-table'

/** Counts the sessions of views that stand side by side by everything they tell apart. Nothing is withheld yet. */
export type AskAtoms = (plans: readonly PivotPlan[], signal?: AbortSignal) => Promise<Result<Atom[]>>

/**
 * Asks for the atoms of views in turn: what a view makes of every session is read once, and put together with what the others
 * make of it. Views with more values than can be listed are left to the database; the answer is the same.
 */
export function atomsAsker(engine: Pick<Asks, 'run' | 'lists'>): AskAtoms {
  const known = new Map<PivotPlan, SessionCut | null>()
  return async (plans, signal) => {
    const cuts: SessionCut[] = []
    for (const plan of plans) {
      let cut = known.get(plan)
      if (cut === undefined) {
        const lists = await engine.lists(plan.table, cutNeeds(plan), signal)
        if (!lists.ok) return lists
        cut = readCut(plan, lists.value)
        known.set(plan, cut)
      }
      if (cut) cuts.push(cut)
    }
    if (cuts.length === plans.length) return ok(joinCuts(cuts))
    const { statement, shape } = compileAtoms(plans)
    const answer = await engine.run(print(statement), signal)
    return answer.ok ? ok(readAtoms(resultTable(answer.value), shape)) : answer
  }
}

import { type Atom, readAtoms } from '#core/cells/atoms'
import { ok, type Result } from '#core/failure'
import type { PivotPlan } from '#core/pivot/plan'
import { compileAtoms } from '#core/sql/compile-atoms'
import { print } from '#core/sql/print'
import type { Asks } from './ask-pivot'
import { resultTable } from './plain-table'

/** Counts the sessions of views that stand side by side by everything they tell apart. Nothing is withheld yet. */
export async function askAtoms(
  engine: Pick<Asks, 'run'>,
  plans: readonly PivotPlan[],
  signal?: AbortSignal,
): Promise<Result<Atom[]>> {
  const { statement, shape } = compileAtoms(plans)
  const answer = await engine.run(print(statement), signal)
  return answer.ok ? ok(readAtoms(resultTable(answer.value), shape)) : answer
}

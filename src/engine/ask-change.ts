import { type BuildCells, buildAlone } from '#core/cells/answered-pivot'
import { buildChange, cellCount, cellFinder, changeNumbers, toldGroups } from '#core/change/build-change'
import type { ChangeResult } from '#core/change/change-result'
import type { ChangePlan } from '#core/change/plan'
import { userSumNeeds, userSumsOf } from '#core/change/user-sums-of'
import { fail, ok, type Result } from '#core/failure'
import { UserBootstrap } from '#core/stats/user-bootstrap'
import { cellSums } from '#core/stats/user-sums'
import { type Asks, askPivot } from './ask-pivot'
import { breathe } from './connection'

/** How long users are drawn before what waits is let in, in milliseconds. */
const AT_ONCE_MS = 40

/**
 * Asks an engine what changed between two periods. Which groups may be told is decided as in a pivot of them; the others
 * are one group from then on, in every draw of users too.
 *
 * @param onDraws how many samples have been drawn
 * @param build makes the cells of its pivot, where they are to be held against others
 */
export async function askChange(
  engine: Asks,
  plan: ChangePlan,
  signal?: AbortSignal,
  onDraws: (draws: number) => void = () => {},
  build: BuildCells = buildAlone,
): Promise<Result<ChangeResult>> {
  const { pivot, measure, spec } = plan
  const statistics = await askPivot(engine, pivot, signal)
  if (!statistics.ok) return statistics
  const told = toldGroups(build({ statistics: statistics.value, plan: pivot }))
  if (!told) return fail({ code: 'period-withheld', ...spec.thresholds })
  const lists = await engine.lists(pivot.table, userSumNeeds(pivot, measure), signal)
  if (!lists.ok) return lists
  const sums = userSumsOf(pivot, measure, lists.value, cellCount(told), cellFinder(told))
  const draws = new UserBootstrap(sums, spec.seed, changeNumbers)
  let since = performance.now()
  while (draws.draws < spec.draws) {
    draws.draw()
    if (performance.now() - since < AT_ONCE_MS) continue
    onDraws(draws.draws)
    await breathe()
    if (signal?.aborted) return fail({ code: 'cancelled' })
    since = performance.now()
  }
  return ok(buildChange(told, sums, cellSums(sums), draws, spec.measure !== null, spec.level))
}

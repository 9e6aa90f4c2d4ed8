import { VALUE_BAND_CEILING, VALUE_BAND_FLOORS } from '../dataset/value-band'
import type { WorkMode } from '../dataset/work-mode'
import { LAST_MONTH } from './calendar'
import { countBelow } from './distribution'
import type { Random } from './random'
import type { User } from './users'

/** Logs of dollars. Levels are ours; `drift` is the change from October to April (study.md 9.2). */
export const TASK_VALUE = {
  ofMode: {
    Fix: { october: 5.2, drift: 0.219 },
    Build: { october: 5.95, drift: 0.284 },
    Operate: { october: 5.15, drift: 0.246 },
    Communicate: { october: 5.45, drift: -0.041 },
    Understand: { october: 4.9, drift: 0.127 },
    Plan: { october: 5.5, drift: 0.127 },
    Orchestrate: { october: 6, drift: 0.127 },
    Analyze: { october: 5.45, drift: -0.026 },
    Test: { october: 5.4, drift: 0.127 },
  } as Record<WorkMode, { october: number; drift: number }>,
  /** Per unit of mastery: those who know more take on more (study.md 8.2: troubled sessions, twice from 1 to 5). */
  mastery: 0.124,
  ambition: 0.5,
  session: 1.15,
}

/** The sums a pricer names, per power of ten, and where one gives way to the next: half way on a log scale. */
const ROUND = [1, 1.2, 1.5, 1.8, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7.5, 8, 9, 10]
const HALF_WAY = ROUND.slice(1).map((sum, i) => Math.sqrt(sum * ROUND[i]!))

/** What a client would pay for the work, US dollars between 10 and 50,000, as round as a pricer makes it. */
export function drawTaskValue(random: Random, user: User, month: number, mode: WorkMode, mastery: number): number {
  const { october, drift } = TASK_VALUE.ofMode[mode]
  const log =
    october +
    (drift * month) / LAST_MONTH +
    TASK_VALUE.mastery * mastery +
    TASK_VALUE.ambition * user.ambition +
    TASK_VALUE.session * random.normal()
  return roundAsPriced(Math.min(VALUE_BAND_CEILING, Math.max(VALUE_BAND_FLOORS[0], Math.exp(log))))
}

/** The nearest round sum on a log scale. */
function roundAsPriced(dollars: number): number {
  const power = 10 ** Math.floor(Math.log10(dollars))
  return Math.round(power * ROUND[countBelow(HALF_WAY, dollars / power)]!)
}

import { LAST_MONTH } from './calendar'
import type { Random } from './random'
import type { User } from './users'

// Ours: study.md 1 names the three surfaces and no shares. The command line gives way to the others over the window,
// and people outside software start from the others more often.
const CLI_IN_OCTOBER = 0.82
const CLI_LOST_BY_APRIL = 0.16
const CLI_LOST_OUTSIDE_SOFTWARE = 0.16
const DESKTOP_OF_THE_REST = 0.6
/** How often a session runs somewhere other than the user's usual place. */
const ELSEWHERE = 0.15

/** Where the session runs. */
export function drawSurface(random: Random, user: User, month: number): 'cli' | 'desktop' | 'web' {
  const isElsewhere = random.uniform() < ELSEWHERE
  const rank = random.uniform()
  const u = isElsewhere ? rank : user.surfaceTaste
  const cli =
    CLI_IN_OCTOBER -
    CLI_LOST_BY_APRIL * (month / LAST_MONTH) -
    (user.occupation.kind === 'software' ? 0 : CLI_LOST_OUTSIDE_SOFTWARE)
  if (u < cli) return 'cli'
  return u < cli + (1 - cli) * DESKTOP_OF_THE_REST ? 'desktop' : 'web'
}

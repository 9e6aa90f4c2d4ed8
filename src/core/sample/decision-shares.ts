import { normalCdf, quantile } from './distribution'
import type { Random } from './random'
import type { User } from './users'

/**
 * Claude's share of the decisions by rank, as Figure 2 shapes them (study.md 4). Planning: 24, 16 and 20 per cent of
 * sessions in the three lowest bins, mean 30 per cent. Execution: half of sessions in the highest bin, mean 80.
 */
export const PLANNING_BY_CLAUDE: readonly (readonly [rank: number, share: number])[] = [
  [0, 0],
  [0.05, 0],
  [0.24, 0.095],
  [0.4, 0.195],
  [0.6, 0.295],
  [0.72, 0.395],
  [0.83, 0.54],
  [0.915, 0.73],
  [0.955, 0.81],
  [1, 1],
]
export const EXECUTION_BY_CLAUDE: readonly (readonly [rank: number, share: number])[] = [
  [0, 0],
  [0.03, 0.195],
  [0.08, 0.4],
  [0.17, 0.6],
  [0.3, 0.77],
  [0.5, 0.895],
  [0.8, 0.985],
  [0.9, 1],
  [1, 1],
]

export const DELEGATION = {
  /** Weight of the user's trust against the session's own. */
  ofUser: 0.6,
  /** Correlation of delegation with the two shares: execution is almost unrelated to effort (study.md 4). */
  planning: 0.85,
  execution: 0.25,
}

/** How much this session leaves to the agent, standard normal. */
export const drawDelegation = (random: Random, user: User): number =>
  DELEGATION.ofUser * user.trust + Math.sqrt(1 - DELEGATION.ofUser ** 2) * random.normal()

/** The user's shares of planning and execution decisions, in whole per cent. */
export function drawUserShares(random: Random, delegation: number): { planning: number; execution: number } {
  return {
    planning: userShare(random, PLANNING_BY_CLAUDE, DELEGATION.planning, delegation),
    execution: userShare(random, EXECUTION_BY_CLAUDE, DELEGATION.execution, delegation),
  }
}

function userShare(
  random: Random,
  byClaude: readonly (readonly [number, number])[],
  weight: number,
  delegation: number,
): number {
  const rank = normalCdf(weight * delegation + Math.sqrt(1 - weight ** 2) * random.normal())
  return Math.round(100 * (1 - quantile(byClaude, rank))) / 100
}

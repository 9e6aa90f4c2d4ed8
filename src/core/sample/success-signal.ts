import type { Outcome } from '../dataset/outcome'
import type { WorkMode } from '../dataset/work-mode'
import { countBelow } from './distribution'
import type { Level } from './expertise'
import type { Random } from './random'
import type { Signal, Task } from './trouble'
import type { User } from './users'

/**
 * Evidence that success-shaped work happened: an ordered scale with spread one. Those who know what right looks like
 * test, commit and confirm (study.md 5.1), code leaves harder evidence than prose, and habits of the user carry over.
 */
export const EVIDENCE = {
  ofOutcome: { succeeded: 0, partially_succeeded: -1.144, failed: -2.4, no_clear_goal: -2.8 } as Record<
    Outcome,
    number
  >,
  ofLevel: { 1: -0.67, 2: -0.52, 3: -0.275, 4: -0.227, 5: -0.104 } as Record<Level, number>,
  ofMode: {
    Fix: 0.12,
    Build: 0.06,
    Operate: 0.25,
    Communicate: -0.862,
    Understand: -1.3,
    Plan: -1.25,
    Orchestrate: -0.05,
    Analyze: -0.584,
    Test: 0.35,
  } as Record<WorkMode, number>,
  wroteCode: 0.144,
  /** Added when software workers write code: they test and commit. */
  commits: 0.191,
  perMonth: 0.147,
  rigour: 0.45,
  silence: -0.345,
  /** Above these the success signal is at least 1 to 5. */
  cuts: [-3.643, -2.995, -1.223, 0.048, 0.931] as number[],
}

/** Ours: the success signal of a session without a clear goal, weakest first. */
const NO_GOAL_CUTS = [0.1, 0.8, 2]

export function drawSuccessSignal(
  random: Random,
  task: Task,
  outcome: Outcome,
  wroteCode: boolean,
  user: User,
  silence: number,
): Signal {
  const luck = random.normal()
  if (outcome === 'no_clear_goal') return countBelow(NO_GOAL_CUTS, luck) as Signal
  const evidence =
    EVIDENCE.ofOutcome[outcome] +
    EVIDENCE.ofLevel[task.level] +
    EVIDENCE.ofMode[task.mode] +
    (wroteCode ? EVIDENCE.wroteCode : 0) +
    (wroteCode && user.occupation.kind === 'software' ? EVIDENCE.commits : 0) +
    EVIDENCE.perMonth * (task.month - 3) +
    EVIDENCE.rigour * user.rigour +
    EVIDENCE.silence * silence +
    user.occupation.confirms +
    luck
  return countBelow(EVIDENCE.cuts, evidence) as Signal
}

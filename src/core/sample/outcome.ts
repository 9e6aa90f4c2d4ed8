import type { Outcome } from '../dataset/outcome'
import type { WorkMode } from '../dataset/work-mode'
import { normalCdf } from './distribution'
import type { Level } from './expertise'
import type { Random } from './random'
import type { Signal, Task } from './trouble'
import type { User } from './users'

/**
 * Whether the session fails, on the probit scale: more likely the louder the trouble. Novices give up at the same
 * trouble where everyone else recovers (study.md 8.2: at least partial 60 against 80-81 per cent).
 */
export const FAILURE = {
  ofSignal: { 0: -2.267, 1: -2.067, 2: -1.617, 3: -1.52, 4: -0.89, 5: 0.1 } as Record<Signal, number>,
  ofLevel: { 1: 0.787, 2: 0.199, 3: 0, 4: -0.011, 5: 0.001 } as Record<Level, number>,
  perMonth: -0.02,
  luck: -0.1,
}

/** Whether a session that does not fail succeeds in full, on the probit scale. */
export const SUCCESS = {
  ofSignal: { 0: 1.351, 1: 1.087, 2: -0.072, 3: -0.241, 4: -1.533, 5: -1.809 } as Record<Signal, number>,
  ofLevel: { 1: -0.711, 2: -0.216, 3: 0, 4: 0.08, 5: 0.23 } as Record<Level, number>,
  ofMode: {
    Fix: 0,
    Build: 0.05,
    Operate: 0.1,
    Communicate: -0.1,
    Understand: -0.05,
    Plan: -0.1,
    Orchestrate: 0,
    Analyze: 0,
    Test: 0,
  } as Record<WorkMode, number>,
  software: 0.355,
  /** Who confirms readily is also judged kindly. */
  confirms: 0.12,
  perMonth: 0.03,
  /** Per log dollar above the typical task. */
  value: -0.08,
  luck: 0.2,
}

/** How a session with a goal ends. */
export function drawOutcome(
  random: Random,
  task: Task,
  failure: Signal,
  user: User,
): Exclude<Outcome, 'no_clear_goal'> {
  const fails =
    FAILURE.ofSignal[failure] + FAILURE.ofLevel[task.level] + FAILURE.perMonth * task.month + FAILURE.luck * user.luck
  const succeeds =
    SUCCESS.ofSignal[failure] +
    SUCCESS.ofLevel[task.level] +
    SUCCESS.ofMode[task.mode] +
    (user.occupation.kind === 'software' ? SUCCESS.software : 0) +
    SUCCESS.confirms * user.occupation.confirms +
    user.occupation.succeeds +
    SUCCESS.perMonth * task.month +
    SUCCESS.value * task.size +
    SUCCESS.luck * user.luck
  const hasFailed = random.uniform() < normalCdf(fails)
  const hasSucceeded = random.uniform() < normalCdf(succeeds)
  if (hasFailed) return 'failed'
  return hasSucceeded ? 'succeeded' : 'partially_succeeded'
}

import type { WorkMode } from '../dataset/work-mode'
import type { CodebaseRelation } from './codebase'
import type { Level } from './expertise'
import type { Random } from './random'

/** Strength of evidence, 0 none to 5 very strong (study.md 7.2, 7.3). */
export type Signal = 0 | 1 | 2 | 3 | 4 | 5

/**
 * Trouble is a latent that grows with the size of the task and falls with expertise, over the months and with luck;
 * its spread within a session is one. How loudly it shows is the failure signal. The share of sessions that hit trouble
 * is not published: about 38 per cent follows from study.md 8.1 and 8.2, because failures must come from somewhere.
 */
export const TROUBLE = {
  ofLevel: { 1: 0.197, 2: 0.134, 3: 0, 4: -0.002, 5: 0.008 } as Record<Level, number>,
  ofMode: {
    Fix: 0.2,
    Build: -0.02,
    Operate: 0.06,
    Communicate: -0.3,
    Understand: -0.35,
    Plan: -0.3,
    Orchestrate: 0.05,
    Analyze: -0.1,
    Test: 0.05,
  } as Record<WorkMode, number>,
  ofRelation: { modify: 0.08, explore: -0.1, create: 0, none: -0.2 } as Record<CodebaseRelation, number>,
  perMonth: -0.03,
  /** Per log dollar above the typical task. */
  value: 0.09,
  luck: -0.3,
  /** Above these the failure signal is at least 1, 2, 3, 4 and 5. */
  cuts: [-0.728, -0.182, 0.229, 0.613, 1.558] as [number, number, number, number, number],
  /** Added to the last two cuts: novices do not say that it is still broken (study.md 5.2, 8.2). */
  quiet: { 1: 0.204, 2: 0.05, 3: 0, 4: 0, 5: 0 } as Record<Level, number>,
}

/** The log of a typical task value, from which the effects of value are counted. */
export const TYPICAL_LOG_VALUE = 5.6

export interface Task {
  readonly level: Level
  readonly mode: WorkMode
  readonly relation: CodebaseRelation
  /** Log of dollars above the typical task. */
  readonly size: number
  readonly month: number
}

/** How much goes wrong. */
export const drawTrouble = (random: Random, task: Task, luck: number): number =>
  TROUBLE.ofLevel[task.level] +
  TROUBLE.ofMode[task.mode] +
  TROUBLE.ofRelation[task.relation] +
  TROUBLE.perMonth * task.month +
  TROUBLE.value * task.size +
  TROUBLE.luck * luck +
  random.normal()

/** The evidence that trouble leaves in the transcript. */
export function failureSignal(trouble: number, level: Level): Signal {
  const [faint, soft, moderate, strong, veryStrong] = TROUBLE.cuts
  if (trouble < faint) return 0
  if (trouble < soft) return 1
  if (trouble < moderate) return 2
  if (trouble < strong + TROUBLE.quiet[level]) return 3
  return trouble < veryStrong + TROUBLE.quiet[level] ? 4 : 5
}

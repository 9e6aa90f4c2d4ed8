import type { WorkMode } from '../dataset/work-mode'
import { countBelow } from './distribution'
import type { OccupationKind } from './occupation-traits'
import type { Random } from './random'
import type { Activity } from './user-activity'
import type { User } from './users'

/** Expertise a session shows, 1 novice to 5 expert. */
export type Level = 1 | 2 | 3 | 4 | 5

/**
 * Expertise is the user's skill and how well the task fits it (study.md 5: per session, not career). Everything is in
 * units of the latent scale, whose spread is about one. The cuts give the shares of study.md 5.3.
 */
export const EXPERTISE = {
  skill: 0.77,
  session: 0.6,
  perMonth: 0.027,
  /** Those above average learn faster: added per month and unit of skill above it. */
  learning: 0.124,
  ownField: 0.1,
  foreignField: -0.15,
  ofActivity: { 0: -0.03, 1: 0, 2: 0.15 } as Record<Activity, number>,
  ofKind: { software: -0.017, lead: -0.05, numbers: -0.05, words: -0.1, hands: -0.2 } as Record<OccupationKind, number>,
  ofMode: {
    Fix: -0.02,
    Build: 0,
    Operate: -0.05,
    Communicate: 0.389,
    Understand: -0.151,
    Plan: 0.536,
    Orchestrate: 0.35,
    Analyze: 0.1,
    Test: 0.1,
  } as Record<WorkMode, number>,
  cuts: [-2.007, -0.622, 0.184, 1.864] as number[],
}

/** The latent expertise of a session: how well this user masters this task. */
export function drawMastery(random: Random, user: User, month: number, mode: WorkMode, workOccupation: string): number {
  const isOwnField = workOccupation === user.occupation.title
  return (
    EXPERTISE.skill * user.skill +
    EXPERTISE.session * random.normal() +
    (EXPERTISE.perMonth + EXPERTISE.learning * Math.max(0, user.skill)) * month +
    (isOwnField ? EXPERTISE.ownField : EXPERTISE.foreignField) +
    EXPERTISE.ofActivity[user.activity] +
    EXPERTISE.ofKind[user.occupation.kind] +
    EXPERTISE.ofMode[mode]
  )
}

/** The level that a mastery reads as. */
export const levelOf = (mastery: number): Level => (1 + countBelow(EXPERTISE.cuts, mastery)) as Level

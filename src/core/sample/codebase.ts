import type { CODEBASE_RELATIONS } from '../dataset/codebase-relation'
import type { WorkMode } from '../dataset/work-mode'
import { byMode } from './by-mode'
import { Choice } from './distribution'
import type { Random } from './random'

export type CodebaseRelation = (typeof CODEBASE_RELATIONS.labels)[number]['value']

type Mix = Readonly<Record<CodebaseRelation, number>>

/** Ours, in per cent: together with the modes they give 48 modify, 17 explore, 14 create, 20 none (study.md 3). */
export const RELATIONS: Readonly<Record<WorkMode, Mix>> = {
  Fix: { modify: 82, explore: 8, create: 2, none: 8 },
  Build: { modify: 59, explore: 1, create: 38, none: 2 },
  Operate: { modify: 34, explore: 23, create: 10, none: 33 },
  Communicate: { modify: 14, explore: 11, create: 4, none: 71 },
  Understand: { modify: 3, explore: 74, create: 1, none: 22 },
  Plan: { modify: 22, explore: 48, create: 5, none: 25 },
  Orchestrate: { modify: 46, explore: 5, create: 29, none: 20 },
  Analyze: { modify: 17, explore: 22, create: 22, none: 39 },
  Test: { modify: 75, explore: 19, create: 4, none: 2 },
}

const VALUES = ['modify', 'explore', 'create', 'none'] as const

const choices = byMode(
  (mode) =>
    new Choice(
      VALUES,
      VALUES.map((relation) => RELATIONS[mode][relation]),
    ),
)

/** How a session of this mode relates to a codebase. */
export const drawRelation = (random: Random, mode: WorkMode): CodebaseRelation => choices[mode].at(random.uniform())

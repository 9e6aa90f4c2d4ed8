import { SOFTWARE_OCCUPATION } from '../dataset/occupation'
import type { WorkMode } from '../dataset/work-mode'
import { Choice } from './distribution'
import { OCCUPATION_TRAITS } from './occupation-traits'
import type { Random } from './random'
import type { User } from './users'

/** Ours: chance that the work is a software worker's, whoever asks for it (study.md 6.2: match the work). */
export const SOFTWARE_WORK: Readonly<Record<WorkMode, number>> = {
  Fix: 0.983,
  Build: 0.954,
  Operate: 0.983,
  Communicate: 0.245,
  Understand: 0.85,
  Plan: 0.8,
  Orchestrate: 0.93,
  Analyze: 0.439,
  Test: 0.97,
}
/** Ours: chance that work outside software is the user's own profession's. */
const OWN_FIELD = 0.7

const outsideSoftware = OCCUPATION_TRAITS.filter(({ kind }) => kind !== 'software')
const others = new Choice(
  outsideSoftware.map(({ title }) => title),
  outsideSoftware.map(({ share }) => share),
)

/** The occupation whose workers would normally do this work. */
export function drawWorkOccupation(random: Random, user: User, mode: WorkMode): string {
  const isSoftware = random.uniform() < SOFTWARE_WORK[mode]
  const isOwn = random.uniform() < OWN_FIELD
  const any = others.at(random.uniform())
  if (isSoftware) return SOFTWARE_OCCUPATION
  return isOwn && user.occupation.kind !== 'software' ? user.occupation.title : any
}

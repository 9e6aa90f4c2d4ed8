import type { WorkMode } from '../dataset/work-mode'
import { byMode, MODES } from './by-mode'
import { LAST_MONTH } from './calendar'
import { Choice, normalCdf } from './distribution'
import { OCCUPATION_TRAITS, type OccupationKind } from './occupation-traits'
import type { Random } from './random'

/**
 * Per cent of sessions in October and in April (study.md 9.1), and how the months between bend: above 1 the change
 * comes late. Figure 1 (study.md 2) is the mean over the window, which fixes the bends.
 */
export const MODE_PATHS: Readonly<Record<WorkMode, { october: number; april: number; bend: number }>> = {
  Fix: { october: 33, april: 19.15, bend: 1.17 },
  Build: { october: 25.79, april: 20.9, bend: 6 },
  Operate: { october: 14, april: 20.99, bend: 2.54 },
  Communicate: { october: 7.7, april: 15.12, bend: 6.89 },
  Understand: { october: 6.4, april: 7, bend: 0.2 },
  Plan: { october: 6.4, april: 7, bend: 0.2 },
  Orchestrate: { october: 2.7, april: 3, bend: 0.2 },
  Analyze: { october: 2.3, april: 4.06, bend: 3.3 },
  Test: { october: 1.8, april: 2, bend: 0.2 },
}

/** Ours: how much more or less often each kind of occupation does each kind of work. */
export const AFFINITY: Readonly<Record<OccupationKind, Partial<Record<WorkMode, number>>>> = {
  software: { Fix: 1.15, Operate: 1.1, Communicate: 0.55, Analyze: 0.7, Test: 1.4, Orchestrate: 1.1, Understand: 1.1 },
  lead: { Fix: 0.6, Operate: 0.8, Communicate: 3, Plan: 1.3, Analyze: 1.5, Test: 0.4 },
  numbers: { Fix: 0.8, Operate: 0.8, Communicate: 1.7, Analyze: 4, Test: 0.5, Orchestrate: 0.8 },
  words: { Fix: 0.7, Operate: 0.7, Communicate: 3.2, Analyze: 1, Test: 0.3, Orchestrate: 0.8 },
  hands: { Fix: 0.9, Operate: 1.1, Communicate: 1.6, Analyze: 1, Test: 0.3 },
}

/** Ours: neighbours here are kinds of work the same person is likely to do. */
const NEIGHBOURS: readonly WorkMode[] = [
  'Fix',
  'Test',
  'Build',
  'Orchestrate',
  'Operate',
  'Understand',
  'Plan',
  'Analyze',
  'Communicate',
]
/** Ours: correlation along that line between two sessions of one user. */
const HABIT = 0.4

/** Draws work modes that depend on month, occupation and habit while each month keeps its published mix. */
export class WorkModeMix {
  readonly #choices: readonly Readonly<Record<OccupationKind, Choice<WorkMode>>>[]

  constructor() {
    this.#choices = Array.from({ length: LAST_MONTH + 1 }, (_, month) => choicesOf(monthMix(month)))
  }

  draw(random: Random, month: number, kind: OccupationKind, habit: number): WorkMode {
    const z = Math.sqrt(HABIT) * habit + Math.sqrt(1 - HABIT) * random.normal()
    return this.#choices[month]![kind].at(normalCdf(z))
  }
}

function monthMix(month: number): Record<WorkMode, number> {
  const t = month / LAST_MONTH
  return byMode((mode) => {
    const { october, april, bend } = MODE_PATHS[mode]
    return october + (april - october) * t ** bend
  })
}

/** One choice per occupation whose mean over occupations is the mix: proportional fitting of the affinities to it. */
function choicesOf(mix: Record<WorkMode, number>): Record<OccupationKind, Choice<WorkMode>> {
  const total = MODES.reduce((sum, mode) => sum + mix[mode], 0)
  let base = mix
  for (let round = 0; round < 40; round++) {
    const reached = byMode(() => 0)
    for (const { kind, share } of OCCUPATION_TRAITS) {
      const weight = byMode((mode) => base[mode] * affinity(kind, mode))
      const sum = MODES.reduce((all, mode) => all + weight[mode], 0)
      for (const mode of MODES) reached[mode] += (share * weight[mode]) / sum
    }
    const current = base
    base = byMode((mode) => (current[mode] * mix[mode]) / total / (reached[mode] / 100))
  }
  const final = base
  const of = (kind: OccupationKind) =>
    new Choice(
      NEIGHBOURS,
      NEIGHBOURS.map((mode) => final[mode] * affinity(kind, mode)),
    )
  return { software: of('software'), lead: of('lead'), numbers: of('numbers'), words: of('words'), hands: of('hands') }
}

const affinity = (kind: OccupationKind, mode: WorkMode): number => AFFINITY[kind][mode] ?? 1

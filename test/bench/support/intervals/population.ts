import type { Random } from '#core/sample/random'
import { drawActivity } from '#core/sample/user-activity'
import type { Interval } from '#core/stats/interval'

/** One user of a drawn sample. */
export interface DrawnUser {
  readonly sessions: number
  /** What the user's rates are multiplied with, 1 in the mean of all users. */
  readonly bent: number
  /** Standard normal: the kinds of work and levels the user keeps to. */
  readonly skill: number
}

const BENT = 0.6

/** Users who return as the study's do, 1.7 sessions on average, each with a bent of their own. */
export const drawUsers = (random: Random, users: number): DrawnUser[] =>
  Array.from({ length: users }, () => ({
    sessions: drawActivity(random).sessions,
    bent: 1 + BENT * (2 * random.uniform() - 1),
    skill: random.normal(),
  }))

/** Likeness of the sessions of a user in what they are of. */
const LIKE = 0.4

/** A standard normal of a session, alike within users. */
export const latentOf = (random: Random, { skill }: DrawnUser): number =>
  Math.sqrt(LIKE) * skill + Math.sqrt(1 - LIKE) * random.normal()

/** How many cuts a number is above. */
export function above(cuts: readonly number[], x: number): number {
  let n = 0
  for (const cut of cuts) if (x > cut) n++
  return n
}

/** Share of a standard normal below a number, by Simpson's rule: independent of the program's own. */
export function normalShare(x: number): number {
  const steps = 400
  const h = Math.abs(x) / steps
  const density = (t: number) => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI)
  let sum = density(0) + density(x)
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * density(i * h)
  return 0.5 + (Math.sign(x) * (sum * h)) / 3
}

/** Shares of the classes that cuts make of a normal with a shift. */
export const sharesOf = (cuts: readonly number[], shift = 0): number[] => {
  const below = [...cuts.map((cut) => normalShare(cut - shift)), 1]
  return below.map((share, i) => share - (below[i - 1] ?? 0))
}

/** Counts of intervals that hold the truth, by what they are of; those that there are none of are not counted. */
export class Held {
  readonly #held = new Map<string, { held: number; of: number }>()

  add(name: string, interval: Interval | null | undefined, truth: number): void {
    const count = this.#held.get(name) ?? { held: 0, of: 0 }
    this.#held.set(name, count)
    if (!interval) return
    count.of++
    if (interval.low <= truth && truth <= interval.high) count.held++
  }

  /** Per cent by name. */
  percents(): [name: string, percent: string][] {
    return [...this.#held].map(([name, { held, of }]) => [name, of === 0 ? '' : ((100 * held) / of).toFixed(1)])
  }
}

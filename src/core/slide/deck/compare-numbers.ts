import type { PrintedNumber } from './deck'

/**
 * What became of a printed number.
 *
 * - `same`: it lies in its printed interval
 * - `moved`: it does not; without an interval, it is another number
 * - `withheld`: it was shown and is now withheld
 * - `shown`: it was withheld and is now shown
 * - `gone`: its place is no longer there; `new`: its place was not there
 */
export type Fate = 'same' | 'moved' | 'withheld' | 'shown' | 'gone' | 'new'

export interface NumberChange {
  readonly fate: Fate
  readonly measure: string
  readonly at: string
  /** Null where the place was not there. */
  readonly before: PrintedNumber | null
  readonly now: PrintedNumber | null
}

/** Each printed number beside what stands at its place now, those that are new last. */
export function compareNumbers(before: readonly PrintedNumber[], now: readonly PrintedNumber[]): NumberChange[] {
  const nowAt = new Map(now.map((number) => [keyOf(number), number]))
  const known = new Set(before.map(keyOf))
  const changes = before.map((was): NumberChange => {
    const is = nowAt.get(keyOf(was)) ?? null
    return { fate: fateOf(was, is), measure: was.measure, at: was.at, before: was, now: is }
  })
  const added = now
    .filter((number) => !known.has(keyOf(number)))
    .map((is): NumberChange => ({ fate: 'new', measure: is.measure, at: is.at, before: null, now: is }))
  return [...changes, ...added]
}

const keyOf = ({ measure, at }: PrintedNumber): string => JSON.stringify([measure, at])

function fateOf(was: PrintedNumber, is: PrintedNumber | null): Fate {
  if (is === null) return 'gone'
  if (was.value === null) return is.value === null ? 'same' : 'shown'
  if (is.value === null) return 'withheld'
  if (was.low === null || was.high === null) return was.value === is.value ? 'same' : 'moved'
  return is.value < was.low || is.value > was.high ? 'moved' : 'same'
}

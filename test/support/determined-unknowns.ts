import { Fraction } from './fraction'

/** The left side of a linear equation: the coefficient of each unknown in it. */
export type LinearForm = ReadonlyMap<number, number>

/**
 * The unknowns that a system of linear equations fixes, whatever its right sides are: by Gauss and Jordan's elimination
 * over exact fractions, the unknowns that end up alone in a row.
 */
export function determinedUnknowns(system: readonly LinearForm[]): Set<number> {
  const reduced: { readonly pivot: number; row: Map<number, Fraction> }[] = []
  for (const form of system) {
    const row = new Map([...form].map(([unknown, c]) => [unknown, Fraction.of(BigInt(c))]))
    for (const done of reduced) takeAway(row, done.row, done.pivot)
    const first = [...row].find(([, c]) => !c.isZero)
    if (!first) continue
    const [pivot, lead] = first
    for (const [unknown, c] of row) row.set(unknown, c.over(lead))
    for (const done of reduced) takeAway(done.row, row, pivot)
    reduced.push({ pivot, row })
  }
  return new Set(reduced.filter(({ row }) => row.size === 1).map(({ pivot }) => pivot))
}

/** Subtracts as much of `other`, which has 1 at the pivot, as takes the pivot out of `row`. */
function takeAway(row: Map<number, Fraction>, other: ReadonlyMap<number, Fraction>, pivot: number): void {
  const factor = row.get(pivot)
  if (!factor) return
  for (const [unknown, c] of other) {
    const left = (row.get(unknown) ?? Fraction.ZERO).minus(factor.times(c))
    if (left.isZero) row.delete(unknown)
    else row.set(unknown, left)
  }
}

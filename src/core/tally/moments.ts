import { inBlocks } from '../in-blocks'
import type { Numbers } from './columns'
import type { Cube, GroupingSet } from './cube'
import type { KeptCube } from './cubes'

/** Count, mean and sum of squared distances from it, per cell. */
export interface Moments {
  readonly n: Float64Array
  readonly mean: Float64Array
  readonly squares: Float64Array
}

/** By Welford's method, which loses no digits where values are far from zero and close together. */
export function momentsIn({ cellOf, cells }: Cube, { values, isKnown }: Numbers): Moments {
  const made = newMoments(cells)
  const { n, mean, squares } = made
  inBlocks(0, cellOf.length, (start, end) => {
    for (let row = start; row < end; row++) {
      if (isKnown[row] === 0) continue
      const cell = cellOf[row]!
      const distance = values[row]! - mean[cell]!
      n[cell]!++
      mean[cell]! += distance / n[cell]!
      squares[cell]! += distance * (values[row]! - mean[cell]!)
    }
  })
  return made
}

/** Standard deviations of the cells of a set, n - 1 in the denominator; null where there are fewer than two values. */
export function deviations({ cells, cellOf }: GroupingSet, moments: Moments): (number | null)[] {
  const { n, mean, squares } = newMoments(cells + 1)
  // Two parts put together (Chan, Golub and LeVeque 1983).
  for (let cell = 0; cell < moments.n.length; cell++) {
    const more = moments.n[cell]!
    if (more === 0) continue
    const to = cellOf[cell]!
    const both = n[to]! + more
    const distance = moments.mean[cell]! - mean[to]!
    squares[to]! += moments.squares[cell]! + (distance * distance * n[to]! * more) / both
    mean[to]! += (distance * more) / both
    n[to] = both
  }
  return Array.from({ length: cells }, (_, cell) =>
    n[cell]! < 2 ? null : Math.sqrt(Math.max(0, squares[cell]!) / (n[cell]! - 1)),
  )
}

/** The same, added up once for a cube. */
export function keptMoments(kept: Pick<KeptCube, 'amount'>, text: string, make: () => Moments): Moments {
  let made: Moments | undefined
  const part = (name: keyof Moments) =>
    kept.amount(`${name} ${text}`, () => {
      made ??= make()
      return made[name]
    })
  return { n: part('n'), mean: part('mean'), squares: part('squares') }
}

const newMoments = (cells: number): Moments => ({
  n: new Float64Array(cells),
  mean: new Float64Array(cells),
  squares: new Float64Array(cells),
})

/** Share of the standard normal below `z`, to about seven digits (Abramowitz and Stegun 7.1.26). */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const tail = (poly * Math.exp(-x * x)) / 2
  return z < 0 ? tail : 1 - tail
}

/** A choice among `values`, each as likely as its weight; weights need not sum to one. */
export class Choice<T> {
  readonly #values: readonly T[]
  readonly #ranks: Float64Array

  constructor(values: readonly T[], weights: readonly number[]) {
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    let sum = 0
    this.#values = values
    this.#ranks = Float64Array.from(weights, (weight) => {
      sum += weight
      return sum / total
    })
  }

  /** The value at rank `u`, 0 to 1. */
  at(u: number): T {
    const last = this.#values.length - 1
    let i = 0
    while (i < last && u >= this.#ranks[i]!) i++
    return this.#values[i]!
  }
}

/** The value at rank `u` (0 to 1) of a distribution given by points (rank, value) joined by straight lines. */
export function quantile(points: readonly (readonly [rank: number, value: number])[], u: number): number {
  let i = 1
  while (i < points.length - 1 && u > points[i]![0]) i++
  const from = points[i - 1]!
  const to = points[i]!
  return from[1] + ((u - from[0]) / (to[0] - from[0])) * (to[1] - from[1])
}

/** How many of the ascending cuts lie below `x`: the category of an ordered scale. */
export function countBelow(cuts: readonly number[], x: number): number {
  let n = 0
  for (const cut of cuts) if (cut < x) n++
  return n
}

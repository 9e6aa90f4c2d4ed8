import type { CellSum } from './user-sums'

/** How much of a change one group makes. */
export interface ChangePart {
  /** By its share having changed, its mean held at the middle of both periods, against the mean of all. */
  readonly mix: number
  /** By its mean having changed, its share held at the middle of both periods. */
  readonly within: number
}

export interface Decomposition {
  readonly from: number
  readonly to: number
  /** To less from: the sum of mix and within, exactly but for rounding. */
  readonly change: number
  readonly mix: number
  readonly within: number
  /** One a group, in the order given; they add up to mix and to within. */
  readonly parts: readonly ChangePart[]
}

/**
 * Splits the change of a mean between two periods into what the mix of groups made and what happened within them. Shares are
 * weighted with the mean of both periods and means with the mean share of both, so that the interaction is shared equally
 * and no period is the base: Kitagawa 1955 (J. Am. Stat. Assoc. 50, 1168-1194), the midpoint form after Marshall and Edgeworth. A group
 * that is in one period only has no change within: all that it makes is mix. A group's mix is reckoned against the middle
 * of the means of all, which moves nothing in sum, since shares add up to one.
 *
 * Null where a period has no session.
 *
 * @param from per group
 * @param to per group, in the same order
 */
export function decompose(from: readonly CellSum[], to: readonly CellSum[]): Decomposition | null {
  const [before, after] = [from, to].map((cells) => ({
    n: cells.reduce((total, { n }) => total + n, 0),
    sum: cells.reduce((total, { sum }) => total + sum, 0),
  })) as [CellSum, CellSum]
  if (before.n === 0 || after.n === 0) return null
  const [first, last] = [before.sum / before.n, after.sum / after.n]
  const middle = (first + last) / 2
  const parts = from.map((a, g): ChangePart => {
    const b = to[g]!
    const [shareBefore, shareAfter] = [a.n / before.n, b.n / after.n]
    const meanBefore = a.n > 0 ? a.sum / a.n : b.n > 0 ? b.sum / b.n : middle
    const meanAfter = b.n > 0 ? b.sum / b.n : meanBefore
    return {
      mix: (shareAfter - shareBefore) * ((meanBefore + meanAfter) / 2 - middle),
      within: ((shareBefore + shareAfter) / 2) * (meanAfter - meanBefore),
    }
  })
  return {
    from: first,
    to: last,
    change: last - first,
    mix: parts.reduce((total, { mix }) => total + mix, 0),
    within: parts.reduce((total, { within }) => total + within, 0),
    parts,
  }
}

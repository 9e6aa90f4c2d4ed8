const M1 = 4294967087
const M2 = 4294944443
const NORM = 1 / (M1 + 1)
// A product takes a fraction of the time of a quotient; what it is off by, at most one, is put right.
const PER_M1 = 1 / M1
const PER_M2 = 1 / M2

/** Seeds are whole numbers from 1 to this. */
export const MOST_SEED = 2 ** 31 - 1

/** Numbers drawn before the first is used, so that small seeds are no longer seen. */
const RUN_IN = 20

/**
 * Uniform numbers between 0 and 1, both excluded, the same ones for a seed wherever they are drawn: the combined multiple
 * recursive generator MRG32k3a, in doubles. (L'Ecuyer 1999, Operations Research 47, 159-164; R's "L'Ecuyer-CMRG".)
 *
 * @param seed all six numbers of the first state, from 1 to `MOST_SEED`
 * @returns a function that puts so many of the next numbers at the beginning of a list: many at a time take less than half as long as
 *   one at a time
 */
export function randomStream(seed: number): (into: Float64Array, count: number) => void {
  const state = new Float64Array(6).fill(seed)
  const fill = (into: Float64Array, count: number) => {
    // One by one: taken apart as a list they are no longer known to be doubles.
    let [a0, a1, a2] = [state[0]!, state[1]!, state[2]!]
    let [b0, b1, b2] = [state[3]!, state[4]!, state[5]!]
    for (let i = 0; i < count; i++) {
      let p1 = 1403580 * a1 - 810728 * a0
      p1 -= Math.floor(p1 * PER_M1) * M1
      if (p1 < 0) p1 += M1
      else if (p1 >= M1) p1 -= M1
      a0 = a1
      a1 = a2
      a2 = p1
      let p2 = 527612 * b2 - 1370589 * b0
      p2 -= Math.floor(p2 * PER_M2) * M2
      if (p2 < 0) p2 += M2
      else if (p2 >= M2) p2 -= M2
      b0 = b1
      b1 = b2
      b2 = p2
      into[i] = (p1 > p2 ? p1 - p2 : p1 - p2 + M1) * NORM
    }
    state.set([a0, a1, a2, b0, b1, b2])
  }
  fill(new Float64Array(RUN_IN), RUN_IN)
  return fill
}

import type { PivotPlan } from '../pivot/plan'
import type { CellKeys } from '../sql/compile-comparison'
import type { SessionLists } from '../tally/session-lists'
import type { PairSums } from './compare'
import type { Key } from './key'
import { type AdjustedMeasure, matchedSessions } from './matched-sessions'

/**
 * The sums a difference of two directly standardised rates stands on. A session of a cell weighs what its matched cell weighs
 * in the standard over the sessions that the cell has in it, as in `compile-adjusted`; a session in both cells has two weights.
 */
export function adjustedPair(
  plan: PivotPlan,
  measure: AdjustedMeasure,
  a: CellKeys,
  b: CellKeys,
  lists: SessionLists,
): PairSums {
  const { places, stratum, weights, rows, columns, isOne, users } = matchedSessions(plan, measure, lists)
  const strata = weights.length
  const codesOf = (keys: readonly { readonly values: readonly unknown[] }[], key: Key) =>
    key.map((value, k) => keys[k]!.values.indexOf(value))
  const sides = [a, b].map(({ row, column }) => {
    const [r, c] = [codesOf(rows, row), codesOf(columns, column)]
    const isIn = (i: number) =>
      r.every((code, k) => rows[k]!.codes[i] === code) && c.every((code, k) => columns[k]!.codes[i] === code)
    const weight = new Float64Array(places.length)
    const sizes = new Float64Array(strata)
    for (let e = 0; e < places.length; e++) if (isIn(places[e]!)) sizes[stratum[e]!]!++
    for (let e = 0; e < places.length; e++)
      if (isIn(places[e]!)) weight[e] = weights[stratum[e]!]! / sizes[stratum[e]!]!
    return weight
  }) as [Float64Array, Float64Array]
  return pairSums(places, sides, isOne, plan.interval === 'clustered' ? users : null)
}

/** @param users null where each session is taken for itself */
function pairSums(
  places: Uint32Array,
  weights: readonly [Float64Array, Float64Array],
  isOne: Uint8Array,
  users: Int32Array | null,
): PairSums {
  const side = () => ({ n: 0, sum: 0, squares: 0, clusters: 0, ss: 0, sm: 0, mm: 0 })
  const sums = [side(), side()] as const
  const shared = { clusters: 0, ss: 0, sm: 0, ms: 0, mm: 0 }
  let both = 0
  const [s, m] = [new Float64Array(2), new Float64Array(2)]
  const close = () => {
    sums.forEach((of, k) => {
      if (m[k]! > 0) of.clusters++
      of.ss += s[k]! * s[k]!
      of.sm += s[k]! * m[k]!
      of.mm += m[k]! * m[k]!
    })
    if (m[0]! > 0 && m[1]! > 0) shared.clusters++
    shared.ss += s[0]! * s[1]!
    shared.sm += s[0]! * m[1]!
    shared.ms += m[0]! * s[1]!
    shared.mm += m[0]! * m[1]!
    s.fill(0)
    m.fill(0)
  }
  let last = -1
  for (let e = 0; e < places.length; e++) {
    const i = places[e]!
    const user = users?.[i] ?? -1
    if (user < 0 || user !== last) close()
    last = user
    for (const k of [0, 1] as const) {
      const weight = weights[k][e]!
      const counted = isOne[i] === 1 ? weight : 0
      s[k]! += counted
      m[k]! += weight
      sums[k].n += weight
      sums[k].sum += counted
      sums[k].squares += counted
    }
    if (weights[0][e]! > 0 && weights[1][e]! > 0) both += weights[0][e]!
  }
  close()
  return { a: sums[0], b: sums[1], both, shared }
}

import type { AdjustedStatistic } from '../pivot/adjusted-statistic'
import { controlsWithin } from '../pivot/adjustment'
import type { Measure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import { cast, isIn } from '../sql/build'
import type { CellKeys } from '../sql/compile-comparison'
import { conditionExpression } from '../sql/condition-expression'
import { dimensionExpression } from '../sql/dimension-expression'
import { filterExpression } from '../sql/filter-expression'
import type { Expression } from '../sql/node'
import { baseExpression } from '../sql/pivot-parts'
import { renumber } from '../tally/cube'
import { type ListsNeeded, ListsRead, numberUsers, type SessionLists } from '../tally/session-lists'
import type { PairSums } from './compare'
import type { Key } from './key'

type AdjustedMeasure = Pick<Measure, 'base'> & { readonly statistic: AdjustedStatistic }

/** What a comparison of two adjusted cells is made of. */
export function adjustedPairNeeds(plan: PivotPlan, { base, statistic }: AdjustedMeasure): ListsNeeded {
  const dimensions = [...plan.rows, ...plan.columns].map(({ dimension }) => dimension)
  return {
    keys: [...controlsWithin(statistic, plan).held, ...dimensions].map((dimension) => ({
      of: dimensionExpression(dimension),
      isText: dimension.valueType === 'text',
    })),
    conditions: [
      filterExpression(plan),
      baseExpression(base),
      conditionExpression(statistic.when),
      standardExpression(statistic),
    ].filter((of) => of !== null),
    numbers: [],
  }
}

/** Whose mix is the standard; null for all. */
function standardExpression({ standard }: AdjustedStatistic): Expression | null {
  return (
    standard &&
    isIn(
      cast(dimensionExpression(standard.dimension), 'VARCHAR'),
      standard.values.map((one) => (one === null ? null : String(one))),
    )
  )
}

/**
 * The sums a difference of two directly standardised rates stands on. A session of a cell weighs what its matched cell weighs
 * in the standard over the sessions that the cell has in it, as in `compile-adjusted`; a session in both cells has two weights.
 */
export function adjustedPair(
  plan: PivotPlan,
  { base, statistic }: AdjustedMeasure,
  a: CellKeys,
  b: CellKeys,
  lists: SessionLists,
): PairSums {
  const read = new ListsRead(lists)
  const controls = controlsWithin(statistic, plan).held.map(() => read.key())
  const rows = plan.rows.map(() => read.key())
  const columns = plan.columns.map(() => read.key())
  const inView = read.condition(filterExpression(plan))
  const inBase = read.condition(baseExpression(base))
  const isOne = read.condition(conditionExpression(statistic.when))
  const isStandard = read.condition(standardExpression(statistic))
  const missing = controls.map(({ values }) => values.indexOf(null))
  const places = read.places(
    (i) => inView[i] === 1 && inBase[i] === 1 && controls.every(({ codes }, k) => codes[i] !== missing[k]),
  )
  const stratum = new Uint32Array(places.length)
  let strata = 1
  for (const { codes, values } of controls) {
    for (let e = 0; e < places.length; e++) stratum[e] = stratum[e]! * values.length + codes[places[e]!]!
    strata = renumber(stratum, strata * values.length).length
  }
  const users = numberUsers(lists)
  const weights = standardWeights(plan, places, stratum, strata, isStandard, users)
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

/** Sessions of the standard in each matched cell; 0 in one under the thresholds. */
function standardWeights(
  { thresholds, hasUsers }: PivotPlan,
  places: Uint32Array,
  stratum: Uint32Array,
  strata: number,
  isStandard: Uint8Array,
  users: Int32Array,
): Float64Array {
  const sessions = new Float64Array(strata)
  const heads = new Float64Array(strata)
  const last = new Int32Array(strata).fill(-1)
  for (let e = 0; e < places.length; e++) {
    const i = places[e]!
    if (isStandard[i] === 0) continue
    const cell = stratum[e]!
    sessions[cell]!++
    if (users[i]! < 0 || last[cell] === users[i]) continue
    last[cell] = users[i]!
    heads[cell]!++
  }
  return sessions.map((n, cell) =>
    n >= thresholds.minSessions && (!hasUsers || heads[cell]! >= thresholds.minUsers) ? n : 0,
  )
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

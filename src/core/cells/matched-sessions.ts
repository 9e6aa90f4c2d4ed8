import type { AdjustedStatistic } from '../pivot/adjusted-statistic'
import { controlsWithin } from '../pivot/adjustment'
import type { Measure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import { cast, isIn } from '../sql/build'
import { conditionExpression } from '../sql/condition-expression'
import { dimensionExpression } from '../sql/dimension-expression'
import { filterExpression } from '../sql/filter-expression'
import type { Expression } from '../sql/node'
import { baseExpression } from '../sql/pivot-parts'
import type { Codes } from '../tally/columns'
import { type ListsNeeded, ListsRead, numberUsers, type SessionLists } from '../tally/session-lists'
import { splitBy } from '../tally/split'
import type { MatchedCells } from './statistics'

export type AdjustedMeasure = Pick<Measure, 'base'> & { readonly statistic: AdjustedStatistic }

const dimensionsOf = (plan: PivotPlan, statistic: AdjustedStatistic) => [
  ...controlsWithin(statistic, plan).held,
  ...[...plan.rows, ...plan.columns].map(({ dimension }) => dimension),
]

/** What directly standardised rates are made of. */
export function adjustedNeeds(plan: PivotPlan, { base, statistic }: AdjustedMeasure): ListsNeeded {
  return {
    keys: dimensionsOf(plan, statistic).map((dimension) => ({
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

/** Sessions in the denominator with all controls known, each in its matched cell; those of a user together. */
export interface MatchedSessions {
  /** Of each, its place in the lists. */
  readonly places: Uint32Array
  readonly stratum: Uint32Array
  /** Sessions of the standard in each matched cell; 0 in one under the thresholds. */
  readonly weights: Float64Array
  readonly rows: readonly Codes[]
  readonly columns: readonly Codes[]
  /** By place: whether the rate counts it, and its user, below 0 where there is none. */
  readonly isOne: Uint8Array
  readonly users: Int32Array
  readonly matched: MatchedCells
}

/** Whether the lists have every key of these sessions; a dimension of very many values has none. */
export const areListed = (plan: PivotPlan, { statistic }: AdjustedMeasure, { keys }: SessionLists): boolean =>
  dimensionsOf(plan, statistic).every(({ distinct }, i) => distinct === 0 || keys[i] !== null)

/** Takes the sessions out of the answers to the needs. */
export function matchedSessions(
  plan: PivotPlan,
  { base, statistic }: AdjustedMeasure,
  lists: SessionLists,
): MatchedSessions {
  const read = new ListsRead(lists)
  const controls = controlsWithin(statistic, plan).held.map(() => read.key())
  const rows = plan.rows.map(() => read.key())
  const columns = plan.columns.map(() => read.key())
  const inView = read.condition(filterExpression(plan))
  const inBase = read.condition(baseExpression(base))
  const isOne = read.condition(conditionExpression(statistic.when))
  const isStandard = read.condition(standardExpression(statistic))
  const asked = read.places((i) => inView[i] === 1 && inBase[i] === 1)
  const missing = controls.map(({ values }) => values.indexOf(null))
  const places = asked.filter((i) => {
    for (let k = 0; k < controls.length; k++) if (controls[k]!.codes[i] === missing[k]) return false
    return true
  })
  const stratum = new Uint32Array(places.length)
  let strata = 1
  for (const { codes, values } of controls) strata = splitBy(stratum, strata, codes, values.length, places).length
  const users = numberUsers(lists)
  const standard = standardOf(plan, places, stratum, strata, isStandard, users)
  const matched = { all: asked.length, known: places.length, ...standard.counts }
  return { places, stratum, weights: standard.weights, rows, columns, isOne, users, matched }
}

/** What each matched cell weighs, and how many there are. */
function standardOf(
  { thresholds, hasUsers }: PivotPlan,
  places: Uint32Array,
  stratum: Uint32Array,
  strata: number,
  isStandard: Uint8Array,
  users: Int32Array,
) {
  const weights = new Float64Array(strata)
  const heads = new Float64Array(strata)
  const last = new Int32Array(strata).fill(-1)
  for (let e = 0; e < places.length; e++) {
    const i = places[e]!
    if (isStandard[i] === 0) continue
    const cell = stratum[e]!
    weights[cell]!++
    if (users[i]! < 0 || last[cell] === users[i]) continue
    last[cell] = users[i]!
    heads[cell]!++
  }
  const counts = { cells: 0, sessions: 0, keptCells: 0, keptSessions: 0 }
  for (let cell = 0; cell < strata; cell++) {
    const n = weights[cell]!
    if (n === 0) continue
    counts.cells++
    counts.sessions += n
    if (n >= thresholds.minSessions && (!hasUsers || heads[cell]! >= thresholds.minUsers)) {
      counts.keptCells++
      counts.keptSessions += n
    } else weights[cell] = 0
  }
  return { weights, counts }
}

import type { Key } from '../cells/key'
import type { AskedMeasure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import { cast, column } from '../sql/build'
import { dimensionExpression } from '../sql/dimension-expression'
import { filterExpression } from '../sql/filter-expression'
import { baseExpression, summandOf } from '../sql/pivot-parts'
import type { UserSums } from '../stats/user-sums'
import { type ListsNeeded, ListsRead, type SessionLists } from '../tally/session-lists'

const dimensionsOf = ({ rows, columns }: PivotPlan) => [...rows, ...columns].map(({ dimension }) => dimension)

/** What the sums of a measure per user and detail of a pivot are made of. */
export function userSumNeeds(plan: PivotPlan, measure: AskedMeasure): ListsNeeded {
  const { condition, number } = summandOf(measure) ?? { condition: null, number: null }
  return {
    keys: dimensionsOf(plan).map((dimension) => ({
      of: dimensionExpression(dimension),
      isText: dimension.valueType === 'text',
    })),
    conditions: [filterExpression(plan), baseExpression(measure.base), condition].filter((of) => of !== null),
    numbers: [...(number ? [number] : []), ...(plan.hasUsers ? [cast(column('user_id'), 'DOUBLE')] : [])],
  }
}

/**
 * Sums a measure that is a mean per user and cell, of the sessions in its denominator; of a measure that is none, only
 * counts. Sessions without a user stand for themselves and come first, the last of the table before the others, then users by
 * their numbers: the same sessions give the same order whatever else is known of them.
 *
 * @param cellOf the cell of a key, rows before columns, -1 to leave it out; several keys may go to one cell
 */
export function userSumsOf(
  plan: PivotPlan,
  measure: AskedMeasure,
  lists: SessionLists,
  cells: number,
  cellOf: (key: Key) => number,
): UserSums {
  const read = new ListsRead(lists)
  const keys = dimensionsOf(plan).map(() => read.key())
  const inView = read.condition(filterExpression(plan))
  const inBase = read.condition(baseExpression(measure.base))
  const summand = summandOf(measure)
  const isCounted = summand && !summand.number ? read.condition(summand.condition) : null
  const amount = summand?.number ? read.number() : null
  const user = plan.hasUsers ? read.number() : null
  const places = read.places((i) => inView[i] === 1 && inBase[i] === 1)
  const cell = new Int32Array(places.length)
  const known = new Map<number, number>()
  for (const [e, i] of places.entries()) {
    let code = 0
    for (const { codes, values } of keys) code = code * values.length + codes[i]!
    let found = known.get(code)
    if (found === undefined) {
      found = cellOf(keys.map(({ codes, values }) => values[codes[i]!]!))
      known.set(code, found)
    }
    cell[e] = found
  }
  const order = inOrder(places, cell, (i) => (user?.isKnown[i] === 1 ? user.values[i]! : -1))
  return merged(order, cells, (e) => {
    const i = places[e]!
    const sum = amount ? (amount.isKnown[i] === 1 ? amount.values[i]! : 0) : (isCounted?.[i] ?? 0)
    return { cell: cell[e]!, sum }
  })
}

/** Entries by cluster, and the cluster of each, numbered from 0. */
interface Ordered {
  readonly entries: Uint32Array
  readonly cluster: Int32Array
  readonly clusters: number
}

/** Those of a user stand together already; here the users are put in order. */
function inOrder(places: Uint32Array, cell: Int32Array, userOf: (i: number) => number): Ordered {
  const alone: number[] = []
  let users = 0
  for (let e = 0; e < places.length; e++) {
    if (cell[e]! < 0) continue
    const user = userOf(places[e]!)
    if (user < 0) alone.push(e)
    else users = Math.max(users, user + 1)
  }
  const starts = new Uint32Array(users + 1)
  for (let e = 0; e < places.length; e++) {
    const user = cell[e]! < 0 ? -1 : userOf(places[e]!)
    if (user >= 0) starts[user + 1]!++
  }
  starts[0] = alone.length
  const cluster = new Int32Array(users)
  let clusters = alone.length
  for (let user = 0; user < users; user++) {
    cluster[user] = clusters
    if (starts[user + 1]! > 0) clusters++
    starts[user + 1]! += starts[user]!
  }
  const entries = new Uint32Array(starts[users]!)
  const of = new Int32Array(entries.length)
  for (let k = 0; k < alone.length; k++) {
    entries[k] = alone[alone.length - 1 - k]!
    of[k] = k
  }
  for (let e = 0; e < places.length; e++) {
    const user = cell[e]! < 0 ? -1 : userOf(places[e]!)
    if (user < 0) continue
    const at = starts[user]!++
    entries[at] = e
    of[at] = cluster[user]!
  }
  return { entries, cluster: of, clusters }
}

/** Puts what a cluster has in a cell together, its cells in order. */
function merged(
  { entries, cluster, clusters }: Ordered,
  cells: number,
  read: (e: number) => { readonly cell: number; readonly sum: number },
): UserSums {
  const sums = {
    cluster: new Int32Array(entries.length),
    cell: new Int32Array(entries.length),
    n: new Float64Array(entries.length),
    sum: new Float64Array(entries.length),
  }
  let length = 0
  for (let start = 0; start < entries.length; ) {
    let end = start + 1
    while (end < entries.length && cluster[end] === cluster[start]) end++
    const own: { cell: number; n: number; sum: number }[] = []
    for (let e = start; e < end; e++) {
      const { cell, sum } = read(entries[e]!)
      const met = own.find((one) => one.cell === cell)
      if (met) {
        met.n++
        met.sum += sum
      } else own.push({ cell, n: 1, sum })
    }
    if (own.length > 1) own.sort((a, b) => a.cell - b.cell)
    for (const { cell, n, sum } of own) {
      sums.cluster[length] = cluster[start]!
      sums.cell[length] = cell
      sums.n[length] = n
      sums.sum[length++] = sum
    }
    start = end
  }
  const taken = <T extends Int32Array | Float64Array>(of: T) => of.subarray(0, length) as T
  return {
    clusters,
    cells,
    cluster: taken(sums.cluster),
    cell: taken(sums.cell),
    n: taken(sums.n),
    sum: taken(sums.sum),
  }
}

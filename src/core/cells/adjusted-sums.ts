import type { PivotPlan } from '../pivot/plan'
import type { Codes } from '../tally/columns'
import type { SessionLists } from '../tally/session-lists'
import { splitBy } from '../tally/split'
import { type Key, KeyIndex } from './key'
import { type AdjustedMeasure, type MatchedSessions, matchedSessions } from './matched-sessions'
import type { AdjustedSums, PivotStatistics } from './statistics'

/**
 * The statistics with the sums of a directly standardised rate in every cell, total and subtotal: a session weighs what its matched cell
 * weighs in the standard over the sessions that the cell of the pivot has in it, as in `compile-adjusted`.
 */
export function withAdjustedSums(
  statistics: PivotStatistics,
  measure: number,
  plan: PivotPlan,
  adjusted: AdjustedMeasure,
  lists: SessionLists,
): PivotStatistics {
  const sessions = matchedSessions(plan, adjusted, lists)
  const rows = KeyIndex.of(statistics.rowKeys)
  const columns = KeyIndex.of(statistics.columnKeys)
  const width = statistics.columnKeys.length
  const found = new Map<number, AdjustedSums>()
  for (const ofRows of prefixes(sessions.rows)) {
    for (const ofColumns of prefixes(sessions.columns)) {
      for (const { key, sums } of sumsOfCells(plan, sessions, [...ofRows, ...ofColumns])) {
        const row = rows.find(key.slice(0, ofRows.length))
        found.set(row * width + columns.find(key.slice(ofRows.length)), sums)
      }
    }
  }
  return {
    ...statistics,
    matched: new Map(statistics.matched).set(measure, sessions.matched),
    at(row, column) {
      const cell = statistics.at(row, column)
      const sums = found.get(row * width + column)
      return cell && sums ? { ...cell, adjusted: new Map(cell.adjusted).set(measure, sums) } : cell
    },
  }
}

/** Every subtotal and the total of an axis. */
const prefixes = <T>(keys: readonly T[]): T[][] => Array.from({ length: keys.length + 1 }, (_, n) => keys.slice(0, n))

/** Sums of each cell that these keys make. */
function sumsOfCells(
  { interval, hasUsers }: PivotPlan,
  { places, stratum, weights, isOne, users }: MatchedSessions,
  keys: readonly Codes[],
): { key: Key; sums: AdjustedSums }[] {
  const among = places.length
  const cellOf = new Uint32Array(among)
  let cells = 1
  const first = new Map<number, number>()
  for (const { codes, values } of keys) cells = splitBy(cellOf, cells, codes, values.length, places).length
  const pairOf = cellOf.slice()
  const sizes = new Float64Array(splitBy(pairOf, cells, stratum, weights.length).length)
  for (let e = 0; e < among; e++) sizes[pairOf[e]!]!++
  const sums = new CellSums(cells, interval === 'clustered')
  for (let e = 0; e < among; e++) {
    const weight = weights[stratum[e]!]!
    const cell = cellOf[e]!
    if (weight === 0) continue
    if (!first.has(cell)) first.set(cell, places[e]!)
    const place = places[e]!
    sums.add(cell, weight / sizes[pairOf[e]!]!, isOne[place] === 1, users[place]!)
  }
  return [...first].map(([cell, place]) => ({
    key: keys.map(({ codes, values }) => values[codes[place]!]!),
    sums: sums.at(cell, hasUsers),
  }))
}

/** Adds up sessions by cell, and in each of them by user. */
class CellSums {
  readonly #n: Float64Array
  readonly #sum: Float64Array
  readonly #mass: Float64Array
  readonly #squares: Float64Array
  readonly #pairs: readonly [Float64Array, Float64Array, Float64Array]
  readonly #clusters: Float64Array
  readonly #heads: Float64Array
  /** Of the user who is being added: what is in each cell, and which cells have any. */
  readonly #s: Float64Array
  readonly #m: Float64Array
  readonly #met: number[] = []
  #user = -1

  constructor(
    cells: number,
    private readonly isClustered: boolean,
  ) {
    const empty = () => new Float64Array(cells)
    this.#n = empty()
    this.#sum = empty()
    this.#mass = empty()
    this.#squares = empty()
    this.#pairs = [empty(), empty(), empty()]
    this.#clusters = empty()
    this.#heads = empty()
    this.#s = empty()
    this.#m = empty()
  }

  add(cell: number, weight: number, isOne: boolean, user: number): void {
    if (user < 0 || user !== this.#user) this.#close()
    this.#user = user
    this.#n[cell]!++
    this.#mass[cell]! += weight
    this.#squares[cell]! += weight * weight
    if (isOne) this.#sum[cell]! += weight
    if (this.#m[cell] === 0) this.#met.push(cell)
    this.#m[cell]! += weight
    if (isOne) this.#s[cell]! += weight
    if (this.isClustered) return
    const squared = weight * weight
    this.#addPair(cell, isOne ? squared : 0, isOne ? squared : 0, squared)
  }

  at(cell: number, hasUsers: boolean): AdjustedSums {
    this.#close()
    return {
      used: { n: this.#n[cell]!, users: hasUsers ? this.#heads[cell]! : null },
      sum: this.#sum[cell]!,
      mass: this.#mass[cell]!,
      squares: this.#squares[cell]!,
      clusters: this.isClustered ? this.#clusters[cell]! : this.#n[cell]!,
      pairs: this.#pairs.map((pair) => pair[cell]!),
    }
  }

  #close(): void {
    for (const cell of this.#met) {
      const [s, m] = [this.#s[cell]!, this.#m[cell]!]
      this.#clusters[cell]!++
      if (this.#user >= 0) this.#heads[cell]!++
      if (this.isClustered) this.#addPair(cell, s * s, s * m, m * m)
      this.#s[cell] = 0
      this.#m[cell] = 0
    }
    this.#met.length = 0
  }

  #addPair(cell: number, ss: number, sm: number, mm: number): void {
    this.#pairs[0][cell]! += ss
    this.#pairs[1][cell]! += sm
    this.#pairs[2][cell]! += mm
  }
}

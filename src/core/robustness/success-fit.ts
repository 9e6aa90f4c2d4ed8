import type { Thresholds } from '../pivot/spec'
import type { Interval } from '../stats/interval'
import type { CellMoments } from '../stats/regression/cell-moments'
import { correctionFactor } from '../stats/regression/clustered-errors'
import { type FixedEffectsFit, fitWithinCells } from '../stats/regression/fixed-effects'
import { studentQuantile } from '../stats/student'
import { isVerified, levelOf, type SessionFacts } from './session-facts'

const LEVELS = 5

/** An estimate of one specification; what it stands on passes the thresholds. */
export interface SpecificationEstimate {
  readonly value: number
  readonly interval: Interval
  /** Null where it would tell of too few beside another. */
  readonly n: number | null
  readonly clusters: number | null
}

/**
 * Verified success on expertise, as `regress` fits it: matched cells absorbed or not, those under the thresholds and those of one
 * session left out with levels that are too small, errors clustered by user with Stata's correction. Null where too little is left.
 *
 * @param places sessions of the sample, those of a cluster together
 * @param hasUsers whether users are known, who must be enough
 */
export function fitSuccess(
  data: SessionFacts,
  places: Int32Array,
  of: 'slope' | 'difference',
  isMatched: boolean,
  { minSessions, minUsers }: Thresholds,
  hasUsers: boolean,
  confidence: number,
): SpecificationEstimate | null {
  const isEnough = (n: number, users: number) => n >= minSessions && (!hasUsers || users >= minUsers)
  // Levels that are too small are left out before anything else, where each has a slope of its own.
  const isKept = keptLevels(data, places, of, isEnough)
  if (of === 'difference' && (!isKept[1] || !isKept[5])) return null
  const among = isKept.every((kept) => kept) ? places : places.filter((i) => isKept[levelOf(data.facts[i]!)])
  const strata = isMatched ? data.strata : 1
  const stratum = isMatched ? data.stratum : new Uint32Array(data.sessions)
  const inStratum = countBy(data, among, strata, stratum)
  const least = of === 'slope' || isMatched ? 2 : 1
  const isLarge = Uint8Array.from({ length: strata }, (_, k) =>
    inStratum.n[k]! >= least && isEnough(inStratum.n[k]!, inStratum.users[k]!) ? 1 : 0,
  )
  const counts = new Float64Array(strata * LEVELS)
  const sums = new Float64Array(strata * LEVELS)
  for (let e = 0; e < among.length; e++) {
    const i = among[e]!
    const at = stratum[i]! * LEVELS + levelOf(data.facts[i]!) - 1
    counts[at]! += 1
    sums[at]! += isVerified(data.facts[i]!)
  }
  const levels = [1, 2, 3, 4, 5].filter((level) => isKept[level])
  // A regressor of each level: its number, or one indicator for each but the first.
  const rows = levels.map((level) => (of === 'slope' ? [level] : levels.slice(1).map((l) => (l === level ? 1 : 0))))
  const cells: CellMoments[] = []
  const numbers = new Int32Array(strata).fill(-1)
  for (let k = 0; k < strata; k++) {
    if (!isLarge[k]) continue
    numbers[k] = cells.push(momentsOf(levels, rows, counts, sums, k * LEVELS)) - 1
  }
  const fit = fitWithinCells(cells)
  if (!fit) return null
  const at = fit.slopes.length - 1
  const value = fit.slopes[at]
  if (value === null || value === undefined) return null
  const { squares, clusters, n } = scoresOf(data, among, numbers, stratum, cells, levels, rows, fit, at)
  if (clusters < 2) return null
  const se = Math.sqrt(squares * correctionFactor('stata', fit, clusters))
  const half = studentQuantile((1 + confidence) / 2, clusters - 1) * se
  return { value, interval: { low: value - half, high: value + half }, n, clusters }
}

/** Which levels are in the fit; every session has one from 1 on. */
function keptLevels(
  data: SessionFacts,
  places: Int32Array,
  of: 'slope' | 'difference',
  isEnough: (n: number, users: number) => boolean,
): boolean[] {
  if (of === 'slope') return new Array<boolean>(LEVELS + 1).fill(true)
  const levels = new Uint32Array(data.sessions)
  for (let e = 0; e < places.length; e++) levels[places[e]!] = levelOf(data.facts[places[e]!]!)
  const { n, users } = countBy(data, places, LEVELS + 1, levels)
  return Array.from(n, (count, level) => level === 0 || isEnough(count, users[level]!))
}

/** Sessions and users in each group. */
function countBy(data: SessionFacts, places: Int32Array, groups: number, groupOf: Uint32Array) {
  const { cluster, isUser } = data
  const n = new Float64Array(groups)
  const users = new Float64Array(groups)
  const last = new Int32Array(groups).fill(-1)
  for (let e = 0; e < places.length; e++) {
    const i = places[e]!
    const group = groupOf[i]!
    n[group]! += 1
    if (last[group] === cluster[i]) continue
    last[group] = cluster[i]!
    users[group]! += isUser[i]!
  }
  return { n, users }
}

function momentsOf(
  levels: readonly number[],
  rows: readonly (readonly number[])[],
  counts: Float64Array,
  sums: Float64Array,
  from: number,
): CellMoments {
  const p = rows[0]!.length
  const moments = {
    n: 0,
    y: 0,
    yy: 0,
    x: new Array<number>(p).fill(0),
    xy: new Array<number>(p).fill(0),
    xx: Array.from({ length: p }, () => new Array<number>(p).fill(0)),
  }
  levels.forEach((level, l) => {
    const n = counts[from + level - 1]!
    const y = sums[from + level - 1]!
    const row = rows[l]!
    moments.n += n
    moments.y += y
    // Of zeros and ones the squares are the same.
    moments.yy += y
    for (let j = 0; j < p; j++) {
      moments.x[j]! += n * row[j]!
      moments.xy[j]! += y * row[j]!
      for (let k = j; k < p; k++) moments.xx[j]![k]! += n * row[j]! * row[k]!
    }
  })
  return moments
}

/** Sum over clusters of the squares of what each contributes to the slope at a position. */
function scoresOf(
  data: SessionFacts,
  places: Int32Array,
  numbers: Int32Array,
  stratum: Uint32Array,
  cells: readonly CellMoments[],
  levels: readonly number[],
  rows: readonly (readonly number[])[],
  fit: FixedEffectsFit,
  at: number,
) {
  const bread = fit.bread[at]!
  const slopes = fit.slopes.map((slope) => slope ?? 0)
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, v, j) => sum + v * b[j]!, 0)
  // Per cell and level: the weight of a residual, and what is expected.
  const weights = new Float64Array(cells.length * LEVELS)
  const expected = new Float64Array(cells.length * LEVELS)
  cells.forEach((cell, c) => {
    const means = cell.x.map((sum) => sum / cell.n)
    levels.forEach((level, l) => {
      const within = rows[l]!.map((x, j) => x - means[j]!)
      weights[c * LEVELS + level - 1] = dot(bread, within)
      expected[c * LEVELS + level - 1] = cell.y / cell.n + dot(slopes, within)
    })
  })
  let squares = 0
  let clusters = 0
  let n = 0
  let last = -1
  let score = 0
  const { cluster, facts } = data
  for (let e = 0; e < places.length; e++) {
    const i = places[e]!
    const cell = numbers[stratum[i]!]!
    if (cell < 0) continue
    if (cluster[i] !== last) {
      squares += score * score
      score = 0
      last = cluster[i]!
      clusters++
    }
    const of = cell * LEVELS + levelOf(facts[i]!) - 1
    score += weights[of]! * (isVerified(facts[i]!) - expected[of]!)
    n++
  }
  return { squares: squares + score * score, clusters, n }
}

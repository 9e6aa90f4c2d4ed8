import type { Interval } from './interval'
import { randomStream } from './random-stream'
import { type CellSum, clusterStarts, type UserSums } from './user-sums'

/**
 * Draws samples of as many clusters as there are, with replacement, each cluster with all that it has, and computes numbers
 * of each sample: what varies from one to the next is how much they would vary if other users had been sampled. (Efron and
 * Tibshirani, An Introduction to the Bootstrap, 1993, chapters 6 and 13; of clusters, Cameron, Gelbach and Miller 2008.)
 */
export class UserBootstrap {
  readonly #kinds: ClusterKinds
  readonly #fill: (into: Float64Array, count: number) => void
  readonly #numbers = new Float64Array(AT_A_TIME)
  /** How often each kind was drawn, by every other number, so that the next count need not wait for the last. */
  readonly #drawn: readonly [Int32Array, Int32Array]
  readonly #cells: readonly { n: number; sum: number }[]
  readonly #draws: (readonly (number | null)[])[] = []

  /** @param numbers what is computed of the cells of a sample, which are overwritten by the next; null for a number it does not have */
  constructor(
    private readonly sums: UserSums,
    seed: number,
    private readonly numbers: (cells: readonly CellSum[]) => readonly (number | null)[],
  ) {
    this.#kinds = kindsOf(sums)
    this.#fill = randomStream(seed)
    const { length } = this.#kinds.starts
    this.#drawn = [new Int32Array(length), new Int32Array(length)]
    this.#cells = Array.from({ length: sums.cells }, () => ({ n: 0, sum: 0 }))
  }

  get draws(): number {
    return this.#draws.length
  }

  draw(): void {
    const { cell, n, sum } = this.sums
    const { kindOf, starts, ends } = this.#kinds
    const [even, odd] = this.#drawn
    even.fill(0)
    odd.fill(0)
    for (let left = kindOf.length; left > 0; left -= AT_A_TIME) {
      const some = Math.min(left, AT_A_TIME)
      this.#fill(this.#numbers, some)
      count(even, odd, kindOf, this.#numbers, some)
    }
    const totals = this.#cells
    for (const total of totals) {
      total.n = 0
      total.sum = 0
    }
    for (let kind = 0; kind < starts.length; kind++) {
      const times = even[kind]! + odd[kind]!
      if (times === 0) continue
      const end = ends[kind]!
      for (let e = starts[kind]!; e < end; e++) {
        const total = totals[cell[e]!]!
        total.n += times * n[e]!
        total.sum += times * sum[e]!
      }
    }
    this.#draws.push(this.numbers(totals))
  }

  /**
   * Percentile interval of the number at a position: the quantiles of its draws by Hyndman and Fan's definition 7. Null
   * where a draw did not have it, since a bound of the others would be that of another question.
   *
   * @param level confidence, 0 to 1
   */
  interval(position: number, level: number): Interval | null {
    const values = this.#draws.map((draw) => draw[position] ?? null)
    if (values.length < 2 || values.includes(null)) return null
    const sorted = Float64Array.from(values as number[]).sort()
    return { low: quantileOf(sorted, (1 - level) / 2), high: quantileOf(sorted, (1 + level) / 2) }
  }
}

function quantileOf(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p
  const below = Math.floor(place)
  const low = sorted[below]!
  return below + 1 < sorted.length ? low + (place - below) * (sorted[below + 1]! - low) : low
}

/** Draws a cluster by each number, and counts their kinds. */
function count(
  even: Int32Array,
  odd: Int32Array,
  kindOf: Uint16Array | Int32Array,
  numbers: Float64Array,
  some: number,
): void {
  const { length } = kindOf
  const last = some - 1
  for (let i = 0; i < last; i += 2) {
    even[kindOf[(numbers[i]! * length) | 0]!]! += 1
    odd[kindOf[(numbers[i + 1]! * length) | 0]!]! += 1
  }
  if (last % 2 === 0) even[kindOf[(numbers[last]! * length) | 0]!]! += 1
}

/** Numbers drawn at a time: so few that the loop is compiled as a whole, and not while it runs, which makes it half as fast. */
const AT_A_TIME = 512

/** Clusters that have the same in every cell are one kind, counted and not added up one by one. */
interface ClusterKinds {
  readonly kindOf: Uint16Array | Int32Array
  /** Entries of the first cluster of each kind. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

function kindsOf(sums: UserSums): ClusterKinds {
  const at = clusterStarts(sums)
  const { clusters, cell, n, sum } = sums
  const kinds = new Map<string, number>()
  const kindOf = new Int32Array(clusters)
  const firsts: number[] = []
  for (let i = 0; i < clusters; i++) {
    let has = ''
    for (let e = at[i]!; e < at[i + 1]!; e++) has += `${cell[e]} ${n[e]} ${sum[e]} `
    const kind = kinds.get(has) ?? firsts.push(i) - 1
    kinds.set(has, kind)
    kindOf[i] = kind
  }
  return {
    // Half as wide, they are found sooner.
    kindOf: firsts.length <= 0xffff ? Uint16Array.from(kindOf) : kindOf,
    starts: Int32Array.from(firsts, (first) => at[first]!),
    ends: Int32Array.from(firsts, (first) => at[first + 1]!),
  }
}

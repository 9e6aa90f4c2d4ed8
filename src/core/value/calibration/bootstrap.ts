import { Random } from '../../sample/random'
import type { Interval } from '../../stats/interval'
import { DRAW } from './draw'
import { type JudgedColumns, QUALITIES, type Quality, qualityOf } from './quality'

export const DRAWS = 1_000

export type QualityIntervals = Readonly<Record<keyof Quality, Interval | null>>

/**
 * Percentile intervals of the qualities by the bootstrap: within each stratum as many are drawn, with replacement, as it
 * has, since the strata were held out in numbers set beforehand. (Davison and Hinkley 1997, sections 3.2 and 5.3.)
 *
 * @param strata by posting, the number of its stratum
 * @param index tells this table from others of one calibration
 */
export function bootstrapQuality(
  columns: JudgedColumns,
  strata: ArrayLike<number>,
  {
    seed,
    index,
    level = 0.95,
    draws = DRAWS,
  }: { readonly seed: number; readonly index: number; readonly level?: number; readonly draws?: number },
): QualityIntervals {
  const members: number[][] = []
  for (let i = 0; i < columns.n; i++) {
    members[strata[i]!] ??= []
    members[strata[i]!]!.push(i)
  }
  const random = new Random(seed)
  const drawn: Quality[] = []
  const times = new Uint16Array(columns.n)
  for (let draw = 0; draw < draws && columns.n > 1; draw++) {
    random.restart(DRAW.bootstrap + 1000 * index, draw)
    times.fill(0)
    for (const stratum of members) {
      if (!stratum) continue
      for (let i = 0; i < stratum.length; i++) times[stratum[random.below(stratum.length)]!]!++
    }
    drawn.push(qualityOf(columns, times)!)
  }
  return Object.fromEntries(
    QUALITIES.map((key) => [
      key,
      intervalOf(
        drawn.flatMap((one) => one[key] ?? []),
        level,
      ),
    ]),
  ) as unknown as QualityIntervals
}

/** Between the quantiles that leave half of the rest on each side (definition 7 of Hyndman and Fan 1996). */
function intervalOf(values: number[], level: number): Interval | null {
  if (values.length === 0) return null
  values.sort((a, b) => a - b)
  const at = (p: number) => {
    const place = (values.length - 1) * p
    const low = values[Math.floor(place)]!
    return low + (place - Math.floor(place)) * (values[Math.ceil(place)]! - low)
  }
  return { low: at((1 - level) / 2), high: at((1 + level) / 2) }
}

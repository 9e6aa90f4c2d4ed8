import { TIERS, tierOf } from '../tiers'
import { bootstrapQuality, type QualityIntervals } from './bootstrap'
import { type Judged, judgedColumns, medianOf, type Quality, qualityOf } from './quality'

/** One line of the table: a tier, or all of them. */
export interface QualityLine extends Quality {
  /** Its id, or `overall`. */
  readonly tier: string
  readonly n: number
  /** At 95 %. */
  readonly intervals: QualityIntervals
  readonly medianPredicted: number
  readonly medianActual: number
}

/** How good an estimator is, by the tier of the actual price and over all; a tier without postings has no line. */
export interface QualityTable {
  readonly tiers: readonly QualityLine[]
  readonly overall: QualityLine | null
}

/** How the bootstrap is drawn. */
export interface Drawing {
  readonly seed: number
  readonly draws: number
}

/** The study's table of an estimator (study.md 9.3), with bootstrap intervals drawn with the seed. */
export function qualityTable(judged: readonly Judged[], draw: Drawing): QualityTable {
  const tiers = judged.map(({ actual }) => tierOf(actual))
  const lines = TIERS.flatMap(({ id }, tier) => {
    const line = lineOf(
      id,
      judged.filter((_, i) => tiers[i] === tier),
      () => 0,
      draw,
      tier + 1,
    )
    return line ? [line] : []
  })
  return { tiers: lines, overall: lineOf('overall', judged, (i) => tiers[i]!, draw, 0) }
}

function lineOf(
  tier: string,
  judged: readonly Judged[],
  stratumOf: (i: number) => number,
  { seed, draws }: Drawing,
  index: number,
): QualityLine | null {
  const columns = judgedColumns(judged)
  const quality = qualityOf(columns)
  if (!quality) return null
  return {
    tier,
    n: judged.length,
    ...quality,
    intervals: bootstrapQuality(
      columns,
      judged.map((_, i) => Math.max(0, stratumOf(i))),
      { seed, index, draws },
    ),
    medianPredicted: medianOf(judged.map(({ predicted }) => predicted))!,
    medianActual: medianOf(judged.map(({ actual }) => actual))!,
  }
}

import type { Thresholds } from '../pivot/spec'
import { type Headline, type HeadlineId, STUDY_WAYS, type Ways } from './choice'
import { placesOf, type SessionFacts, sampleOf } from './session-facts'
import { fitSuccess, type SpecificationEstimate } from './success-fit'
import { valueRatio } from './value-ratio'

/** A headline under one combination of choices; null where too little is left to tell. */
export interface Specification {
  readonly ways: Ways
  readonly estimate: SpecificationEstimate | null
}

export interface HeadlineResult {
  readonly headline: Headline
  /** In the order of `combinations`, the study's first. */
  readonly specifications: readonly Specification[]
}

/** What all specifications of a dataset share. */
export interface SpecificationSetting {
  readonly thresholds: Thresholds
  readonly level: number
  readonly hasUsers: boolean
  readonly hasControls: boolean
}

export function specify(
  data: SessionFacts,
  headline: HeadlineId,
  ways: Ways,
  { thresholds, level, hasUsers, hasControls }: SpecificationSetting,
): Specification {
  const of = headline === 'value' || headline === 'troubled' ? headline : 'success'
  const isMatched = hasControls && !ways.controls
  const places = placesOf(data, sampleOf({ ...ways, controls: !isMatched }, of))
  const estimate =
    headline === 'value'
      ? valueRatio(data, places, ways.value, thresholds, hasUsers, level)
      : fitSuccess(data, places, headline === 'slope' ? 'slope' : 'difference', isMatched, thresholds, hasUsers, level)
  return { ways, estimate }
}

/** The specification that chosen ways make of a headline: what does not bear on it is as the study has it. */
export function chosenIn({ headline, specifications }: HeadlineResult, chosen: Ways): number {
  const ways: Ways = Object.assign(
    { ...STUDY_WAYS },
    ...headline.choices.map((choice) => ({ [choice]: chosen[choice] })),
  )
  return specifications.findIndex((one) => headline.choices.every((choice) => one.ways[choice] === ways[choice]))
}

/** Positions of the specifications that can be told, the smallest estimate first. */
export const inOrder = ({ specifications }: HeadlineResult): number[] =>
  [...specifications.keys()]
    .filter((i) => specifications[i]!.estimate !== null)
    .sort((a, b) => specifications[a]!.estimate!.value - specifications[b]!.estimate!.value)

/** How the estimates of all combinations lie. */
export interface CurveSummary {
  readonly told: number
  readonly all: number
  readonly least: number | null
  readonly greatest: number | null
  /** Specifications whose interval lies on the same side of no effect as the study's estimate. */
  readonly sameSide: number
}

export function summaryOf(result: HeadlineResult): CurveSummary {
  const none = result.headline.scale === 'factor' ? 1 : 0
  const order = inOrder(result)
  const estimates = order.map((i) => result.specifications[i]!.estimate!)
  const study = result.specifications[0]?.estimate
  const side = study ? Math.sign(study.value - none) : 0
  return {
    told: order.length,
    all: result.specifications.length,
    least: estimates[0]?.value ?? null,
    greatest: estimates.at(-1)?.value ?? null,
    sameSide: estimates.filter(({ interval: { low, high } }) => (side > 0 ? low > none : side < 0 && high < none))
      .length,
  }
}

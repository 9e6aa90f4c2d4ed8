import type { Interval } from '../stats/interval'
import { CHOICE, type Ways } from './choice'
import { chosenIn, type HeadlineResult, inOrder } from './specification'

/** A specification curve as data: estimates in order, and under each how it goes by every choice. */
export interface CurveModel {
  readonly columns: readonly CurveColumn[]
  readonly groups: readonly CurveGroup[]
  /** What no effect is: 0 of a difference, 1 of a ratio. */
  readonly none: number
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

export interface CurveColumn {
  /** Position among the specifications of the headline. */
  readonly index: number
  readonly value: number
  readonly interval: Interval
  readonly isStudy: boolean
  readonly isChosen: boolean
}

/** One choice, with its two ways and which of them each column goes. */
export interface CurveGroup {
  readonly name: string
  readonly ways: readonly { readonly name: string; readonly goes: readonly boolean[] }[]
}

const ABOUT_TICKS = 5

export function curveModel(result: HeadlineResult, chosen: Ways): CurveModel {
  const order = inOrder(result)
  const at = chosenIn(result, chosen)
  const columns = order.map((index): CurveColumn => {
    const { value, interval } = result.specifications[index]!.estimate!
    return { index, value, interval, isStudy: index === 0, isChosen: index === at }
  })
  const none = result.headline.scale === 'factor' ? 1 : 0
  const ends = columns.flatMap(({ interval: { low, high } }) => [low, high])
  const [least, most] = [Math.min(none, ...ends), Math.max(none, ...ends)]
  const step = roundStep((most - least || 1) / ABOUT_TICKS)
  const [first, last] = [Math.floor(least / step + 1e-9), Math.ceil(most / step - 1e-9)]
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
  return {
    columns,
    groups: result.headline.choices.map((id) => ({
      name: CHOICE[id].name,
      ways: CHOICE[id].ways.map((name, way) => ({
        name,
        goes: order.map((index) => result.specifications[index]!.ways[id] === (way === 1)),
      })),
    })),
    none,
    domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1],
    ticks,
  }
}

/** 1, 2 or 5 times a power of ten, the nearest above. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least) + 1e-9)
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least * (1 - 1e-9))!
}

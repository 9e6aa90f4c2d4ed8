import { fail, ok, type Result } from '../failure'
import type { BinsDefinition } from './dimension-definition'

/** How a number is to be cut into bins, before the table has been looked at. */
export type CutRequest =
  | { readonly by: 'width'; readonly width: number; readonly from?: number; readonly to?: number }
  | { readonly by: 'quantiles'; readonly count: number }
  | { readonly by: 'edges'; readonly edges: readonly number[] }

/** What a table says of a number: where it lies, and its quantiles. */
export interface NumberFacts {
  readonly least: number
  readonly most: number
  readonly cuts: readonly number[]
}

/** More bins of one width than this are not made by themselves: the last one is open. */
export const MOST_BINS = 100

/** The cut for a table. Quantiles that fall together are one, so that there can be fewer bins than were asked for. */
export function cutFor(request: CutRequest, { least, most, cuts }: NumberFacts): Result<BinsDefinition['cut']> {
  if (request.by === 'edges') {
    const edges = [...new Set(request.edges)].sort((a, b) => a - b)
    return edges.length > 0 && edges.every(Number.isFinite) ? ok({ by: 'edges', edges }) : fail({ code: 'bins-unfit' })
  }
  if (request.by === 'quantiles') {
    const edges = [...new Set(cuts)].filter((edge) => edge > least)
    return ok({ by: 'quantiles', count: request.count, edges: edges.length > 0 ? edges : [least] })
  }
  const { width } = request
  const from = request.from ?? Math.floor(least / width) * width
  // A largest value on an edge belongs to the bin above it.
  const enough = from + Math.min(MOST_BINS, Math.floor((most - from) / width) + 1) * width
  const to = request.to ?? enough
  const isFit = width > 0 && to > from && (to - from) / width <= 500
  const [low, high] = [from, to].map((edge) => Number(edge.toPrecision(12)))
  return isFit ? ok({ by: 'width', width, from: low!, to: high! }) : fail({ code: 'bins-unfit' })
}

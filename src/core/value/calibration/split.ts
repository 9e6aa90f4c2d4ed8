import { Random } from '../../sample/random'
import type { Posting } from '../postings/posting'
import { nearDuplicates } from '../text/near-duplicates'
import { TIERS, tierOf } from '../tiers'
import { DRAW, shuffled } from './draw'

export const ANCHOR_KINDS = ['all', 'tier-balanced', 'uniform'] as const
export type AnchorKind = (typeof ANCHOR_KINDS)[number]

/** Which postings are compared with: all, so many of each tier, or so many whatever their tier. */
export interface AnchorChoice {
  readonly kind: AnchorKind
  /** In all; the study's 200 are 50 of each tier. */
  readonly n: number
}
export const STUDY_ANCHORS = 200
export const STUDY_HOLDOUT = 999
/** Held out where one half of it is to train a recalibration on. */
export const TRAINED_HOLDOUT = 4 * STUDY_HOLDOUT

/** Postings to judge by, and postings to compare with; none is in both, nor is a near-duplicate of one in the other. */
export interface Split {
  readonly anchors: readonly Posting[]
  readonly holdout: readonly Posting[]
  /** Postings kept out of the anchors since one like them is held out. */
  readonly nearDuplicates: number
}

/** The postings by tier, each tier in an order drawn with the seed. */
function tiersDrawn(postings: readonly Posting[], seed: number, stream: number): Posting[][] {
  const random = new Random(seed)
  return TIERS.map((_, tier) =>
    shuffled(
      postings.filter(({ price }) => tierOf(price) === tier),
      random.restart(stream, tier),
    ),
  )
}

/**
 * Holds out postings, as many of each tier as of any other, at most half of a tier, and draws anchors from the rest.
 *
 * @param holdout how many to hold out in all
 */
export function splitPostings(
  postings: readonly Posting[],
  { anchors, holdout, seed }: { readonly anchors: AnchorChoice; readonly holdout: number; readonly seed: number },
): Split {
  const tiers = tiersDrawn(postings, seed, DRAW.holdout)
  const wanted = TIERS.map((_, i) => Math.floor(holdout / TIERS.length) + (i < holdout % TIERS.length ? 1 : 0))
  const held = tiers.flatMap((tier, i) => tier.slice(0, Math.min(wanted[i]!, Math.floor(tier.length / 2))))
  return splitFrom(postings, held, anchors, seed)
}

/** Parts for cross-validation: each posting is held out once; every part has its share of each tier. */
export function foldPostings(
  postings: readonly Posting[],
  { anchors, folds, seed }: { readonly anchors: AnchorChoice; readonly folds: number; readonly seed: number },
): Split[] {
  const inTurn = tiersDrawn(postings, seed, DRAW.folds).flat()
  return Array.from({ length: folds }, (_, fold) =>
    splitFrom(
      postings,
      inTurn.filter((_, i) => i % folds === fold),
      anchors,
      seed,
    ),
  )
}

function splitFrom(
  postings: readonly Posting[],
  holdout: readonly Posting[],
  choice: AnchorChoice,
  seed: number,
): Split {
  const held = new Set(holdout)
  const rest = postings.filter((one) => !held.has(one))
  const like = nearDuplicates(rest.map(textOf), holdout.map(textOf))
  const pool = rest.filter((_, i) => !like.has(i))
  return { anchors: drawAnchors(pool, choice, seed), holdout, nearDuplicates: like.size }
}

/** Draws anchors: fewer of a tier where it has fewer. */
export function drawAnchors(pool: readonly Posting[], { kind, n }: AnchorChoice, seed: number): Posting[] {
  if (kind === 'all') return [...pool]
  if (kind === 'uniform') return shuffled(pool, new Random(seed).restart(DRAW.anchors, TIERS.length)).slice(0, n)
  const each = Math.floor(n / TIERS.length)
  return tiersDrawn(pool, seed, DRAW.anchors).flatMap((tier) => tier.slice(0, each))
}

export const textOf = ({ title, description }: Posting): string => `${title} ${description}`

export const countByTier = (prices: readonly number[]): number[] =>
  TIERS.map((_, tier) => prices.filter((price) => tierOf(price) === tier).length)

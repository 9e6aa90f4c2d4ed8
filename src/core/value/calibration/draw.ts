import type { Random } from '../../sample/random'

/** A list in an order drawn at random (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items]
  for (let i = order.length - 1; i > 0; i--) {
    const other = random.below(i + 1)
    ;[order[i], order[other]] = [order[other]!, order[i]!]
  }
  return order
}

/** What numbers are drawn for in calibration; streams of different purposes never meet. */
export const DRAW = {
  holdout: 101,
  anchors: 102,
  training: 103,
  bootstrap: 104,
  shuffledText: 105,
  folds: 106,
  anchorOrder: 107,
} as const

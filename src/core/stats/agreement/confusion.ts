/** How often each label of a reference met each label of a rater. */
export interface Confusion {
  readonly labels: readonly string[]
  /** By reference label, then by rater label. */
  readonly counts: readonly (readonly number[])[]
  readonly n: number
}

/** Two labels of one session: the reference's, then the rater's. */
export type LabelPair = readonly [reference: string, rated: string]

/** @param labels every label that can occur, in their order; a pair with another one throws */
export function confusionOf(pairs: readonly LabelPair[], labels: readonly string[]): Confusion {
  const place = new Map(labels.map((label, i) => [label, i]))
  const counts = labels.map(() => labels.map(() => 0))
  const placeOf = (label: string): number => {
    const i = place.get(label)
    if (i === undefined) throw new Error(`no such label: ${label}`)
    return i
  }
  for (const [reference, rated] of pairs) counts[placeOf(reference)]![placeOf(rated)]!++
  return { labels, counts, n: pairs.length }
}

export const rowTotals = ({ counts }: Confusion): number[] => counts.map((row) => row.reduce((a, b) => a + b, 0))

export const columnTotals = ({ counts, labels }: Confusion): number[] =>
  labels.map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0))

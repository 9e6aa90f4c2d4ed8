/** Counts texts to find the one seen most often. */
export class MostFrequent {
  private readonly counts = new Map<string, { count: number; weight: number }>()

  /** `weight` settles equal counts. */
  add(text: string, weight = 0): void {
    const seen = this.counts.get(text)
    if (!seen) this.counts.set(text, { count: 1, weight })
    else {
      seen.count++
      seen.weight += weight
    }
  }

  /** Null when nothing was counted. Equal counts and weights are settled by the text, so that order never matters. */
  get value(): string | null {
    let best: { text: string; count: number; weight: number } | null = null
    for (const [text, { count, weight }] of this.counts) {
      const order = best ? count - best.count || weight - best.weight || (text < best.text ? 1 : -1) : 1
      if (order > 0) best = { text, count, weight }
    }
    return best?.text ?? null
  }
}

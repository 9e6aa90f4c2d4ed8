/** The ways to put a price on work. */
export const METHODS = ['comparable', 'size', 'column', 'study'] as const
export type Method = (typeof METHODS)[number]

export const METHOD_NAMES: Readonly<Record<Method, string>> = {
  comparable: 'Comparable rates',
  size: 'Size model',
  column: 'Column of the export',
  study: "The study's two steps",
}

/** Why a method cannot be used on what is there. */
export type MethodUnfit =
  | 'postings-without-size'
  | 'no-sizes'
  | 'too-few-prices'
  | 'no-column'
  | 'needs-a-model'
  | 'needs-postings'
  | 'no-texts'
  | 'unpriced'
  | 'no-estimates'
  | 'undescribed'
  | 'uncalibrated'
  | 'unjudged'

/** What telemetry tells of the size of work; each may be missing. */
export const SIZE_FIELDS = [
  'actions',
  'output_words',
  'lines_added',
  'lines_removed',
  'prompts',
  'active_seconds',
] as const
export type SizeField = (typeof SIZE_FIELDS)[number]

/** Work to be priced: a session, or a posting whose price is known and not looked at. */
export interface Work {
  /** The work as a client would advertise it; null where nobody wrote that. */
  readonly text: { readonly title: string; readonly description: string; readonly skills: readonly string[] } | null
  readonly category: string | null
  readonly workMode: string | null
  readonly workOccupation: string | null
  readonly size: Readonly<Partial<Record<SizeField, number>>>
  /** What a column of the export says it is worth, US dollars. */
  readonly told: number | null
}

/** What work would cost, in US dollars: in the middle, and the range most comparable prices lie in, 80 %. */
export interface ValueEstimate {
  readonly value: number
  /** Null where the method has no range of its own. */
  readonly low: number | null
  readonly high: number | null
  /** Where the method has no estimate and the size model has one in its place. */
  readonly isFilled?: true
}

/** The share of prices a range is meant to hold. */
export const RANGE_LEVEL = 0.8

/** What an estimate came from; enough to make it again. */
export interface Provenance {
  readonly method: Method
  /** Grows when the same input would give other numbers. */
  readonly version: number
  /** Prices it was compared with or fitted on. */
  readonly n: number
  /** Tells these prices from others. */
  readonly fingerprint: string
  readonly recalibration: 'none' | 'isotonic' | 'log-linear' | 'inverse'
  /** The size model that fills gaps, by its coefficients; absent where none are filled. */
  readonly filledBy?: string | undefined
  /** Who was asked, where a model was: the hash of its prompt, and whose words the prompt is in. */
  readonly asked?: { readonly model: string; readonly prompt: string; readonly promptBy: 'study' | 'ours' } | undefined
}

/** Puts prices on work. */
export interface Estimator {
  readonly provenance: Provenance
  /** Null where it cannot tell; never zero. */
  estimate(work: Work): ValueEstimate | null
}

import type { ChartModel } from '../../chart/chart-model'
import type { PrintedNumber } from '../deck/deck'
import type { SlideTable } from '../slide-table'

/** One number with what it is, large on a slide. */
export interface BigNumber {
  readonly value: string
  readonly label: string
  readonly context: string
  /** The number in a sentence, as a headline. */
  readonly statement: string
}

/** Why something is not on a slide, and what may help. */
export interface Lacking {
  readonly what: string
  readonly remedy: string
  /** What the study found there; empty where it has nothing. */
  readonly published: string
  /** Whether there are such numbers, all of them withheld. */
  readonly isWithheld?: boolean
}

/** One thing a slide shows, in words, numbers and as a drawing: what layouts choose from. */
export interface Content {
  /** What it is about: `Verified success by expertise`. */
  readonly name: string
  readonly subtitle: string
  /** A plain statement the data bears out. */
  readonly headline: string
  readonly chart: ChartModel | null
  /** What the marks of the chart mean. */
  readonly marks: string
  readonly table: SlideTable | null
  /** How it compares with what the study published; empty where it does not. */
  readonly callout: string
  readonly big: BigNumber | null
  readonly numbers: readonly PrintedNumber[]
  /** Sentences of the footnote. */
  readonly footnote: readonly string[]
  /** What a speaker may be asked: definitions and method. */
  readonly notes: readonly string[]
  /** Null where it is shown. */
  readonly lacking: Lacking | null
}

export const EMPTY_CONTENT: Content = {
  name: '',
  subtitle: '',
  headline: '',
  chart: null,
  marks: '',
  table: null,
  callout: '',
  big: null,
  numbers: [],
  footnote: [],
  notes: [],
  lacking: null,
}

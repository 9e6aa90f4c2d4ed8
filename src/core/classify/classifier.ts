import type { FieldId } from '../dataset/field'
import type { Taxonomy } from '../dataset/label'

/**
 * The form of the answer: one label of a closed set, decisions by who made them, or a job posting. `abstains` names the
 * label that says that the transcript does not tell; null where a label must be chosen.
 */
export type AnswerSet =
  | { readonly kind: 'label'; readonly taxonomy: Taxonomy; readonly abstains: string | null }
  | { readonly kind: 'decisions' }
  | { readonly kind: 'posting' }

/** How much of a transcript is read: all of it as prepared, or the first prompt alone. */
export type TranscriptPart = 'whole' | 'first-prompt'

/** A question about a session, asked of a model, of rules or of a person. */
export interface Classifier {
  readonly id: string
  /** Raised whenever the question, the rubric or the answer set changes what an answer means. */
  readonly version: number
  readonly name: string
  readonly question: string
  readonly answers: AnswerSet
  readonly reads: TranscriptPart
  /** Whether the study published the prompt this one follows in our words, or it is ours because none was published. */
  readonly promptBy: 'study' | 'ours'
  readonly defaultModel: string
  /** Sampling temperature, 0 to 1; left out of requests to models that refuse it. */
  readonly temperature: number
  /** The fields of the session schema its answers fill; none for an answer that is no field. */
  readonly fills: readonly FieldId[]
}

import type { Answer } from './answer'
import type { TranscriptPart } from './classifier'

export type JsonSchema = Readonly<Record<string, unknown>>

/** What a runner needs to ask a model something about a text: a prompt and a parser. */
export interface Question {
  readonly id: string
  readonly version: number
  readonly reads: TranscriptPart
  /** What the text is; a transcript where nothing is said. */
  readonly material?: 'transcript' | 'posting'
  readonly model: string
  /** 0 to 1; null leaves it to the model. */
  readonly temperature: number | null
  /** The same for every text, and cached. */
  readonly rubric: string
  /** The form a reply must have. */
  readonly schema: JsonSchema
  /** Most tokens of a reply. */
  readonly maxTokens: number
  /** Tokens of a usual reply, for estimates. */
  readonly usualTokens: number
  /** The answer in a reply parsed as JSON; null where it is none. */
  readonly read: (reply: unknown) => Answer | null
}

/** The answer in the text of a reply; null where it is not JSON or not an answer. Never guesses. */
export function readReply({ read }: Pick<Question, 'read'>, text: string): Answer | null {
  try {
    return read(JSON.parse(text))
  } catch {
    return null
  }
}

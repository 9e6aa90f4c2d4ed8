import type { SessionTurns } from '../../transcript/turn-store'
import type { TranscriptPart } from '../classifier'
import { cutMarked, joinMarked, type MarkedText, type Span, unmarked } from '../redact/marked-text'
import { DEFAULT_RULES, type RedactionRules, redactTexts } from '../redact/redact'

/** How a transcript is made ready to be read, all in characters. */
export interface Preparation {
  /** Longest turn; a longer one is cut in the middle. */
  readonly turn: number
  /** Longest transcript, heads of turns included. */
  readonly whole: number
  readonly redaction: RedactionRules
}

/** The study's cuts (study.md 1.3). */
export const STUDY_PREPARATION: Preparation = { turn: 5_000, whole: 25_000, redaction: DEFAULT_RULES }

/** What of a session would be sent. */
export interface PreparedText {
  readonly session: string
  readonly text: string
  readonly spans: readonly Span[]
  readonly turns: number
  /** Turns cut in the middle. */
  readonly turnsCut: number
  /** Whether anything of what was said is missing in the text. */
  readonly isCut: boolean
  /** Length before the cuts, in characters; of very long sessions what was kept in memory counts. */
  readonly fullLength: number
}

/**
 * A transcript as the study's classifiers read it: human, assistant and system turns, replacements made, each turn cut
 * in the middle at `turn` and then the whole at `whole` characters, with a marker where something is missing.
 */
export function prepareTranscript({ session, turns, dropped }: SessionTurns, preparation: Preparation): PreparedText {
  const redacted = redactTexts(
    turns.map(({ text }) => text),
    preparation.redaction,
  )
  const cut = redacted.map((marked) => cutMarked(marked, preparation.turn))
  const parts = cut.map(({ marked }, i) => joinMarked([unmarked(`--- ${turns[i]!.role} ---\n`), marked]))
  const whole = cutMarked(joinMarked(parts, '\n\n'), preparation.whole)
  const turnsCut = cut.filter(({ isCut }) => isCut).length
  return {
    session,
    ...whole.marked,
    turns: turns.length + dropped,
    turnsCut,
    isCut: whole.isCut || turnsCut > 0 || dropped > 0,
    fullLength: joinMarked(redacted, '\n\n').text.length,
  }
}

/** The first prompt of a person alone; null where there is none. */
export function prepareFirstPrompt({ session, turns }: SessionTurns, preparation: Preparation): PreparedText | null {
  const first = turns.findIndex(({ isPrompt }) => isPrompt)
  if (first < 0) return null
  // The whole session tells the user's name, which the prompt may hold outside of a path.
  const redacted = redactTexts(
    turns.map(({ text }) => text),
    preparation.redaction,
  )[first] as MarkedText
  const { marked, isCut } = cutMarked(redacted, preparation.turn)
  return { session, ...marked, turns: 1, turnsCut: Number(isCut), isCut, fullLength: redacted.text.length }
}

/** The parts of a session that questions read, ready to be sent. */
export function prepareParts(parts: readonly TranscriptPart[], said: SessionTurns, preparation: Preparation) {
  const texts: Partial<Record<TranscriptPart, PreparedText | null>> = {}
  for (const part of parts) {
    texts[part] = part === 'whole' ? prepareTranscript(said, preparation) : prepareFirstPrompt(said, preparation)
  }
  return { session: said.session, texts }
}

/** The parts that any of some questions reads. */
export const partsOf = (questions: readonly { readonly reads: TranscriptPart }[]): TranscriptPart[] => [
  ...new Set(questions.map(({ reads }) => reads)),
]

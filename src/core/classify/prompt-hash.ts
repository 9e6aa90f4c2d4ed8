import { hashText } from '../transcript/hash'
import type { Preparation } from './prepare/prepare'
import type { Question } from './question'

/** A short name for a text; two of a million texts share one with a chance of under one in ten thousand. */
export const shortHash = (text: string): string => hashText(text).toString(36)

/**
 * Names everything that is asked but the session: rubric, form of the reply, temperature, and how transcripts are cut and
 * redacted. The terms themselves are private and count by their hash alone.
 */
export function promptHash(question: Question, { turn, whole, redaction }: Preparation): string {
  const { rubric, schema, temperature } = question
  return shortHash(JSON.stringify([rubric, schema, temperature, turn, whole, redaction.fileNames, redaction.terms]))
}

import { z } from 'zod'

const parties = z.strictObject({ user: z.number().min(0), model: z.number().min(0) })

/** Why a question asked has no answer. An answer is never guessed. */
export const UNANSWERED = ['unparsable', 'refused', 'cut-off', 'request-failed'] as const

/**
 * What a rater said of one session.
 *
 * - `label`: one value of the classifier's answer set
 * - `decisions`: how many planning and execution decisions each party made; one made by both counts half for each
 * - `posting`: the work as a client would advertise it
 * - `amount`: US dollars
 * - `unanswered`: asked, and no answer that could be read
 */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('label'), label: z.string() }),
  z.strictObject({ kind: z.literal('decisions'), planning: parties, execution: parties }),
  z.strictObject({
    kind: z.literal('posting'),
    title: z.string(),
    description: z.string(),
    skills: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('amount'),
    usd: z.number().positive(),
    low: z.number().positive().optional(),
    high: z.number().positive().optional(),
  }),
  z.strictObject({ kind: z.literal('unanswered'), why: z.enum(UNANSWERED) }),
])

export type Answer = z.infer<typeof answerSchema>
export type AnswerOf<K extends Answer['kind']> = Extract<Answer, { kind: K }>
type DecisionCounts = z.infer<typeof parties>

export const isAnswered = (answer: Answer): boolean => answer.kind !== 'unanswered'

/** The label of an answer from a closed set; null for any other answer. */
export const labelOf = (answer: Answer): string | null => (answer.kind === 'label' ? answer.label : null)

/** The user's share of decisions, 0 to 1; null where there were none. */
export function userShare({ user, model }: DecisionCounts): number | null {
  const all = user + model
  return all > 0 ? user / all : null
}

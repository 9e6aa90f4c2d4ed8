import { z } from 'zod'
import { answerSchema } from './answer'

/** Who answered. A model's name is its id; rules are named by their set; a person by the name they chose. */
export const RATER_KINDS = ['model', 'rules', 'human'] as const
export type RaterKind = (typeof RATER_KINDS)[number]

export const raterSchema = z.strictObject({ kind: z.enum(RATER_KINDS), name: z.string().min(1) })
export type Rater = z.infer<typeof raterSchema>

const count = z.number().int().min(0)

/** Tokens of one request. `input` is neither read from nor written to the cache. */
export const usageSchema = z.strictObject({ input: count, output: count, cacheRead: count, cacheWrite: count })
export type Usage = z.infer<typeof usageSchema>

/**
 * One answer about one session: a line of the label journal.
 *
 * `session` is the session_id. `prompt` is a hash of everything asked but the session: rubric, form of the answer, cuts
 * and redaction rules; `input` a hash of the prepared text of the session. Both are null for raters that read no prompt.
 * `model`, `usage`, `cost` and `request` are null unless a model was asked; `cost` is US dollars at the prices of the run.
 * There is no confidence: none of the raters states one.
 */
export const labelRecordSchema = z.strictObject({
  type: z.literal('label'),
  session: z.string().min(1),
  classifier: z.string().min(1),
  version: z.number().int().min(1),
  rater: raterSchema,
  run: z.string().min(1),
  /** ISO 8601, UTC. */
  time: z.iso.datetime(),
  answer: answerSchema,
  prompt: z.string().nullable(),
  input: z.string().nullable(),
  model: z.string().nullable(),
  /** Whether the text was cut before it was read; null where nothing was prepared. */
  truncated: z.boolean().nullable(),
  usage: usageSchema.nullable(),
  cost: z.number().min(0).nullable(),
  request: z.strictObject({ id: z.string(), batch: z.string().nullable(), attempts: count }).nullable(),
})

export type LabelRecord = z.infer<typeof labelRecordSchema>

/** What was said of a session, without how it came about: all that a column of labels is made of. */
export type SaidLabel = Pick<LabelRecord, 'session' | 'classifier' | 'version' | 'rater' | 'run' | 'time' | 'answer'>

export const saidLabel = ({ session, classifier, version, rater, run, time, answer }: SaidLabel): SaidLabel => ({
  session,
  classifier,
  version,
  rater,
  run,
  time,
  answer,
})

/** A label of a rater that is no model: what only a request has is null. */
export const withoutRequest = (label: SaidLabel): LabelRecord => ({
  type: 'label',
  ...label,
  prompt: null,
  input: null,
  model: null,
  truncated: null,
  usage: null,
  cost: null,
  request: null,
})

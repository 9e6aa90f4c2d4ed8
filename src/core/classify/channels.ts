import { z } from 'zod'
import { askingSchema } from './journal-entry'
import { labelRecordSchema } from './label-record'
import { PRICE_QUESTIONS } from './price-question'
import { priceTableSchema } from './prices'
import { runProgressSchema } from './progress'

const length = z.number().int().min(100).max(1_000_000)

const preparationSchema = z.object({
  turn: length,
  whole: length,
  redaction: z.object({ fileNames: z.boolean(), terms: z.array(z.string().max(200)).max(200) }),
})

/** How the host stands: whether it has a key, never which. */
const classifyStatusSchema = z.object({
  keyFrom: z.enum(['environment', 'keychain']).nullable(),
  /** Whether a key can be kept here. */
  keepsKeys: z.boolean(),
  baseUrl: z.string(),
  prices: priceTableSchema,
  /** Where the journal lies, for people. */
  journal: z.string(),
  /** The run that goes on, or the last one of this window. */
  progress: runProgressSchema.nullable(),
})
export type ClassifyStatus = z.infer<typeof classifyStatusSchema>

const journalSchema = z.object({
  labels: z.array(labelRecordSchema),
  /** Single requests without an answer, which may have been paid for. */
  lost: z.array(askingSchema),
  /** The run that was stopped before its end. */
  openRun: z.object({ run: z.string(), again: z.boolean() }).nullable(),
  unreadable: z.number().int().nonnegative(),
})
export type JournalContent = z.infer<typeof journalSchema>

const sessionTextsSchema = z.object({
  session: z.string().min(1),
  texts: z.partialRecord(
    z.enum(['whole', 'first-prompt']),
    z.object({ text: z.string(), isCut: z.boolean() }).nullable(),
  ),
})

/** Postings a model is shown with their prices, which it prices others against. */
const pricingSchema = z.object({
  id: z.enum(PRICE_QUESTIONS),
  anchors: z
    .array(z.object({ title: z.string(), description: z.string(), skills: z.array(z.string()), price: z.number() }))
    .max(2_000),
  model: z.string().min(1),
  seed: z.number().int().nonnegative(),
})

/** What is about to be asked. Texts follow in parts, as the user saw them. */
const runOrderSchema = z.object({
  classifiers: z.array(z.string()).min(1),
  /** Null for the models of the study; and in place of it, the model of some questions. */
  model: z.string().min(1).nullable(),
  models: z.record(z.string(), z.string().min(1)),
  /** Left out for that of the study; null where the model is left to itself. */
  temperature: z.number().min(0).max(1).nullable().optional(),
  preparation: preparationSchema,
  way: z.enum(['batch', 'direct']),
  /** US dollars. */
  ceiling: z.number().positive(),
  again: z.boolean(),
  /** The second step of the study's task value, in place of classifiers. */
  pricing: pricingSchema.optional(),
  /** Whether what may be paid for already is asked again. */
  retryUncertain: z.boolean(),
})
export type RunOrder = z.infer<typeof runOrderSchema>

export const runToldSchema = z.object({
  progress: runProgressSchema,
  /** Why it failed; its code is one of ours. */
  failure: z.looseObject({ code: z.string() }).nullable(),
})

const none = z.null()

/** The channels of the Classify page. The key goes one way only. */
export const CLASSIFY_CHANNELS = {
  'classify.status': { argument: none, result: classifyStatusSchema },
  'classify.journal': { argument: none, result: journalSchema },
  /** Keeps a key, or with null forgets it. */
  'classify.keep-key': { argument: z.object({ key: z.string().min(1).max(500).nullable() }), result: none },
  'classify.base-url': { argument: z.object({ url: z.string().max(500) }), result: none },
  'classify.begin': { argument: runOrderSchema, result: z.object({ id: z.string() }) },
  'classify.add': { argument: z.object({ id: z.string(), sessions: z.array(sessionTextsSchema) }), result: none },
  /** Sends what was added, with the consent given for this run. */
  'classify.start': { argument: z.object({ id: z.string(), consent: z.literal(true) }), result: runProgressSchema },
  /** Counts the tokens of some of what was added, which sends these texts: what estimates have to be multiplied by. */
  'classify.count': {
    argument: z.object({ id: z.string(), consent: z.literal(true) }),
    result: z.object({ factor: z.number().positive() }),
  },
  'classify.control': { argument: z.object({ what: z.enum(['pause', 'resume', 'cancel']) }), result: none },
} as const

import { z } from 'zod'
import { labelRecordSchema, raterSchema } from './label-record'

/** Why a run ended: all was asked, the next request could go over the ceiling, someone cancelled it, or it failed. */
export const RUN_ENDS = ['done', 'ceiling', 'cancelled', 'failed'] as const
export type RunEnd = (typeof RUN_ENDS)[number]

const time = z.iso.datetime()
const name = z.string().min(1)

/** A question about a session, as a request carries it. */
export const askedSchema = z.strictObject({
  session: name,
  classifier: name,
  version: z.number().int().min(1),
  prompt: name,
  input: name,
  truncated: z.boolean(),
})
export type Asked = z.infer<typeof askedSchema>

/** A single request is about to be sent; `most` is the most it can cost, US dollars. */
export const askingSchema = z.strictObject({
  type: z.literal('asking'),
  run: name,
  time,
  request: name,
  asked: askedSchema,
  model: name,
  most: z.number().min(0),
})

/** One line of a label journal. What is written before a request is there so that none is paid for and forgotten. */
export const journalEntrySchema = z.discriminatedUnion('type', [
  labelRecordSchema,
  /** A rater began, or went on with, a run. A run that asks `again` does so whatever other runs have answered. */
  z.strictObject({
    type: z.literal('run'),
    run: name,
    time,
    rater: raterSchema,
    app: z.string(),
    again: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('run-ended'), run: name, time, end: z.enum(RUN_ENDS) }),
  askingSchema,
  /** A single request came to nothing, and nothing was paid for it. */
  z.strictObject({ type: z.literal('not-answered'), run: name, time, request: name, why: z.string() }),
  /** A batch is about to be sent under the mark that its requests begin with. */
  z.strictObject({
    type: z.literal('batch-intended'),
    run: name,
    time,
    mark: name,
    model: name,
    asked: z.array(askedSchema),
    most: z.number().min(0),
  }),
  /** The batch of a mark was taken in under an id. */
  z.strictObject({ type: z.literal('batch-submitted'), run: name, time, mark: name, batch: name }),
  /** Every result of the batch is in the journal; or it was never taken in, and its sessions can be asked again. */
  z.strictObject({
    type: z.literal('batch-done'),
    run: name,
    time,
    mark: name,
    how: z.enum(['collected', 'never-taken-in']),
  }),
])

export type JournalEntry = z.infer<typeof journalEntrySchema>
export type JournalEntryOf<T extends JournalEntry['type']> = Extract<JournalEntry, { type: T }>

/** A line that is no entry of a journal. */
export interface UnreadableEntry {
  /** From 1. */
  readonly line: number
  readonly why: 'cut-off' | 'not-json' | 'not-an-entry'
}

export interface JournalText {
  readonly entries: readonly JournalEntry[]
  readonly unreadable: readonly UnreadableEntry[]
}

/** Reads a journal: JSON Lines, an entry each. A last line without its end was being written when the program stopped. */
export function parseJournal(text: string): JournalText {
  const entries: JournalEntry[] = []
  const unreadable: UnreadableEntry[] = []
  const lines = text.split('\n')
  lines.forEach((content, i) => {
    if (content.trim() === '') return
    const entry = parseEntry(content)
    if (typeof entry !== 'string') entries.push(entry)
    else unreadable.push({ line: i + 1, why: i === lines.length - 1 ? 'cut-off' : entry })
  })
  return { entries, unreadable }
}

function parseEntry(line: string): JournalEntry | 'not-json' | 'not-an-entry' {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'not-json'
  }
  const parsed = journalEntrySchema.safeParse(value)
  return parsed.success ? parsed.data : 'not-an-entry'
}

/** The line of an entry, its end included. */
export const journalLine = (entry: JournalEntry): string => `${JSON.stringify(entry)}\n`

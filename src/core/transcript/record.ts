import { isObject, type JsonObject } from './json-values'
import { parseTimestamp } from './timestamp'

/** One transcript record, narrowed to what every kind shares (transcript-format.md 3 and 4). */
export interface TranscriptRecord {
  /** `type`; where a hand-made file leaves it out, the role of its message; `(none)` without either. */
  readonly kind: string
  readonly uuid: string | null
  readonly sessionId: string | null
  /** Milliseconds since 1970, UTC; NaN when the record has no readable timestamp. */
  readonly time: number
  /** True for what a sub-agent did (transcript-format.md 1). */
  readonly isSidechain: boolean
  /** True where the client itself says that the record was copied from the session it forked. */
  readonly isForkCopy: boolean
  readonly version: string | null
  readonly entrypoint: string | null
  readonly message: JsonObject | null
  /** The content blocks of the message; a plain string is one text block. */
  readonly blocks: readonly JsonObject[]
  readonly fields: JsonObject
}

/** `isOfSubagent` says whether the record stands in the file of a sub-agent. */
export function readRecord(fields: JsonObject, isOfSubagent = false): TranscriptRecord {
  const message = objectAt(fields, 'message')
  return {
    kind: idAt(fields, 'type') ?? (message && idAt(message, 'role')) ?? '(none)',
    uuid: idAt(fields, 'uuid'),
    sessionId: nameAt(fields, 'sessionId') ?? nameAt(fields, 'session_id'),
    time: parseTimestamp(fields.timestamp),
    // Agent files made by hand leave the flag out; newer clients write agentId on the main thread too, with a false flag.
    isSidechain:
      fields.isSidechain === true ||
      (fields.isSidechain === undefined && (isOfSubagent || idAt(fields, 'agentId') !== null)),
    isForkCopy: isObject(fields.forkedFrom),
    version: nameAt(fields, 'version'),
    entrypoint: nameAt(fields, 'entrypoint'),
    message,
    blocks: message ? contentBlocks(message.content) : [],
    fields,
  }
}

/** A message content as blocks: a string is one text block, anything else but a list is none. */
export function contentBlocks(content: unknown): readonly JsonObject[] {
  if (typeof content === 'string') return [{ type: 'text', text: content }]
  return Array.isArray(content) ? content.filter(isObject) : []
}

/** The text blocks of a content, one under the other. */
export function contentText(content: unknown): string {
  if (typeof content === 'string') return content
  return textOfBlocks(contentBlocks(content))
}

export function textOfBlocks(blocks: readonly JsonObject[]): string {
  const texts: string[] = []
  for (const block of blocks) if (block.type === 'text' && typeof block.text === 'string') texts.push(block.text)
  return texts.join('\n')
}

/** A text that is not empty, or null. */
export function idAt(object: JsonObject, key: string): string | null {
  const value = object[key]
  return typeof value === 'string' && value !== '' ? value : null
}

/** Longest name kept, in characters; a longer one is none. */
const LONGEST_NAME = 200

/** A text that is kept as it is: a session id, a model, a version. */
export function nameAt(object: JsonObject, key: string): string | null {
  const name = idAt(object, key)
  return name !== null && name.length <= LONGEST_NAME ? name : null
}

export function objectAt(object: JsonObject, key: string): JsonObject | null {
  const value = object[key]
  return isObject(value) ? value : null
}

/** More than any answer can have; what is above is a mistake. */
const LARGEST_COUNT = 1e9

/** A count: a whole number that is not negative, else 0. */
export function countAt(object: JsonObject, key: string): number {
  const value = object[key]
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= LARGEST_COUNT ? (value as number) : 0
}

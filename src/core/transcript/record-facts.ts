import { speaksOfBreakage, type Tone, toneOf } from '../rules/prompt-tone'
import { type Claim, Claims } from './claims'
import { hashText } from './hash'
import { type HumanTurnKind, isHumanOrigin, isQueuedPrompt, readHumanTurn, withoutContext } from './human-prompt'
import { contentBlocks, objectAt, type TranscriptRecord, textOfBlocks } from './record'
import { isHeadlessEntrypoint } from './surface'
import { countWords } from './words'

/** What a record tells besides its words and its time. */
export type RecordEvent = HumanTurnKind | 'queued-prompt' | 'compaction' | 'api-error'

/** All that is kept of a record of the conversation: a few numbers, never its text. */
export interface RecordFact extends Claim {
  /** Name of the file it was read from. */
  readonly file: string
  /** Milliseconds since 1970, UTC; NaN when unknown. */
  readonly time: number
  /** True for `user` and `assistant`, which make a session; the other kinds only tell where history began. */
  readonly isMessage: boolean
  readonly event: RecordEvent | null
  /** Hash of the text of a prompt or a queued prompt, else 0. */
  readonly text: number
  /** Words of the model's visible answer. */
  readonly words: number
  readonly entrypoint: string | null
  readonly version: string | null
  /** Whether a program sent this prompt; null where the record does not tell, or is no prompt. */
  readonly isHeadless: boolean | null
  /** What a prompt, queued or not, says of what was done, and whether it speaks of something broken. */
  readonly tone: Tone
  readonly speaksOfBreakage: boolean
}

/** What became of a record: new, a copy of one in another file, or a repetition within its file that is dropped. */
export type RecordFate = 'new' | 'copied' | 'dropped'

/** Records of all files by their uuid, each once for every session that has it. */
export class RecordFacts {
  readonly claims = new Claims<RecordFact>()
  private readonly inFile = new Set<number>()
  private readonly texts = new Map<string, string>()

  add(id: number, record: TranscriptRecord, session: number, file: string): RecordFate {
    if (this.inFile.has(id)) return 'dropped'
    this.inFile.add(id)
    const isNew = !this.claims.has(id)
    const held = isNew ? undefined : this.claims.of(id, session)
    if (!held) this.claims.add(id, this.read(record, session, file))
    // Two files of one session hold the same record; should they differ, the name decides, never the order of reading.
    else if (file < held.file) this.claims.replace(id, held, this.read(record, session, file))
    return isNew ? 'new' : 'copied'
  }

  endFile(): void {
    this.inFile.clear()
  }

  private read(record: TranscriptRecord, session: number, file: string): RecordFact {
    const { kind, time, isSidechain, isForkCopy } = record
    const turn = readTurn(record)
    const said = turn.text === null ? '' : withoutContext(turn.text)
    return {
      session,
      isSidechain,
      isForkCopy,
      file,
      time,
      isMessage: isMessage(record),
      event: turn.event,
      text: turn.text === null ? 0 : hashText(turn.text.trim()),
      words: kind === 'assistant' ? wordsOf(record) : 0,
      entrypoint: this.shared(record.entrypoint),
      version: this.shared(record.version),
      isHeadless: turn.event === 'prompt' ? isSentByProgram(record) : null,
      tone: toneOf(said),
      speaksOfBreakage: speaksOfBreakage(said),
    }
  }

  // Every parsed record brings its own copy of such a text; one is enough.
  private shared(text: string | null): string | null {
    if (text === null) return null
    const known = this.texts.get(text)
    if (known !== undefined) return known
    this.texts.set(text, text)
    return text
  }
}

interface Told {
  readonly event: RecordEvent | null
  readonly text: string | null
}

/** True for a record of a person or of the model. Files of other programs hold objects of these types without a message. */
export const isMessage = ({ kind, message }: TranscriptRecord): boolean =>
  message !== null && (kind === 'user' || kind === 'assistant')

const NOTHING: Told = { event: null, text: null }

function readTurn(record: TranscriptRecord): Told {
  const { kind, fields } = record
  if (kind === 'user') {
    const turn = readHumanTurn(record)
    return turn ? { event: turn.kind, text: turn.kind === 'prompt' ? turn.text : null } : NOTHING
  }
  if (kind === 'assistant') return fields.isApiErrorMessage === true ? { event: 'api-error', text: null } : NOTHING
  if (kind === 'system') return fields.subtype === 'compact_boundary' ? { event: 'compaction', text: null } : NOTHING
  return readQueuedCommand(record)
}

/** A prompt typed while the model worked, as its attachment tells it (transcript-format.md 8, "Prompts typed while"). */
export function readQueuedCommand({ fields }: TranscriptRecord): Told {
  const attachment = objectAt(fields, 'attachment')
  if (attachment?.type !== 'queued_command' || attachment.commandMode !== 'prompt') return NOTHING
  if (attachment.isMeta === true || !isHumanOrigin(attachment.origin) || !isHumanOrigin(fields.origin)) return NOTHING
  const blocks = contentBlocks(attachment.prompt)
  const text = textOfBlocks(blocks)
  const isPrompt = text === '' ? blocks.some((block) => block.type === 'image') : isQueuedPrompt(text)
  return isPrompt ? { event: 'queued-prompt', text } : NOTHING
}

/** True for text the client wrote in the model's place: errors and "No response requested." (transcript-format.md 5). */
export const isSynthetic = ({ message, fields }: TranscriptRecord): boolean =>
  message?.model === '<synthetic>' || fields.isApiErrorMessage === true

function wordsOf(record: TranscriptRecord): number {
  if (isSynthetic(record)) return 0
  let words = 0
  for (const { type, text } of record.blocks) if (type === 'text' && typeof text === 'string') words += countWords(text)
  return words
}

// The desktop app hands what people type to the client as an `sdk` prompt, so the entry point has the last word.
function isSentByProgram({ entrypoint, fields }: TranscriptRecord): boolean | null {
  if (entrypoint !== null) return isHeadlessEntrypoint(entrypoint)
  return typeof fields.promptSource === 'string' ? fields.promptSource === 'sdk' : null
}

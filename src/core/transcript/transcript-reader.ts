import type { UnreadableLine, WithoutSession } from '../dataset/notice'
import { ActionFacts, answeredFirst } from './action-facts'
import type { Claim, Claims } from './claims'
import { hashText } from './hash'
import { type LineFault, readJsonValues } from './json-values'
import { MessageFacts } from './message-facts'
import { ownerOf, rankSessions } from './precedence'
import { QueueFacts } from './queue-facts'
import { readRecord, type TranscriptRecord } from './record'
import { isMessage, type RecordFact, RecordFacts } from './record-facts'
import { CONVERSATION_KINDS, KNOWN_KINDS } from './record-kind'
import { isSubagentFile, parentOfFile, SessionIds, sessionIdOfFile } from './session-ids'
import type { SessionRow } from './session-row'
import { SessionTally } from './session-tally'
import type { TranscriptResult } from './transcript-result'
import { turnsOf } from './turn'
import type { SessionTurns, TurnStore } from './turn-store'

/** Most unreadable lines kept for a list; all are counted. */
export const MOST_UNREADABLE_LINES = 200

const FAULTS: Readonly<Record<LineFault, string>> = {
  'cut-off': 'ends in the middle of a record',
  'not-json': 'not JSON',
  'not-an-object': 'not a record',
  'too-much': 'too many records or broken pieces on one line',
}

interface FileNotes {
  readonly name: string
  readonly isOfSubagent: boolean
  readonly parent: string | null
  readonly sessions: Set<number>
  line: number
  records: number
  faults: number
  isCutShort: boolean
  /** Whether any record is of a kind that only transcripts have. */
  isTranscript: boolean
  hasMessages: boolean
  hasMainThread: boolean
}

/**
 * Turns Claude Code transcripts into session rows: `beginFile`, `readLine` for each line, `endFile`, for every file of a
 * folder in any order, then `finish` once.
 *
 * Sessions are put together by session id over all files. What is kept of a record is a few numbers under a hash of its
 * id; at the end every id is given to one session (see `rankSessions`) and counted there, so nothing counts twice over
 * the folder. Definitions are those of transcript-format.md, referred to column by column in `SessionRow`.
 */
export class TranscriptReader {
  private readonly sessions = new SessionIds()
  private readonly records = new RecordFacts()
  private readonly messages = new MessageFacts()
  private readonly actions = new ActionFacts()
  private readonly queue = new QueueFacts()
  private readonly files: FileNotes[] = []
  private readonly unreadable: UnreadableLine[] = []
  private readonly unknownKinds = new Map<string, number>()
  private file: FileNotes | null = null
  private withoutId = 0
  private read = 0
  private repeated = 0

  /** @param said where what was said is kept; nowhere unless it is asked for */
  constructor(private readonly said?: TurnStore) {}

  /** `name` is the path shown to people, relative and with `/`. */
  beginFile(name: string): void {
    if (this.file) throw new Error(`beginFile('${name}') before endFile of '${this.file.name}'`)
    this.file = {
      name,
      isOfSubagent: isSubagentFile(name),
      parent: parentOfFile(name),
      sessions: new Set(),
      line: 0,
      records: 0,
      faults: 0,
      isCutShort: false,
      isTranscript: false,
      hasMessages: false,
      hasMainThread: false,
    }
    this.files.push(this.file)
  }

  /** Reads one line, without its newline. Never fails: what cannot be read is counted and listed. */
  readLine(text: string): void {
    const file = this.openFile()
    file.line++
    const { objects, fault } = readJsonValues(text)
    if (fault) {
      file.faults++
      this.list(file, file.line, FAULTS[fault])
    }
    for (const object of objects) this.readObject(readRecord(object, file.isOfSubagent), file)
  }

  /** Ends a file whose bytes could not be had to the end. What was read of it counts. */
  cutFileShort(why: string): void {
    const file = this.openFile()
    file.isCutShort = true
    this.list(file, file.line + 1, `the file could not be read from here: ${why}`)
    this.endFile()
  }

  private list(file: FileNotes, line: number, why: string): void {
    if (this.unreadable.length < MOST_UNREADABLE_LINES) this.unreadable.push({ file: file.name, line, why })
  }

  endFile(): void {
    this.openFile()
    this.file = null
    this.records.endFile()
    this.actions.endFile()
    this.queue.endFile()
  }

  private openFile(): FileNotes {
    if (!this.file) throw new Error('no file was begun')
    return this.file
  }

  private readObject(record: TranscriptRecord, file: FileNotes): void {
    const { kind } = record
    this.read++
    file.records++
    if (KNOWN_KINDS.has(kind) && kind !== 'user' && kind !== 'assistant') file.isTranscript = true
    if (CONVERSATION_KINDS.has(kind)) this.readConversation(record, file)
    else if (kind === 'queue-operation') this.queue.add(record, this.sessionOf(record, file), file.line)
    else if (!KNOWN_KINDS.has(kind)) this.countUnknown(kind)
  }

  private countUnknown(kind: string): void {
    const isNew = !this.unknownKinds.has(kind)
    const isKept = kind.length <= LONGEST_KIND && (!isNew || this.unknownKinds.size < MOST_KINDS)
    const name = isKept ? kind : OTHER_KINDS
    this.unknownKinds.set(name, (this.unknownKinds.get(name) ?? 0) + 1)
  }

  private readConversation(record: TranscriptRecord, file: FileNotes): void {
    const { kind, uuid, isSidechain } = record
    const session = this.sessionOf(record, file)
    const id = hashText(uuid ?? `record ${++this.withoutId}`)
    const fate = this.records.add(id, record, session, file.name)
    if (fate !== 'new') this.repeated++
    if (fate === 'dropped') return
    this.keepSaid(record, this.records.claims.of(id, session), file)
    if (kind === 'assistant') {
      this.messages.add(record, session, id)
      this.actions.addCalls(record, session, id)
    } else if (kind === 'user') this.actions.addResults(record, session)
    if (!isMessage(record)) return
    file.hasMessages = true
    if (!isSidechain) file.hasMainThread = true
  }

  // Where the session has the record from another file already, what was said there stands.
  private keepSaid(record: TranscriptRecord, fact: RecordFact | undefined, file: FileNotes): void {
    if (this.said && fact?.file === file.name) this.said.add(fact, turnsOf(record))
  }

  private sessionOf(record: TranscriptRecord, file: FileNotes): number {
    const id = (record.isSidechain ? file.parent : null) ?? record.sessionId ?? sessionIdOfFile(file.name)
    const session = this.sessions.numberOf(id)
    file.sessions.add(session)
    return session
  }

  /** Gives every id to one session and adds up. Call once, after the last file. */
  finish(): TranscriptResult {
    const { ids } = this.sessions
    const tallies = ids.map((id) => new SessionTally(id))
    const ranks = rankSessions(ids, [this.records.claims, this.queue.claims])
    const give = <C extends Claim>(
      claims: Claims<C>,
      add: (tally: SessionTally, claim: C) => void,
      among: (holders: readonly C[]) => readonly C[] = (holders) => holders,
    ) =>
      claims.forEach((holders) => {
        const owner = ownerOf(among(holders), ranks)
        const tally = owner && tallies[owner.session]
        if (tally) add(tally, owner)
      })
    const owned = new Set<RecordFact>()
    give(this.records.claims, (tally, fact) => {
      tally.addRecord(fact)
      if (this.said) owned.add(fact)
    })
    give(this.messages.claims, (tally, fact) => tally.addMessage(fact))
    give(this.actions.claims, (tally, fact) => tally.addAction(fact), answeredFirst)
    give(this.queue.claims, (tally, fact) => tally.addQueueStep(fact))
    const sessions = tallies
      .filter((tally) => tally.isSession)
      .map((tally) => tally.toRow())
      .sort(byStart)
    return {
      sessions,
      said: this.said ? sessions.map(({ session_id }) => this.saidIn(session_id, owned)) : [],
      unreadable: {
        lines: this.unreadable,
        count: this.files.reduce((sum, file) => sum + file.faults, 0),
        files: this.files.filter((file) => file.faults > 0).length,
      },
      files: {
        read: this.files.length,
        cutShort: this.files.filter((file) => file.isCutShort).length,
        withoutSession: this.files
          .filter((file) => ![...file.sessions].some((session) => tallies[session]?.isSession))
          .map((file) => ({ name: file.name, why: whyWithoutSession(file) })),
      },
      records: { read: this.read, repeated: this.repeated, unknownKinds: this.unknownKinds },
    }
  }

  private saidIn(id: string, owned: ReadonlySet<RecordFact>): SessionTurns {
    return this.said!.turnsOf(this.sessions.numberOf(id), id, (fact) => owned.has(fact))
  }
}

/** Longest name of an unknown kind kept, in characters, and most names; the rest are counted together. */
const LONGEST_KIND = 80
const MOST_KINDS = 1_000
const OTHER_KINDS = '(other)'

function whyWithoutSession(file: FileNotes): WithoutSession {
  if (file.hasMainThread) return 'copied-history'
  if (file.hasMessages) return 'parent-missing'
  if (file.records > 0) return file.isTranscript ? 'no-messages' : 'not-a-transcript'
  return file.faults > 0 || file.isCutShort ? 'unreadable' : 'empty'
}

function byStart(a: SessionRow, b: SessionRow): number {
  return (a.started_at ?? -Infinity) - (b.started_at ?? -Infinity) || (a.session_id < b.session_id ? -1 : 1)
}

import { readJsonValues } from './json-values'
import { readRecord } from './record'
import { sessionIdOfFile } from './session-ids'
import { type Turn, turnsOf } from './turn'

/**
 * Everything that was said in one session, in the order of writing, for reading: nothing is cut. `beginFile`, then
 * `readLine` for each line, for every file; the files of other sessions add nothing. Records repeated over files come once.
 */
export class SessionTurnsReader {
  private readonly seen = new Set<string>()
  private readonly all: Turn[] = []
  private fileSession = ''

  constructor(private readonly session: string) {}

  beginFile(name: string): void {
    this.fileSession = sessionIdOfFile(name)
  }

  readLine(text: string): void {
    // Most lines of a folder are of other sessions; a look at the text is cheaper than parsing it.
    if (this.fileSession !== this.session && !text.includes(this.session)) return
    for (const object of readJsonValues(text).objects) {
      const record = readRecord(object)
      if ((record.sessionId ?? this.fileSession) !== this.session) continue
      if (record.uuid !== null && this.seen.has(record.uuid)) continue
      if (record.uuid !== null) this.seen.add(record.uuid)
      for (const turn of turnsOf(record)) this.add(turn)
    }
  }

  /** One answer of the model stands in a record for each of its blocks; they are one turn. */
  private add(turn: Turn): void {
    const last = this.all.at(-1)
    if (last && last.message !== null && last.message === turn.message)
      this.all[this.all.length - 1] = { ...last, text: `${last.text}\n${turn.text}` }
    else this.all.push(turn)
  }

  get turns(): readonly Turn[] {
    return this.all
  }
}

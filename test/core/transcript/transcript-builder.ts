import type { SessionRow } from '#core/transcript/session-row'
import { TranscriptReader } from '#core/transcript/transcript-reader'
import type { TranscriptResult } from '#core/transcript/transcript-result'

// Small hand-made transcripts. Every record gets a uuid and a time of its own unless the test gives one.
let made = 0

/** Time of a record, in seconds after 10:00 on 1 March 2026, UTC. */
export const at = (seconds: number) => new Date(Date.UTC(2026, 2, 1, 10) + seconds * 1000).toISOString()

export const line = (fields: object) => {
  made++
  return JSON.stringify({ uuid: `uuid-${made}`, sessionId: 's1', timestamp: at(0), isSidechain: false, ...fields })
}

export const user = (content: unknown, more: object = {}) =>
  line({ type: 'user', message: { role: 'user', content }, ...more })

export interface Answer {
  readonly id?: string
  readonly model?: string
  readonly output?: number
  readonly usage?: object
}

export const answer = (content: unknown, { id, model, output, usage }: Answer = {}, more: object = {}) =>
  line({
    type: 'assistant',
    message: {
      role: 'assistant',
      id: id ?? `msg-${made + 1}`,
      model: model ?? 'claude-opus-4-6',
      content,
      usage: usage ?? { input_tokens: 1, output_tokens: output ?? 1 },
    },
    ...more,
  })

export const text = (words: string) => ({ type: 'text', text: words })
export const says = (words: string, about: Answer = {}, more: object = {}) => answer([text(words)], about, more)

export const call = (id: string, name: string, input: object = {}, more: object = {}) =>
  answer([{ type: 'tool_use', id, name, input }], {}, more)

/** The record of a tool result; `more` can hold `toolUseResult`. */
export const result = (id: string, more: object = {}, block: object = {}) =>
  user([{ type: 'tool_result', tool_use_id: id, content: 'done', ...block }], more)

export const failure = (id: string, message: string, more: object = {}) =>
  result(id, { toolUseResult: `Error: ${message}`, ...more }, { content: message, is_error: true })

export function readFiles(files: Readonly<Record<string, readonly string[]>>): TranscriptResult {
  const reader = new TranscriptReader()
  for (const [name, lines] of Object.entries(files)) {
    reader.beginFile(name)
    for (const each of lines) reader.readLine(each)
    reader.endFile()
  }
  return reader.finish()
}

/** The only session of one file. */
export function readSession(...lines: readonly string[]): SessionRow {
  const { sessions } = readFiles({ 's1.jsonl': lines })
  const [session] = sessions
  if (!session || sessions.length > 1) throw new Error(`${sessions.length} sessions`)
  return session
}

export function sessionOf({ sessions }: TranscriptResult, id: string): SessionRow {
  const session = sessions.find((each) => each.session_id === id)
  if (!session) throw new Error(`no session ${id}`)
  return session
}

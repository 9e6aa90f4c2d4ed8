import { isTranscriptRecord } from './is-transcript-record'
import { isObject, type JsonObject, readJsonValues } from './json-values'
import { contentBlocks, contentText, idAt, readRecord } from './record'
import { type Turn, type TurnRole, turnsOf } from './turn'
import type { SessionTurns } from './turn-store'

/**
 * What was said in a session, out of the transcript an export has of it: records of the client as JSON Lines; messages as
 * JSON, in a list or under `messages`, each with a `role` and a `content` of text or blocks; or plain text, told apart by
 * lines that begin with `Human:`, `User:`, `Assistant:` or `System:`. Text without such lines is one turn of nobody known.
 */
export function exportedTurns(session: string, transcript: string): SessionTurns {
  const turns = (turnsOfJson(transcript) ?? turnsOfText(transcript)).filter(({ text }) => text.trim() !== '')
  return { session, turns, dropped: 0 }
}

const ROLES: Readonly<Record<string, TurnRole>> = {
  human: 'human',
  user: 'human',
  assistant: 'assistant',
  model: 'assistant',
  claude: 'assistant',
  system: 'system',
  tool: 'system',
  developer: 'system',
}

function turnsOfJson(text: string): Turn[] | null {
  if (!/^\s*[[{]/.test(text)) return null
  const messages = listOf(text)
  if (messages.length === 0) return null
  if (messages.some(isTranscriptRecord)) return messages.flatMap((record) => [...turnsOf(readRecord(record))])
  const turns = messages.flatMap(turnsOfMessage)
  return turns.length > 0 ? turns : null
}

function listOf(text: string): readonly JsonObject[] {
  try {
    const value: unknown = JSON.parse(text)
    const list = isObject(value) && Array.isArray(value.messages) ? value.messages : value
    return Array.isArray(list) ? list.filter(isObject) : isObject(list) ? [list] : []
  } catch {
    return text.split('\n').flatMap((line) => [...readJsonValues(line).objects])
  }
}

function turnsOfMessage(message: JsonObject): Turn[] {
  const said = idAt(message, 'role') ?? idAt(message, 'sender') ?? idAt(message, 'from') ?? ''
  const role = ROLES[said.toLowerCase()]
  if (!role) return []
  const content = message.content ?? message.text
  const blocks = contentBlocks(content)
  const results = blocks.filter(({ type }) => type === 'tool_result').map((block) => contentText(block.content))
  const calls = blocks
    .filter(({ type }) => type === 'tool_use')
    .map((block) => `[calls ${idAt(block, 'name') ?? 'a tool'}] ${JSON.stringify(block.input ?? {})}`)
  const text = [contentText(content), ...calls].filter((part) => part !== '').join('\n')
  return [
    ...results.map((result) => turn('system', `[tool result]\n${result}`)),
    ...(text === '' ? [] : [turn(role, text, role === 'human')]),
  ]
}

const turn = (role: TurnRole, text: string, isPrompt = false): Turn => ({ role, text, message: null, isPrompt })

const SPEAKER = /^(?:-+ *)?(human|user|assistant|claude|model|system|tool)(?: *-+|:)[ \t]*/gim

function turnsOfText(text: string): Turn[] {
  const marks = [...text.matchAll(SPEAKER)]
  if (marks.length === 0) return [turn('system', text)]
  const before = text.slice(0, marks[0]!.index).trim()
  return [
    ...(before === '' ? [] : [turn('system', before)]),
    ...marks.map((mark, i) => {
      const role = ROLES[mark[1]!.toLowerCase()]!
      return turn(role, text.slice(mark.index + mark[0].length, marks[i + 1]?.index).trim(), role === 'human')
    }),
  ]
}

import { readHumanTurn } from './human-prompt'
import type { JsonObject } from './json-values'
import { contentText, idAt, objectAt, type TranscriptRecord, textOfBlocks } from './record'
import { isSynthetic, readQueuedCommand } from './record-facts'

export type TurnRole = 'human' | 'assistant' | 'system'

/** What one party said, as text. Blocks of one answer of the model share `message`, and are one turn. */
export interface Turn {
  readonly role: TurnRole
  readonly text: string
  readonly message: string | null
  /** Whether it is a prompt of a person, and no command or interrupt. */
  readonly isPrompt: boolean
}

/**
 * The turns of a record of the main thread: what people typed is human; answers and calls of the model are assistant;
 * results of tools and what the client put in are system. Thinking is left out, and so are sub-agents.
 */
export function turnsOf(record: TranscriptRecord): readonly Turn[] {
  if (record.isSidechain) return []
  const said = record.kind === 'user' ? userTurns(record) : (otherTurn(record) ?? [])
  return said.filter(({ text }) => text.trim() !== '')
}

const turn = (role: TurnRole, text: string, isPrompt = false): Turn => ({ role, text, message: null, isPrompt })

function userTurns(record: TranscriptRecord): Turn[] {
  const turns = record.blocks
    .filter(({ type }) => type === 'tool_result')
    .map((block) => turn('system', resultText(block)))
  const human = readHumanTurn(record)
  if (human) turns.push(turn('human', human.text || '[picture or document]', human.kind === 'prompt'))
  else turns.push(turn('system', textOfBlocks(record.blocks)))
  return turns
}

function resultText(block: JsonObject): string {
  const text = contentText(block.content)
  return block.is_error === true ? `[tool failed]\n${text}` : `[tool result]\n${text}`
}

function otherTurn(record: TranscriptRecord): Turn[] | null {
  const { kind, fields, blocks, message } = record
  if (kind === 'assistant') {
    const text = blocks.map(assistantText).filter(Boolean).join('\n')
    if (isSynthetic(record)) return [turn('system', text)]
    return [{ ...turn('assistant', text), message: message && idAt(message, 'id') }]
  }
  if (kind === 'system') return fields.subtype === 'compact_boundary' ? [turn('system', '[context compacted]')] : null
  const { event, text } = readQueuedCommand(record)
  return event && text !== null ? [turn('human', text, true)] : null
}

function assistantText(block: JsonObject): string {
  if (block.type === 'text') return typeof block.text === 'string' ? block.text : ''
  if (block.type !== 'tool_use') return ''
  const input = objectAt(block, 'input') ?? {}
  return `[calls ${idAt(block, 'name') ?? 'a tool'}] ${JSON.stringify(input)}`
}

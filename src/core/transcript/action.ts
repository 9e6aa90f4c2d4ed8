import type { JsonObject } from './json-values'
import { contentText, idAt, type TranscriptRecord } from './record'

/** How a tool call ended (transcript-format.md 8, "Claude actions"). A call without a result is unanswered: null. */
export type ActionOutcome = 'succeeded' | 'failed' | 'denied' | 'rejected'

/** The tools whose calls mean more than an action: changes of files, shell commands, sub-agents. */
export type ToolGroup = 'edit' | 'shell' | 'agent' | 'other'

const GROUP_OF_TOOL: ReadonlyMap<unknown, ToolGroup> = new Map<unknown, ToolGroup>([
  ['Edit', 'edit'],
  ['MultiEdit', 'edit'],
  ['Write', 'edit'],
  ['Bash', 'shell'],
  ['PowerShell', 'shell'],
  ['Task', 'agent'],
  ['Agent', 'agent'],
])

export const toolGroupOf = (name: unknown): ToolGroup => GROUP_OF_TOOL.get(name) ?? 'other'

const REJECTED = /^The user doesn['’]t want to (?:proceed with this tool use|take this action)/
const DENIED =
  /^(?:Permission for this action (?:was|has been) denied|Permission to use [\s\S]* has been denied|Claude requested permissions? to )/

/**
 * How the call behind a `tool_result` block ended. A refusal is told by `toolDenialKind` from 2.1.205 and by its text
 * before. A launched background agent or shell has succeeded as a call, whatever becomes of it later.
 */
export function readOutcome(result: JsonObject, { fields }: TranscriptRecord): ActionOutcome {
  const denial = idAt(fields, 'toolDenialKind')
  if (denial !== null) return denial === 'user-rejected' ? 'rejected' : 'denied'
  if (result.is_error !== true && result.status !== 'error') return 'succeeded'
  if (fields.toolUseResult === 'User rejected tool use') return 'rejected'
  const text = contentText(result.content).trimStart()
  if (REJECTED.test(text)) return 'rejected'
  return DENIED.test(text) ? 'denied' : 'failed'
}

import { isObject } from './json-values'
import { type TranscriptRecord, textOfBlocks } from './record'

/** What a person did in a user record. Slash commands, `!` commands and interrupts are counted apart from prompts. */
export type HumanTurnKind = 'prompt' | 'slash-command' | 'shell-command' | 'interrupt'

export interface HumanTurn {
  readonly kind: HumanTurnKind
  readonly text: string
}

/**
 * What a person did in a record of type `user`, or null where the client or another agent wrote it
 * (transcript-format.md 8, "Human prompts", in its order). A plan accepted into a fresh context
 * (`Implement the following plan:`) is a prompt: it is the person's go-ahead, though not their words.
 */
export function readHumanTurn(record: TranscriptRecord): HumanTurn | null {
  const { fields } = record
  if (record.isSidechain || INJECTED.some((flag) => fields[flag] === true)) return null
  if (!isHumanOrigin(fields.origin) || fields.promptSource === 'system') return null

  const typed = typedBlocks(record)
  const text = textOfBlocks(typed)
  // What the editor adds stands before a slash command too.
  const kind = wrapperKind(text) ?? wrapperKind(withoutContext(text))
  if (kind !== null) return kind === 'machine' ? null : { kind, text }
  const hasPicture = typed.some((block) => block.type === 'image' || block.type === 'document')
  return hasPicture || withoutContext(text) !== '' ? { kind: 'prompt', text } : null
}

/** True for words of a person waiting in the prompt queue, false for wrappers, task notices and slash commands. */
export function isQueuedPrompt(text: string): boolean {
  if (wrapperKind(text) !== null || withoutContext(text) === '') return false
  return !TASK_NOTICE.test(text) && !SLASH_COMMAND.test(text)
}

/** True unless a record or attachment says that no person wrote it. */
export const isHumanOrigin = (origin: unknown): boolean =>
  !isObject(origin) || origin.kind === undefined || origin.kind === 'human'

const INJECTED = ['isMeta', 'isCompactSummary', 'isVisibleInTranscriptOnly'] as const

// Text beside a tool result is what the person typed while rejecting it or while the tool ran.
function typedBlocks({ blocks }: TranscriptRecord) {
  const rest = blocks.filter((block) => block.type !== 'tool_result')
  return rest.length === blocks.length ? rest : rest.filter((block) => block.text !== 'Tool loaded.')
}

const WRAPPERS: readonly (readonly [start: string, kind: HumanTurnKind | 'machine'])[] = [
  ['<command-name>', 'slash-command'],
  ['<command-message>', 'slash-command'],
  ['<bash-input>', 'shell-command'],
  ['[Request interrupted by user', 'interrupt'],
  ['<bash-stdout>', 'machine'],
  ['<bash-stderr>', 'machine'],
  ['<local-command-stdout>', 'machine'],
  ['<local-command-stderr>', 'machine'],
  ['<local-command-caveat>', 'machine'],
  ['<task-notification>', 'machine'],
  ['<agent-notification>', 'machine'],
  ['<teammate-message', 'machine'],
  ['<agent-message', 'machine'],
  ['<ci-monitor-event>', 'machine'],
  ['Caveat: The messages below were generated', 'machine'],
  ['This session is being continued from a previous conversation', 'machine'],
  ['Base directory for this skill:', 'machine'],
  ['Stop hook feedback:', 'machine'],
  ['Another Claude session sent a message', 'machine'],
]

function wrapperKind(text: string): HumanTurnKind | 'machine' | null {
  const start = text.trimStart()
  return WRAPPERS.find(([wrapper]) => start.startsWith(wrapper))?.[1] ?? null
}

const CONTEXT = ['system-reminder', 'ide_opened_file', 'ide_selection'] as const

/** The text without what the client put beside it. */
export function withoutContext(text: string): string {
  let rest = text
  for (const tag of CONTEXT) rest = withoutElements(rest, `<${tag}>`, `</${tag}>`)
  return rest.trim()
}

// By hand, because an expression looks for the end anew from every beginning that has none.
function withoutElements(text: string, open: string, close: string): string {
  let kept = ''
  let at = 0
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, at)) {
    const end = text.indexOf(close, start)
    if (end < 0) break
    kept += text.slice(at, start)
    at = end + close.length
  }
  return kept + text.slice(at)
}

// Until about 2.1.81 the queue also holds notices of finished tasks, as JSON. A slash command runs when its turn comes
// and leaves its own record; a path such as /etc/hosts at the start of a sentence is not one.
const TASK_NOTICE = /^\s*\{"task_id":/
const SLASH_COMMAND = /^\s*\/[\w:-]+(?:\s|$)/

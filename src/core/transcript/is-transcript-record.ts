import { isObject, type JsonObject } from './json-values'

/** Bookkeeping without an id of its own (transcript-format.md 3). */
const BOOKKEEPING = new Set([
  'summary',
  'ai-title',
  'custom-title',
  'agent-name',
  'file-history-snapshot',
  'file-history-delta',
  'queue-operation',
  'last-prompt',
  'permission-mode',
  'pr-link',
  'frame-link',
  'worktree-state',
])

/** Whether a line is one of a raw transcript, and not a session of an export; some bookkeeping could be either. */
export function isTranscriptRecord(record: JsonObject): boolean {
  if (isObject(record.message) && typeof record.message.role === 'string') return true
  if (typeof record.type !== 'string') return false
  return 'uuid' in record || 'leafUuid' in record || 'parentUuid' in record || BOOKKEEPING.has(record.type)
}

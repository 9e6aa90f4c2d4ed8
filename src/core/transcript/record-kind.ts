/** The kinds of record known so far (transcript-format.md 3). New ones appear about monthly. */
export const KNOWN_KINDS: ReadonlySet<string> = new Set([
  'user',
  'assistant',
  'system',
  'attachment',
  'queue-operation',
  'progress',
  'summary',
  'ai-title',
  'custom-title',
  'agent-name',
  'file-history-snapshot',
  'file-history-delta',
  'last-prompt',
  'permission-mode',
  'mode',
  'pr-link',
  'frame-link',
  'worktree-state',
  'relocated',
  'bridge-session',
  'atis-latch',
])

/**
 * Kinds that stand in the conversation with a uuid of their own. `progress` is left out: it repeats what stands in
 * sub-agent files (transcript-format.md 9, case 7).
 */
export const CONVERSATION_KINDS: ReadonlySet<string> = new Set(['user', 'assistant', 'system', 'attachment'])

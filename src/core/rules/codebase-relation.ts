import type { SessionEvidence } from './session-evidence'

export type CodebaseRelation = 'modify' | 'explore' | 'create' | 'none'

/**
 * How the session relates to a codebase (study.md 3): it modifies where a file that was there was changed or a commit was
 * made, creates where files were only made, explores where files were only read, and touches none where the model
 * answered without a tool that could. Null where only shell commands or sub-agents worked, which do not tell.
 */
export function codebaseRelation(evidence: SessionEvidence): CodebaseRelation | null {
  const { filesCreated, filesModified, commits, reads, subagents, operations, otherCommands, pullRequests } = evidence
  if (filesModified > 0) return 'modify'
  if (filesCreated > 0) return 'create'
  if (commits > 0 || pullRequests > 0) return 'modify'
  if (reads > 0) return 'explore'
  if (subagents + operations + otherCommands > 0) return null
  return evidence.answers > 0 ? 'none' : null
}

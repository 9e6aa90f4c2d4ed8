import type { FileKind } from './file-kind'

/** Everything the rules judge a session by. Counts are of calls that succeeded, of sub-agents too where files are meant. */
export interface SessionEvidence {
  /** Prompts of the person, queued ones included. */
  readonly prompts: number
  /** Whether a prompt speaks of something broken. */
  readonly speaksOfBreakage: boolean
  /** Answers of the model with words in them. */
  readonly answers: number
  /** Changes of files by what the files are for. */
  readonly changes: Readonly<Record<FileKind, number>>
  /** Files made, and files changed that were there before the session made any. */
  readonly filesCreated: number
  readonly filesModified: number
  /** Reading and searching of files, by tools or by shell commands. */
  readonly reads: number
  readonly operations: number
  readonly otherCommands: number
  readonly plans: number
  readonly subagents: number
  readonly commits: number
  readonly pullRequests: number
  readonly pushes: number
  /** How the last run of tests, and of linters, type checks and builds, ended; null where none told. */
  readonly lastTests: 'passed' | 'failed' | null
  readonly lastChecks: 'passed' | 'failed' | null
  /** Tool calls that failed, and whether the session's last one did without another that went well after it. */
  readonly failures: number
  readonly endsInFailure: boolean
  /** Times the person refused a call or stopped the model. */
  readonly refusals: number
  /** Prompts after the first that complain of what was done, and whether nothing hard came after the last of them. */
  readonly complaints: number
  readonly endsInComplaint: boolean
  /** Whether the person was pleased, and did not complain after. */
  readonly affirmed: boolean
  /**
   * How the session ends: with an answer; `stopped` by the person; with an `error` of the service; or `cut`, in the middle
   * of a turn, as a copy of a session that went on does.
   */
  readonly end: 'answered' | 'stopped' | 'error' | 'cut'
}

import { hashText } from './hash'
import { isObject } from './json-values'
import { idAt, objectAt } from './record'

/** Commits one shell call made: those with a known id, as hashes of it, and those without. */
export interface Commits {
  readonly ids: readonly number[]
  readonly unnamed: number
}

/** `git commit` with options between the two words, but not `git commit-tree` or `git log --grep commit`. */
// Every word is read in one way only: with two, a long command would be tried in all their combinations.
const GIT_COMMIT = /\bgit(?:\s+(?:-[cC]\s+\S+|(?!-[cC]\s)-[\w-]+(?:=\S+)?))*\s+commit\b(?!-)/

/** True for a shell command that makes a new commit: not a rehearsal, and not a correction of the last one. */
export const makesCommit = (command: unknown): boolean =>
  typeof command === 'string' && GIT_COMMIT.test(command) && !/--(?:dry-run|amend)\b/.test(command)

/** `[main abc1234] message`, `[main (root-commit) abc1234] message`, `[detached HEAD abc1234] message`. */
const COMMITTED = /^\[[^\]\n]* ([0-9a-f]{7,40})\] /gm

const NOTHING_DONE = /nothing to commit|nothing added to commit|no changes added to commit/

/**
 * The commits of a shell call that ended well (transcript-format.md 8, "Git commits"). From 2.1.205 the client names
 * them in `gitOperation`; before, a command that commits counts, once for each commit its output names and once where
 * it names none. The answer of the tool stands in for a structured result that is not there. Null when there is none.
 */
export function readCommits(
  toolUseResult: unknown,
  answer: string,
  isCommitCommand: boolean,
  version: string | null,
): Commits | null {
  const structured = isObject(toolUseResult) ? toolUseResult : {}
  const operation = objectAt(structured, 'gitOperation')
  if (operation) {
    const commit = objectAt(operation, 'commit')
    const sha = commit?.kind === 'committed' ? idAt(commit, 'sha') : null
    return sha === null ? null : { ids: [commitId(sha)], unnamed: 0 }
  }
  const isInBackground = structured.backgroundTaskId !== undefined
  if (!isCommitCommand || isInBackground || namesGitOperations(version)) return null
  const output = isObject(toolUseResult) ? (idAt(structured, 'stdout') ?? '') : answer
  const ids = [...output.matchAll(COMMITTED)].map((match) => commitId(match[1] ?? ''))
  if (ids.length > 0) return { ids, unnamed: 0 }
  return NOTHING_DONE.test(output) ? null : { ids, unnamed: 1 }
}

// The same commit is written with seven digits in one place and eight in another.
const commitId = (sha: string) => hashText(sha.slice(0, 7))

function namesGitOperations(version: string | null): boolean {
  const [major = 0, minor = 0, patch = 0] = (version ?? '').split('.').map(Number)
  return major > 2 || (major === 2 && (minor > 1 || (minor === 1 && patch >= 205)))
}

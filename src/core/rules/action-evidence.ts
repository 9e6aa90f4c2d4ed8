import { type FileKind, fileKindOf } from './file-kind'
import { type ShellWork, shellWorkOf } from './shell-work'
import { hidesExitCode, toldBy, type Verdict, verdictOf } from './verdict'

/** What one tool call did, as far as its name and input tell. `talk` asks the person something; `none` is bookkeeping. */
export type Work =
  | ShellWork
  | 'commit'
  | 'change-file'
  | 'read-file'
  | 'plan'
  | 'delegate'
  | 'look-up'
  | 'talk'
  | 'none'

/** What is kept of a tool call to judge a session by: no text of it, and no path. */
export interface ActionEvidence {
  readonly work: Work
  /** Of a changed file. */
  readonly file: FileKind | null
  /** Hash of the path of a changed file, else 0. */
  readonly path: number
  /** Whether its exit code says nothing of the command that counts. */
  readonly isHidden: boolean
}

const WORK_OF_TOOL: ReadonlyMap<string, Work> = new Map<string, Work>([
  ['Edit', 'change-file'],
  ['MultiEdit', 'change-file'],
  ['Write', 'change-file'],
  ['NotebookEdit', 'change-file'],
  ['Read', 'read-file'],
  ['Grep', 'read-file'],
  ['Glob', 'read-file'],
  ['LS', 'read-file'],
  ['NotebookRead', 'read-file'],
  ['LSP', 'read-file'],
  ['ExitPlanMode', 'plan'],
  ['EnterPlanMode', 'plan'],
  ['exit_plan_mode', 'plan'],
  ['Task', 'delegate'],
  ['Agent', 'delegate'],
  ['WebFetch', 'look-up'],
  ['WebSearch', 'look-up'],
  ['AskUserQuestion', 'talk'],
])

const evidence = (work: Work): ActionEvidence => ({ work, file: null, path: 0, isHidden: false })
const OF_TOOL = new Map([...WORK_OF_TOOL].map(([tool, work]) => [tool, evidence(work)]))
export const NO_EVIDENCE = evidence('none')

/**
 * What a tool call tells.
 *
 * @param isCommit whether it is a shell call that makes a commit
 * @param hash how a path is told from others without being kept
 */
export function readAction(
  tool: string | null,
  input: Readonly<Record<string, unknown>>,
  isCommit: boolean,
  hash: (text: string) => number,
): ActionEvidence {
  if (tool === 'Bash' || tool === 'PowerShell') {
    if (typeof input.command !== 'string') return OTHER_SHELL
    const work = isCommit ? 'commit' : shellWorkOf(input.command)
    return { work, file: null, path: 0, isHidden: hidesExitCode(input.command) }
  }
  const known = (tool !== null && OF_TOOL.get(tool)) || NO_EVIDENCE
  if (known.work !== 'change-file') return known
  const path = [input.file_path, input.notebook_path].find((each) => typeof each === 'string')
  return path === undefined ? known : { ...known, file: fileKindOf(path as string), path: hash(path as string) }
}

const OTHER_SHELL = evidence('other')

/**
 * How the call turned out; `answer` is what the tool printed.
 *
 * @param outcome how the call ended; one that was refused ran nothing
 */
export function readVerdict(
  { work, isHidden }: ActionEvidence,
  answer: string,
  outcome: 'succeeded' | 'failed' | 'denied' | 'rejected',
): Verdict {
  if (outcome !== 'succeeded' && outcome !== 'failed') return null
  if (work === 'test' || work === 'check') return verdictOf(answer, outcome === 'failed', isHidden)
  // Hooks run tests before a commit that is made. One without any says nothing of tests, nor does one that was not made.
  return work === 'commit' && outcome === 'succeeded' && toldBy(answer) === 'passed' ? 'passed' : null
}

/** How a run of tests or of checks ended; null where neither its exit code nor its output tells. */
export type Verdict = 'passed' | 'failed' | null

/** The end, and the beginning, of an output that is read, in characters: runners sum up at the end. */
const END = 2_500
const BEGINNING = 500

// The command was not there, so nothing was run.
const NOT_RUN =
  /unrecognized subcommand|command not found|No module named|[Mm]issing script|No such file or directory|not recognized as|unknown command|Unknown task|no tasks? named/

// Summaries only: what a test logs can speak of failure too. A number must not be zero, for bun and jest print "0 fail".
const FAILED = [
  /^\s*[1-9]\d*\s+(?:fail|failed|failing|errors?)\b/m,
  /(?:^|[\s=])[1-9]\d*\s+(?:tests?\s+)?failed(?:,|;|\)| in |\s*\||\s*$)/m,
  /^(?:---\s+)?FAIL\b/m,
  /\btest result: FAILED\b/,
  /^FAILED \((?:failures|errors)=/m,
  /\b[Ff]ound [1-9]\d* (?:errors?|diagnostics?|issues?)\b/,
  /^\s*[1-9]\d* (?:errors?|issues?|problems?)\b/m,
  /\berror TS\d+/,
  /^error(?:\[\w+\])?: (?:script|could not compile|recipe)/m,
  /\b(?:ERROR task failed|BUILD FAILED|Build failed|Failed to compile)\b/,
  /\b(?:exited|failed) with (?:exit )?(?:code|status) [1-9]/,
]
const PASSED = [
  /(?:^|[\s=])[1-9]\d*\s+(?:tests?\s+)?(?:passed|passing|pass)\b/m,
  /^ok\s+\S+/m,
  /^(?:---\s+)?PASS\b/m,
  /\btest result: ok\b/,
  /^OK(?: \(|$)/m,
  /\bAll checks passed\b/,
  /\b0 (?:errors|issues|problems)\b/,
  /\bNo fixes applied\b/,
  /\bBUILD SUCCESS(?:FUL)?\b/,
]

/**
 * How tests or checks ended, from whether the call failed and from what was printed.
 *
 * @param isHidden whether the exit code says nothing of the run, as behind a pipe into `tail`; then its output must
 */
export function verdictOf(output: string, isError: boolean, isHidden: boolean): Verdict {
  if (isError) return NOT_RUN.test(output.slice(0, BEGINNING)) ? null : 'failed'
  return isHidden ? toldBy(output) : 'passed'
}

/** What the output alone says. */
export function toldBy(output: string): Verdict {
  const read = output.length <= END + BEGINNING ? output : `${output.slice(0, BEGINNING)}\n${output.slice(-END)}`
  if (FAILED.some((pattern) => pattern.test(read))) return 'failed'
  return !NOT_RUN.test(read) && PASSED.some((pattern) => pattern.test(read)) ? 'passed' : null
}

/** Whether the exit code of a command line is that of something else than its first command: a pipe, or what follows. */
export const hidesExitCode = (command: string): boolean => /\|[^|]|\|\||;\s*\S/.test(command.replace(/2>&1/g, ''))

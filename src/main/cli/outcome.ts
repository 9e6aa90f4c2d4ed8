import { type Failure, fail, type Result } from '#core/failure'
import { failureLine } from '#core/failure-text'

/** Exit codes: done; failed, with a plain sentence on standard error; called the wrong way. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const

export const usage = (detail: string): Result<never> => fail({ code: 'usage', detail })

/** Failures that say the words of the call were wrong, whatever the data. */
const WRONG_USE = new Set<Failure['code']>(['usage', 'unknown-measure', 'dimension-twice', 'no-measure'])

/** Says a failure and tells the exit code for it. */
export function report(failure: Failure): number {
  process.stderr.write(`${failureLine(failure)}\n`)
  return WRONG_USE.has(failure.code) ? EXIT.usage : EXIT.failed
}

/** Says a bug in one line, the whole of it where `SESSION_EXPLORER_DEBUG` is set, and tells the exit code for it. */
export function reportBug(error: unknown): number {
  if (process.env.SESSION_EXPLORER_DEBUG) console.error(error)
  return report({ code: 'program-fault', detail: String(error).split('\n')[0]! })
}

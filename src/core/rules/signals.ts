import type { SessionEvidence } from './session-evidence'

/** Strength of evidence as the study scales it, 0 (none) to 5 (several hard signals). */
export type Signal = 0 | 1 | 2 | 3 | 4 | 5

/**
 * Evidence of success (study.md 7.2): 5 several hard signals, 4 one (a commit, a pull request, tests that passed last, a
 * pleased person), 3 a clean end and checks that passed, 2 a clean end and something to show for it, 1 work without a
 * clean end, 0 none. A complaint that nothing hard came after takes hard signals before it away.
 */
export function successSignal(evidence: SessionEvidence): Signal {
  const { commits, pullRequests, lastTests, lastChecks, affirmed, end, endsInComplaint } = evidence
  const hard = [commits > 0, pullRequests > 0, lastTests === 'passed', affirmed].filter(Boolean).length
  const isClean = end === 'answered' && !endsInComplaint
  if (!endsInComplaint && hard > 1) return 5
  if (!endsInComplaint && hard === 1) return 4
  if (isClean && lastChecks === 'passed') return 3
  if (isClean && (hasProduct(evidence) || evidence.answers > 0)) return 2
  return hasProduct(evidence) ? 1 : 0
}

/**
 * Evidence of failure (study.md 7.3): 5 several hard signals, 4 one (tests that failed last, a last call that failed and a
 * session that broke off, a complaint that nothing came after), 3 a session the person or an error stopped, or push-back
 * more than once, 2 push-back once, 1 calls that failed and were made good, 0 none.
 *
 * Null where the transcript breaks off in the middle of a turn and says nothing hard: how it ended is not known.
 */
export function failureSignal(evidence: SessionEvidence): Signal | null {
  const { lastTests, endsInFailure, endsInComplaint, end, complaints, refusals, failures } = evidence
  const hard = [lastTests === 'failed', endsInFailure && end !== 'answered', endsInComplaint].filter(Boolean).length
  if (hard > 1 || (hard === 1 && end === 'stopped')) return 5
  if (hard === 1) return 4
  if (end === 'cut') return null
  const pushBack = complaints + refusals
  if (end === 'stopped' || end === 'error' || pushBack > 1) return 3
  if (pushBack === 1) return 2
  return failures > 0 ? 1 : 0
}

const hasProduct = ({ changes, commits, operations, subagents }: SessionEvidence): boolean =>
  commits > 0 || operations > 0 || subagents > 0 || Object.values(changes).some((count) => count > 0)

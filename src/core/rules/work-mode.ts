import type { WorkMode } from '../dataset/work-mode'
import type { SessionEvidence } from './session-evidence'

/**
 * A coarse work mode (study.md 2) by what most changes of files were, then by what was done instead: tests, prose,
 * operations and analysis by their files; code is Fix where a prompt speaks of something broken and Build where none
 * does; a plan without changes is Plan, operating without changes Operate, reading without changes Understand. Null
 * where nothing of this was done. Orchestrate is never told: its files look like any others.
 */
export function workMode(evidence: SessionEvidence): WorkMode | null {
  const { changes, speaksOfBreakage, plans, operations, reads, pullRequests, commits } = evidence
  const most = Object.entries(changes)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a)[0]?.[0] as keyof typeof changes | undefined
  switch (most) {
    case 'code':
      return speaksOfBreakage ? 'Fix' : 'Build'
    case 'test':
      return changes.code > 0 ? (speaksOfBreakage ? 'Fix' : 'Build') : 'Test'
    case 'prose':
      return 'Communicate'
    case 'plan':
      return 'Plan'
    case 'operations':
      return 'Operate'
    case 'analysis':
      return 'Analyze'
    case undefined:
      break
    default:
      most satisfies never
  }
  if (plans > 0) return 'Plan'
  if (operations > 0 || pullRequests > 0 || commits > 0) return 'Operate'
  return reads > 0 ? 'Understand' : null
}

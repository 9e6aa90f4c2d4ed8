import type { Outcome } from '../dataset/outcome'
import type { WorkMode } from '../dataset/work-mode'
import { type CodebaseRelation, codebaseRelation } from './codebase-relation'
import { ruleOutcome } from './outcome'
import type { SessionEvidence } from './session-evidence'
import { failureSignal, type Signal, successSignal } from './signals'
import { workMode } from './work-mode'

/** What rules say of a session, each a value of its field; null where evidence is silent. */
export interface RuleLabels {
  readonly work_mode: WorkMode | null
  readonly codebase_relation: CodebaseRelation | null
  readonly outcome: Outcome | null
  readonly success_signal: Signal | null
  readonly failure_signal: Signal | null
}

export const RULE_FIELDS = [
  'work_mode',
  'codebase_relation',
  'outcome',
  'success_signal',
  'failure_signal',
] as const satisfies readonly (keyof RuleLabels)[]

/** Labels a session by the evidence in it, under the rules of `RULES`. */
export function labelSession(evidence: SessionEvidence): RuleLabels {
  const success = successSignal(evidence)
  const failure = failureSignal(evidence)
  return {
    work_mode: workMode(evidence),
    codebase_relation: codebaseRelation(evidence),
    outcome: ruleOutcome(evidence, success, failure),
    success_signal: success,
    failure_signal: failure,
  }
}

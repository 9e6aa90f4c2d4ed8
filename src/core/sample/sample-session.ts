import type { ColumnSpec } from '../dataset/column-spec'
import type { Outcome } from '../dataset/outcome'
import type { WorkMode } from '../dataset/work-mode'
import type { CodebaseRelation } from './codebase'
import type { Signal } from './trouble'

/** One made-up session, as it stands in the sample file. */
export type SampleSession = {
  readonly session_id: string
  readonly user_id: string
  /** Milliseconds since 1970, UTC. */
  readonly started_at: number
  readonly surface: 'cli' | 'desktop' | 'web'
  readonly model: string
  readonly work_mode: WorkMode
  readonly codebase_relation: CodebaseRelation
  readonly expertise: '1' | '2' | '3' | '4' | '5' | 'Unclear'
  readonly occupation: string
  readonly work_occupation: string
  readonly outcome: Outcome
  readonly success_signal: Signal
  readonly failure_signal: Signal
  readonly planning_user_share: number
  readonly execution_user_share: number
  readonly prompts: number
  readonly model_calls: number
  readonly actions: number
  readonly output_tokens: number
  readonly output_words: number
  readonly lines_added: number
  readonly lines_removed: number
  readonly account_age_days: number
  readonly task_value_usd: number
  readonly synthetic: true
}

const column = (name: keyof SampleSession, type: ColumnSpec['type']) => ({ name, type })

/** The columns of the sample: the session schema without month (it derives from the start) and transcript. */
export const SAMPLE_COLUMNS: readonly (ColumnSpec & { readonly name: keyof SampleSession })[] = [
  column('session_id', 'text'),
  column('user_id', 'text'),
  column('started_at', 'time'),
  column('surface', 'text'),
  column('model', 'text'),
  column('work_mode', 'text'),
  column('codebase_relation', 'text'),
  column('expertise', 'text'),
  column('occupation', 'text'),
  column('work_occupation', 'text'),
  column('outcome', 'text'),
  column('success_signal', 'integer'),
  column('failure_signal', 'integer'),
  column('planning_user_share', 'number'),
  column('execution_user_share', 'number'),
  column('prompts', 'integer'),
  column('model_calls', 'integer'),
  column('actions', 'integer'),
  column('output_tokens', 'integer'),
  column('output_words', 'integer'),
  column('lines_added', 'integer'),
  column('lines_removed', 'integer'),
  column('account_age_days', 'integer'),
  column('task_value_usd', 'number'),
  column('synthetic', 'flag'),
]

import type { ColumnSpec, ColumnType } from '../dataset/column-spec'
import type { RuleLabels } from '../rules/label-session'
import type { Surface } from './surface'

/**
 * One session as its transcript tells it. The columns up to `lines_removed` are the session schema and describe the main
 * thread: what sub-agents did is counted apart. Labels are those of rules, null where evidence is silent. Numbers in brackets are sections of transcript-format.md.
 */
export interface SessionRow extends RuleLabels {
  readonly session_id: string
  /** Earliest user or assistant record, milliseconds since 1970, UTC (8, "Start month"). */
  readonly started_at: number | null
  /** Where it ran, by its most frequent entry point; null before clients recorded one (8, "Surface"). */
  readonly surface: Surface | null
  /** Model of most answers of the main thread (8, "Model and family"). */
  readonly model: string | null
  /** Human prompts with a record of their own, accepted plans included (8, "Human prompts"). */
  readonly prompts: number
  /** Distinct answers of the model (5). */
  readonly model_calls: number
  /** Distinct tool calls that succeeded (8, "Claude actions"). */
  readonly actions: number
  /** Tokens, each answer counted once at its final figure (5). */
  readonly output_tokens: number
  /** Words of visible answers; no thinking, no tool input (8, "Output words"). */
  readonly output_words: number
  /** Lines of successful file edits; shell commands are invisible (8, "Lines added and removed"). */
  readonly lines_added: number
  readonly lines_removed: number

  /** Last minus first user or assistant record, in seconds; days for a resumed session (8, "duration"). */
  readonly duration_s: number | null
  /** Sum of the gaps of at most 15 minutes between those records, in seconds (8, "Active time"). */
  readonly active_s: number | null
  /** Prompts typed while the model worked, delivered without a user record (8, "Prompts typed while"). */
  readonly queued_prompts: number
  /** Slash commands (8, "Human prompts", rule 4). */
  readonly slash_commands: number
  /** `!` commands (8, "Human prompts", rule 4). */
  readonly shell_commands: number
  /** Times the person stopped the model (9, case 4). */
  readonly interrupts: number
  /** Tool calls that failed, other than by a refusal (8, "Claude actions"). */
  readonly actions_failed: number
  /** Tool calls the person refused. */
  readonly actions_rejected: number
  /** Tool calls a rule or a classifier refused. */
  readonly actions_denied: number
  /** Tool calls without a result: interrupted, or the transcript ends before it. */
  readonly actions_unanswered: number
  /** Calls of `Task` or `Agent` that were not refused and did not fail, background ones included (8, "Sub-agents"). */
  readonly subagents: number
  /** Successful tool calls of sub-agents whose records are in the folder (8, "Sub-agents"). */
  readonly subagent_actions: number
  readonly subagent_model_calls: number
  readonly subagent_output_tokens: number
  /** Input tokens not read from and not written to the cache (5, "usage"). */
  readonly input_tokens: number
  readonly cache_write_tokens: number
  readonly cache_read_tokens: number
  /** Distinct commits made by shell calls (8, "Git commits"). */
  readonly commits: number
  /** Shell calls that opened or merged a pull request. */
  readonly pull_requests: number
  /** How the last run of tests ended; null where none was run, or none told (`core/rules/verdict`). */
  readonly last_tests: 'passed' | 'failed' | null
  /** Turns that ended in an API error; retries that went on are not errors (8, "API errors"). */
  readonly api_errors: number
  /** Times the context was compacted (3, `compact_boundary`). */
  readonly compactions: number
  /** True where a program sent every prompt; null where the records do not tell (9, case 15). */
  readonly headless: boolean | null
  /** Client version of most user and assistant records (4). */
  readonly cli_version: string | null
  /** Who gave the labels, `rules 1`: the set of rules and its version. */
  readonly labels_by: string
}

const COLUMN_TYPES: Readonly<Record<keyof SessionRow, ColumnType>> = {
  session_id: 'text',
  started_at: 'time',
  surface: 'text',
  model: 'text',
  prompts: 'integer',
  model_calls: 'integer',
  actions: 'integer',
  output_tokens: 'integer',
  output_words: 'integer',
  lines_added: 'integer',
  lines_removed: 'integer',
  duration_s: 'number',
  active_s: 'number',
  queued_prompts: 'integer',
  slash_commands: 'integer',
  shell_commands: 'integer',
  interrupts: 'integer',
  actions_failed: 'integer',
  actions_rejected: 'integer',
  actions_denied: 'integer',
  actions_unanswered: 'integer',
  subagents: 'integer',
  subagent_actions: 'integer',
  subagent_model_calls: 'integer',
  subagent_output_tokens: 'integer',
  input_tokens: 'integer',
  cache_write_tokens: 'integer',
  cache_read_tokens: 'integer',
  commits: 'integer',
  pull_requests: 'integer',
  last_tests: 'text',
  api_errors: 'integer',
  compactions: 'integer',
  headless: 'flag',
  cli_version: 'text',
  work_mode: 'text',
  codebase_relation: 'text',
  outcome: 'text',
  success_signal: 'integer',
  failure_signal: 'integer',
  labels_by: 'text',
}

/** The columns of the sessions table a transcript yields, in the order of the schema, then the extras. */
export const TRANSCRIPT_COLUMNS: readonly ColumnSpec[] = Object.entries(COLUMN_TYPES).map(([name, type]) => ({
  name,
  type,
}))

export const TRANSCRIPT_COLUMN_NAMES: readonly string[] = TRANSCRIPT_COLUMNS.map(({ name }) => name)

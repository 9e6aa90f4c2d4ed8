/** What a column is called and what it holds. */
interface ColumnWords {
  readonly name: string
  readonly about: string
}

/** Columns that transcripts have beyond the session schema, here or in a file imported from them. */
const TRANSCRIPT_COLUMN_WORDS: Readonly<Record<string, ColumnWords>> = {
  duration_s: { name: 'Duration, s', about: 'Seconds from the first to the last record; days for a resumed session.' },
  active_s: { name: 'Active time, s', about: 'Seconds of the session without gaps longer than 15 minutes.' },
  queued_prompts: {
    name: 'Queued prompts',
    about: 'Prompts typed while the model worked, counted apart from prompts.',
  },
  slash_commands: { name: 'Slash commands', about: 'Commands such as /clear; they are no prompts.' },
  shell_commands: { name: 'Shell commands', about: 'Commands the person ran with an exclamation mark.' },
  interrupts: { name: 'Interrupts', about: 'Times the person stopped the model.' },
  actions_failed: { name: 'Actions failed', about: 'Tool calls that failed, other than by a refusal.' },
  actions_rejected: { name: 'Actions rejected', about: 'Tool calls the person refused.' },
  actions_denied: { name: 'Actions denied', about: 'Tool calls a rule or a classifier refused.' },
  actions_unanswered: { name: 'Actions unanswered', about: 'Tool calls without a result in the transcript.' },
  subagents: { name: 'Sub-agents', about: 'Sub-agents started that were not refused and did not fail.' },
  subagent_actions: { name: 'Sub-agent actions', about: 'Successful tool calls of sub-agents, apart from actions.' },
  subagent_model_calls: { name: 'Sub-agent calls', about: 'Answers of the model to sub-agents.' },
  subagent_output_tokens: { name: 'Sub-agent tokens', about: 'Output tokens of sub-agents.' },
  input_tokens: { name: 'Input tokens', about: 'Input tokens neither read from nor written to the cache.' },
  cache_write_tokens: { name: 'Cache writes', about: 'Input tokens written to the cache.' },
  cache_read_tokens: { name: 'Cache reads', about: 'Input tokens read from the cache.' },
  commits: { name: 'Commits', about: 'Distinct commits made by shell calls.' },
  pull_requests: { name: 'Pull requests', about: 'Shell calls that opened or merged a pull request.' },
  last_tests: { name: 'Last tests', about: 'How the last run of tests ended, where one was run and told.' },
  api_errors: { name: 'API errors', about: 'Turns that ended in an API error.' },
  compactions: { name: 'Compactions', about: 'Times the context was compacted.' },
  headless: { name: 'Headless', about: 'Whether a program sent every prompt.' },
  cli_version: { name: 'Client version', about: 'Client version of most records.' },
  labels_by: {
    name: 'Labels by',
    about: 'The rules, and their version, that gave work mode, codebase relation, outcome and signals.',
  },
}

/** Words for a column of imported transcripts outside the session schema; undefined for any other name. */
export const transcriptColumnWords = (column: string): ColumnWords | undefined =>
  Object.hasOwn(TRANSCRIPT_COLUMN_WORDS, column) ? TRANSCRIPT_COLUMN_WORDS[column] : undefined

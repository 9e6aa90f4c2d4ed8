import type { ColumnSpec, RowValue } from '../dataset/column-spec'
import { labelOf, userShare } from './answer'
import type { LabelRecord } from './label-record'

/** The columns of labels as a table, one row an answer. */
export const LABEL_ROW_COLUMNS = [
  { name: 'session_id', type: 'text' },
  { name: 'classifier', type: 'text' },
  { name: 'version', type: 'integer' },
  { name: 'rater_kind', type: 'text' },
  { name: 'rater', type: 'text' },
  { name: 'run', type: 'text' },
  { name: 'time', type: 'time' },
  { name: 'label', type: 'text' },
  { name: 'planning_user_share', type: 'number' },
  { name: 'execution_user_share', type: 'number' },
  { name: 'amount_usd', type: 'number' },
  { name: 'unanswered', type: 'text' },
  { name: 'answer', type: 'text' },
  { name: 'prompt', type: 'text' },
  { name: 'input', type: 'text' },
  { name: 'truncated', type: 'flag' },
  { name: 'input_tokens', type: 'integer' },
  { name: 'output_tokens', type: 'integer' },
  { name: 'cache_read_tokens', type: 'integer' },
  { name: 'cache_write_tokens', type: 'integer' },
  { name: 'cost_usd', type: 'number' },
  { name: 'request', type: 'text' },
  { name: 'batch', type: 'text' },
  { name: 'attempts', type: 'integer' },
] as const satisfies readonly ColumnSpec[]

type LabelRow = Readonly<Record<(typeof LABEL_ROW_COLUMNS)[number]['name'], RowValue>>

/** A label as a row; `answer` holds all of it as JSON, the columns before it what is often wanted. */
export function labelRow(label: LabelRecord): LabelRow {
  const { answer, usage, request } = label
  const share = (kind: 'planning' | 'execution') => (answer.kind === 'decisions' ? userShare(answer[kind]) : null)
  return {
    session_id: label.session,
    classifier: label.classifier,
    version: label.version,
    rater_kind: label.rater.kind,
    rater: label.rater.name,
    run: label.run,
    time: Date.parse(label.time),
    label: labelOf(answer),
    planning_user_share: share('planning'),
    execution_user_share: share('execution'),
    amount_usd: answer.kind === 'amount' ? answer.usd : null,
    unanswered: answer.kind === 'unanswered' ? answer.why : null,
    answer: JSON.stringify(answer),
    prompt: label.prompt,
    input: label.input,
    truncated: label.truncated,
    input_tokens: usage?.input ?? null,
    output_tokens: usage?.output ?? null,
    cache_read_tokens: usage?.cacheRead ?? null,
    cache_write_tokens: usage?.cacheWrite ?? null,
    cost_usd: label.cost,
    request: request?.id ?? null,
    batch: request?.batch ?? null,
    attempts: request?.attempts ?? null,
  }
}

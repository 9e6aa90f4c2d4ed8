import type { FieldId } from './field'
import { foldLabel } from './label'

/**
 * Names that exports of other tools give to the fields of the schema, beside the field's own id and name. Spacing, case
 * and punctuation do not matter. A name is listed only where it can hardly mean anything else.
 */
export const FIELD_ALIASES: Readonly<Partial<Record<FieldId, readonly string[]>>> = {
  session_id: [
    'session',
    'session uuid',
    'conversation id',
    'conversation uuid',
    'conversation',
    'chat id',
    'thread id',
    'id',
    'uuid',
  ],
  user_id: ['user', 'user uuid', 'account', 'account id', 'account uuid', 'developer id', 'customer id', 'person id'],
  occupation: ['user occupation', 'soc', 'soc group', 'soc major group', 'soc code', 'profession', 'job family'],
  account_age_days: ['account age', 'account age in days', 'user age days', 'tenure days'],
  work_mode: ['mode', 'mode of work', 'work type', 'activity', 'task type'],
  work_occupation: ['occupation of the work', 'task occupation', 'work soc', 'work soc group', 'work domain'],
  codebase_relation: ['codebase', 'code relation', 'relation to codebase'],
  task_value_usd: [
    'task value',
    'value usd',
    'estimated value',
    'estimated value usd',
    'est value',
    'task value dollars',
    'price usd',
  ],
  started_at: [
    'start',
    'start time',
    'started',
    'start timestamp',
    'created at',
    'created',
    'timestamp',
    'first message at',
    'date',
    'session start',
    'began at',
  ],
  month: ['calendar month', 'start month', 'year month', 'period'],
  surface: ['client', 'entrypoint', 'interface', 'platform', 'product surface'],
  model: ['model id', 'model name', 'primary model', 'most used model'],
  expertise: ['expertise level', 'user expertise', 'skill level', 'skill', 'proficiency'],
  planning_user_share: ['user planning share', 'planning share', 'planning share user', 'user share of planning'],
  execution_user_share: ['user execution share', 'execution share', 'execution share user', 'user share of execution'],
  prompts: [
    'prompt count',
    'n prompts',
    'num prompts',
    'human prompts',
    'user prompts',
    'human turns',
    'user turns',
    'turns',
    'user messages',
    'human messages',
  ],
  model_calls: ['calls', 'api calls', 'requests', 'model requests', 'n model calls', 'assistant messages'],
  actions: ['tool calls', 'tool uses', 'n actions', 'num actions', 'action count', 'tool call count'],
  output_tokens: ['tokens out', 'completion tokens', 'generated tokens', 'n output tokens'],
  output_words: ['words out', 'words', 'n output words', 'output word count'],
  outcome: ['session outcome', 'result', 'success', 'task outcome', 'outcome label'],
  success_signal: ['success evidence', 'success signal strength', 'success strength'],
  failure_signal: ['failure evidence', 'failure signal strength', 'trouble', 'trouble signal', 'failure strength'],
  lines_added: ['added lines', 'loc added', 'additions', 'insertions', 'lines of code added'],
  lines_removed: [
    'removed lines',
    'lines deleted',
    'deleted lines',
    'loc removed',
    'deletions',
    'lines of code removed',
  ],
  synthetic: ['is synthetic'],
  transcript: ['transcript path', 'transcript text', 'messages'],
}

/** `session_id`, `Session ID` and `sessionId` are one name. */
export const foldName = (name: string): string => foldLabel(name).replaceAll(' ', '')

const fieldByAlias = new Map(
  Object.entries(FIELD_ALIASES).flatMap(([id, names]) => names.map((name) => [foldName(name), id as FieldId] as const)),
)

/** The field that goes by this name elsewhere, if any. */
export const fieldByOtherName = (name: string): FieldId | undefined => fieldByAlias.get(foldName(name))

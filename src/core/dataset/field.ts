import { CODEBASE_RELATIONS } from './codebase-relation'
import { EXPERTISE } from './expertise'
import type { Taxonomy } from './label'
import { OCCUPATIONS, WORK_OCCUPATIONS } from './occupation'
import { OUTCOMES, SIGNALS } from './outcome'
import { SURFACES } from './surface'
import { WORK_MODES } from './work-mode'

/** Which question of the analyst a field answers; the field list is grouped by it. */
export type FieldGroup = 'who' | 'what' | 'how' | 'outcome' | 'other'

/**
 * What the values of a field are, which decides how they are stored and what may be asked of them.
 *
 * - `label`: one of a closed taxonomy; `signal`: 0 to 5; `category`: open text with few values
 * - `count`: whole, not negative; `share`: 0 to 1; `number`: any; `money`: US dollars; `flag`: true or false
 */
export type FieldKind =
  | 'session'
  | 'user'
  | 'time'
  | 'month'
  | 'label'
  | 'signal'
  | 'category'
  | 'count'
  | 'share'
  | 'number'
  | 'money'
  | 'flag'
  | 'text'

export interface Field {
  readonly id: string
  readonly name: string
  readonly kind: FieldKind
  readonly group: FieldGroup
  readonly taxonomy?: Taxonomy
  readonly about: string
}

const field = <const F extends Field>(f: F): F => f

/** The session schema: one row per session, `session_id` required, everything else optional. */
export const FIELDS = [
  field({ id: 'session_id', name: 'Session', kind: 'session', group: 'who', about: 'Identifies the session; unique.' }),
  field({
    id: 'user_id',
    name: 'Users',
    kind: 'user',
    group: 'who',
    about: 'Pseudonymous account the session ran on.',
  }),
  field({
    id: 'occupation',
    name: 'Occupation',
    kind: 'label',
    group: 'who',
    taxonomy: OCCUPATIONS,
    about: "The user's own occupation, one of 23 SOC major groups, or Unclear.",
  }),
  field({
    id: 'account_age_days',
    name: 'Account age',
    kind: 'number',
    group: 'who',
    about: 'Days since the account was opened.',
  }),
  field({
    id: 'work_mode',
    name: 'Work mode',
    kind: 'label',
    group: 'what',
    taxonomy: WORK_MODES,
    about: 'The dominant activity of the session, one of nine.',
  }),
  field({
    id: 'work_occupation',
    name: 'Work occupation',
    kind: 'label',
    group: 'what',
    taxonomy: WORK_OCCUPATIONS,
    about: 'The SOC major group whose workers would normally do this work.',
  }),
  field({
    id: 'codebase_relation',
    name: 'Codebase relation',
    kind: 'label',
    group: 'what',
    taxonomy: CODEBASE_RELATIONS,
    about: 'Whether the session modifies, explores or creates code, or touches none.',
  }),
  field({
    id: 'task_value_usd',
    name: 'Task value',
    kind: 'money',
    group: 'what',
    about: 'What a client would pay a freelancer for the work, estimated, in US dollars.',
  }),
  field({
    id: 'task_value_low',
    name: 'Task value, low',
    kind: 'money',
    group: 'what',
    about: 'The lower end of the range a client would pay, estimated, in US dollars.',
  }),
  field({
    id: 'task_value_high',
    name: 'Task value, high',
    kind: 'money',
    group: 'what',
    about: 'The upper end of that range.',
  }),
  field({ id: 'started_at', name: 'Start', kind: 'time', group: 'what', about: 'When the session began, UTC.' }),
  field({ id: 'month', name: 'Month', kind: 'month', group: 'what', about: 'Calendar month of the start, UTC.' }),
  field({
    id: 'surface',
    name: 'Surface',
    kind: 'label',
    group: 'what',
    taxonomy: SURFACES,
    about: 'Where the session ran: command line, desktop, web or other.',
  }),
  field({ id: 'model', name: 'Model', kind: 'category', group: 'what', about: 'Most used model of the session.' }),
  field({
    id: 'expertise',
    name: 'Expertise',
    kind: 'label',
    group: 'how',
    taxonomy: EXPERTISE,
    about: 'Expertise shown in the session for its task, 1 novice to 5 expert, or Unclear.',
  }),
  field({
    id: 'expertise_first_prompt',
    name: 'Expertise, first prompt',
    kind: 'label',
    group: 'how',
    taxonomy: EXPERTISE,
    about:
      'Expertise read from the first prompt alone, so that what came of the session cannot colour it (study 13.5).',
  }),
  field({
    id: 'planning_user_share',
    name: 'User planning share',
    kind: 'share',
    group: 'how',
    about: "The user's share of the planning decisions.",
  }),
  field({
    id: 'execution_user_share',
    name: 'User execution share',
    kind: 'share',
    group: 'how',
    about: "The user's share of the execution decisions.",
  }),
  field({ id: 'prompts', name: 'Prompts', kind: 'count', group: 'how', about: 'Human prompts.' }),
  field({ id: 'model_calls', name: 'Model calls', kind: 'count', group: 'how', about: 'Requests to the model.' }),
  field({ id: 'actions', name: 'Actions', kind: 'count', group: 'how', about: 'Successful tool calls.' }),
  field({ id: 'output_tokens', name: 'Output tokens', kind: 'count', group: 'how', about: 'Tokens the model wrote.' }),
  field({ id: 'output_words', name: 'Output words', kind: 'count', group: 'how', about: 'Words the model wrote.' }),
  field({
    id: 'outcome',
    name: 'Outcome',
    kind: 'label',
    group: 'outcome',
    taxonomy: OUTCOMES,
    about: 'Whether the user got what they wanted, as read from the transcript.',
  }),
  field({
    id: 'success_signal',
    name: 'Success signal',
    kind: 'signal',
    group: 'outcome',
    taxonomy: SIGNALS,
    about: 'Strength of the evidence that success-shaped work happened, 0 to 5.',
  }),
  field({
    id: 'failure_signal',
    name: 'Failure signal',
    kind: 'signal',
    group: 'outcome',
    taxonomy: SIGNALS,
    about: 'Strength of the evidence that something failed, 0 to 5.',
  }),
  field({ id: 'lines_added', name: 'Lines added', kind: 'count', group: 'outcome', about: 'Lines of code added.' }),
  field({
    id: 'lines_removed',
    name: 'Lines removed',
    kind: 'count',
    group: 'outcome',
    about: 'Lines of code removed.',
  }),
  field({
    id: 'synthetic',
    name: 'Synthetic',
    kind: 'flag',
    group: 'other',
    about: 'True where the session was made by a generator and never took place.',
  }),
  field({
    id: 'transcript',
    name: 'Transcript',
    kind: 'text',
    group: 'other',
    about: 'What was said; only for classifiers.',
  }),
] as const

export type FieldId = (typeof FIELDS)[number]['id']

const byId = new Map<string, Field>(FIELDS.map((f) => [f.id, f]))

/** The field with this id. */
export function fieldOf(id: FieldId): Field {
  const found = byId.get(id)
  if (!found) throw new Error(`no such field: ${id}`)
  return found
}

export const isFieldId = (text: string): text is FieldId => byId.has(text)

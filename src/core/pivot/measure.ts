import type { FieldId } from '../dataset/field'
import { BASES, type BaseId } from './base'
import { type Condition, fieldsOfCondition, fieldsOfQuantity, type Quantity, type Test } from './condition'

/** What is estimated from the sessions of a cell, and so which statistics SQL is asked for and which interval fits. */
export type Statistic =
  | { readonly kind: 'sessions' }
  | { readonly kind: 'users' }
  | { readonly kind: 'share' }
  | { readonly kind: 'rate'; readonly when: Condition }
  | { readonly kind: 'mean'; readonly of: Quantity }
  | { readonly kind: 'total'; readonly of: Quantity }
  | { readonly kind: 'geometric-mean'; readonly of: Quantity }
  | { readonly kind: 'median'; readonly of: Quantity }

/** What the number is, which decides how it is written. */
export type Unit = 'count' | 'rate' | 'number' | 'dollars'

export interface Measure {
  readonly id: string
  readonly name: string
  /** One line: what it is, and where the study says so. */
  readonly about: string
  readonly base: BaseId
  readonly statistic: Statistic
  readonly unit: Unit
}

const measure = <const M extends Measure>(m: M): M => m

const SUCCEEDED: Test = { field: 'outcome', is: 'one of', values: ['succeeded'] }
const AT_LEAST_PARTLY: Test = { field: 'outcome', is: 'one of', values: ['succeeded', 'partially_succeeded'] }
const FAILED: Test = { field: 'outcome', is: 'one of', values: ['failed'] }
const SUCCESS_SHOWN: Test = { field: 'success_signal', is: 'at least', bound: 4 }
const FAILURE_SHOWN: Test = { field: 'failure_signal', is: 'at least', bound: 4 }
const ACTIONS_PER_PROMPT: Quantity = { of: 'actions', per: 'prompts' }
const WORDS_PER_PROMPT: Quantity = { of: 'output_words', per: 'prompts' }

export const MEASURES = [
  measure({
    id: 'sessions',
    name: 'Sessions',
    about: 'Number of sessions. Interval: exact Poisson.',
    base: 'all',
    statistic: { kind: 'sessions' },
    unit: 'count',
  }),
  measure({
    id: 'users',
    name: 'Users',
    about: 'Number of distinct users. Interval: exact Poisson.',
    base: 'all',
    statistic: { kind: 'users' },
    unit: 'count',
  }),
  measure({
    id: 'share_of_sessions',
    name: 'Share of sessions',
    about: 'Sessions of the cell over all sessions in view; n is the sessions in view.',
    base: 'all',
    statistic: { kind: 'share' },
    unit: 'rate',
  }),
  measure({
    id: 'verified_success',
    name: 'Verified success',
    about:
      'Judged succeeded, with a success signal of 4 or 5: at least one hard signal such as a commit, passing tests or explicit affirmation. Sessions without a clear goal do not count (study 7.4).',
    base: 'clear-goal-success',
    statistic: { kind: 'rate', when: [SUCCEEDED, SUCCESS_SHOWN] },
    unit: 'rate',
  }),
  measure({
    id: 'judged_success',
    name: 'Judged success',
    about: 'Judged succeeded. Sessions without a clear goal do not count (study 7.4).',
    base: 'clear-goal',
    statistic: { kind: 'rate', when: [SUCCEEDED] },
    unit: 'rate',
  }),
  measure({
    id: 'partial_success',
    name: 'At least partial success',
    about: 'Judged succeeded or partially succeeded. Sessions without a clear goal do not count (study 7.4).',
    base: 'clear-goal',
    statistic: { kind: 'rate', when: [AT_LEAST_PARTLY] },
    unit: 'rate',
  }),
  measure({
    id: 'judged_failure',
    name: 'Judged failure',
    about: 'Not even partial success. Sessions without a clear goal do not count (study 7.4).',
    base: 'clear-goal',
    statistic: { kind: 'rate', when: [FAILED] },
    unit: 'rate',
  }),
  measure({
    id: 'verified_failure',
    name: 'Verified failure',
    about: 'Judged failure, with a failure signal of 4 or 5. Sessions without a clear goal do not count (study 7.4).',
    base: 'clear-goal-failure',
    statistic: { kind: 'rate', when: [FAILED, FAILURE_SHOWN] },
    unit: 'rate',
  }),
  measure({
    id: 'hit_trouble',
    name: 'Hit trouble',
    about: 'Failure signal of 3 or more. Sessions without a clear goal do not count (study 7.4).',
    base: 'clear-goal-failure',
    statistic: { kind: 'rate', when: [{ field: 'failure_signal', is: 'at least', bound: 3 }] },
    unit: 'rate',
  }),
  measure({
    id: 'troubled_verified_success',
    name: 'Verified success after trouble',
    about: 'Verified success among sessions that hit trouble: a failure signal of 3 or more (study 8.2).',
    base: 'troubled-success',
    statistic: { kind: 'rate', when: [SUCCEEDED, SUCCESS_SHOWN] },
    unit: 'rate',
  }),
  measure({
    id: 'troubled_partial_success',
    name: 'At least partial success after trouble',
    about: 'At least partial success among sessions that hit trouble: a failure signal of 3 or more (study 8.2).',
    base: 'troubled',
    statistic: { kind: 'rate', when: [AT_LEAST_PARTLY] },
    unit: 'rate',
  }),
  measure({
    id: 'abandoned',
    name: 'Abandoned after trouble',
    about: 'Judged failed with no line added, among sessions that hit trouble (study 7.4).',
    base: 'troubled-lines',
    statistic: { kind: 'rate', when: [FAILED, { field: 'lines_added', is: 'at most', bound: 0 }] },
    unit: 'rate',
  }),
  measure({
    id: 'wrote_code',
    name: 'Wrote code',
    about: 'At least one line added (study 7.4).',
    base: 'lines',
    statistic: { kind: 'rate', when: [{ field: 'lines_added', is: 'at least', bound: 1 }] },
    unit: 'rate',
  }),
  measure({
    id: 'actions_per_prompt',
    name: 'Actions per prompt',
    about:
      'Successful tool calls per human prompt, geometric mean over sessions with at least one of each (study 5.4). Interval: t on logarithms.',
    base: 'acting',
    statistic: { kind: 'geometric-mean', of: ACTIONS_PER_PROMPT },
    unit: 'number',
  }),
  measure({
    id: 'actions_per_prompt_mean',
    name: 'Actions per prompt, arithmetic mean',
    about: 'Successful tool calls per human prompt; a few long sessions weigh heavily. Interval: t.',
    base: 'acting',
    statistic: { kind: 'mean', of: ACTIONS_PER_PROMPT },
    unit: 'number',
  }),
  measure({
    id: 'actions_per_prompt_median',
    name: 'Actions per prompt, median',
    about: 'Successful tool calls per human prompt. Interval: order statistics.',
    base: 'acting',
    statistic: { kind: 'median', of: ACTIONS_PER_PROMPT },
    unit: 'number',
  }),
  measure({
    id: 'words_per_prompt',
    name: 'Words per prompt',
    about:
      'Output words per human prompt, geometric mean over sessions with at least one of each (study 5.4). Interval: t on logarithms.',
    base: 'writing',
    statistic: { kind: 'geometric-mean', of: WORDS_PER_PROMPT },
    unit: 'number',
  }),
  measure({
    id: 'words_per_prompt_mean',
    name: 'Words per prompt, arithmetic mean',
    about: 'Output words per human prompt; a few long sessions weigh heavily. Interval: t.',
    base: 'writing',
    statistic: { kind: 'mean', of: WORDS_PER_PROMPT },
    unit: 'number',
  }),
  measure({
    id: 'words_per_prompt_median',
    name: 'Words per prompt, median',
    about: 'Output words per human prompt. Interval: order statistics.',
    base: 'writing',
    statistic: { kind: 'median', of: WORDS_PER_PROMPT },
    unit: 'number',
  }),
  measure({
    id: 'prompts',
    name: 'Prompts per session',
    about: 'Human prompts, geometric mean over sessions with at least one (study 1.1). Interval: t on logarithms.',
    base: 'prompted',
    statistic: { kind: 'geometric-mean', of: { of: 'prompts' } },
    unit: 'number',
  }),
  measure({
    id: 'lines_added',
    name: 'Lines added per session',
    about: 'Lines of code added, arithmetic mean. Interval: t.',
    base: 'lines',
    statistic: { kind: 'mean', of: { of: 'lines_added' } },
    unit: 'number',
  }),
  measure({
    id: 'planning_user_share',
    name: 'User planning share',
    about: "The user's share of the planning decisions, mean over sessions (study 4). Interval: t.",
    base: 'planning',
    statistic: { kind: 'mean', of: { of: 'planning_user_share' } },
    unit: 'rate',
  }),
  measure({
    id: 'execution_user_share',
    name: 'User execution share',
    about: "The user's share of the execution decisions, mean over sessions (study 4). Interval: t.",
    base: 'execution',
    statistic: { kind: 'mean', of: { of: 'execution_user_share' } },
    unit: 'rate',
  }),
  measure({
    id: 'expertise_mean',
    name: 'Mean expertise',
    about: 'Mean level from 1 novice to 5 expert, Unclear left out (study 5.3). Interval: t.',
    base: 'levelled',
    statistic: { kind: 'mean', of: { of: 'expertise' } },
    unit: 'number',
  }),
  measure({
    id: 'task_value_mean',
    name: 'Mean task value',
    about:
      'Mean of the estimated task value. An estimate from the freelance market: compare, do not add up (study 9.3).',
    base: 'valued',
    statistic: { kind: 'mean', of: { of: 'task_value_usd' } },
    unit: 'dollars',
  }),
  measure({
    id: 'task_value_median',
    name: 'Median task value',
    about:
      'Median of the estimated task value. An estimate from the freelance market: compare, do not add up (study 9.3). Interval: order statistics.',
    base: 'valued',
    statistic: { kind: 'median', of: { of: 'task_value_usd' } },
    unit: 'dollars',
  }),
  measure({
    id: 'task_value_total',
    name: 'Total task value',
    about:
      'Sum of the estimated task values. Each is an estimate from the freelance market, so the sum is no money earned or saved (study 9.3). Interval: normal, the number of sessions taken as Poisson.',
    base: 'valued',
    statistic: { kind: 'total', of: { of: 'task_value_usd' } },
    unit: 'dollars',
  }),
] as const

export type MeasureId = (typeof MEASURES)[number]['id']
export const MEASURE_IDS = MEASURES.map((m) => m.id) as MeasureId[]

const byId = new Map<string, Measure>(MEASURES.map((m) => [m.id, m]))

/** The measure with this id, or undefined. */
export const findMeasure = (id: string): Measure | undefined => byId.get(id)

/** The fields that decide what a measure counts or adds up, its denominator apart; none for counts of sessions. */
export function numeratorFieldsOf({ statistic }: Measure): FieldId[] {
  if (statistic.kind === 'rate') return fieldsOfCondition(statistic.when)
  return 'of' in statistic ? fieldsOfQuantity(statistic.of) : []
}

/** The schema fields without which a measure cannot be computed, each once. */
export function fieldsOfMeasure({ base, statistic }: Measure): FieldId[] {
  const fields = fieldsOfCondition(BASES[base].condition)
  if (statistic.kind === 'users') fields.push('user_id')
  if (statistic.kind === 'rate') fields.push(...fieldsOfCondition(statistic.when))
  if ('of' in statistic) fields.push(...fieldsOfQuantity(statistic.of))
  return [...new Set(fields)]
}

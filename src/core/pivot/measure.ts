import type { FieldId } from '../dataset/field'
import { BASES, type BaseId } from './base'
import { type Condition, fieldsOfCondition, fieldsOfQuantity, type Quantity } from './condition'

/** What is estimated from the sessions of a cell, and so which statistics SQL is asked for and which interval fits. */
export type Statistic =
  | { readonly kind: 'sessions' }
  | { readonly kind: 'users' }
  | { readonly kind: 'share' }
  | { readonly kind: 'rate'; readonly when: Condition }
  | { readonly kind: 'mean'; readonly of: Quantity }
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
    statistic: {
      kind: 'rate',
      when: [
        { field: 'outcome', is: 'one of', values: ['succeeded'] },
        { field: 'success_signal', is: 'at least', bound: 4 },
      ],
    },
    unit: 'rate',
  }),
  measure({
    id: 'partial_success',
    name: 'At least partial success',
    about: 'Judged succeeded or partially succeeded. Sessions without a clear goal do not count (study 7.4).',
    base: 'clear-goal',
    statistic: {
      kind: 'rate',
      when: [{ field: 'outcome', is: 'one of', values: ['succeeded', 'partially_succeeded'] }],
    },
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
    id: 'actions_per_prompt',
    name: 'Actions per prompt',
    about:
      'Successful tool calls per human prompt, geometric mean over sessions with at least one of each (study 5.4). Interval: t on logarithms.',
    base: 'acting',
    statistic: { kind: 'geometric-mean', of: { of: 'actions', per: 'prompts' } },
    unit: 'number',
  }),
  measure({
    id: 'words_per_prompt',
    name: 'Words per prompt',
    about:
      'Output words per human prompt, geometric mean over sessions with at least one of each (study 5.4). Interval: t on logarithms.',
    base: 'writing',
    statistic: { kind: 'geometric-mean', of: { of: 'output_words', per: 'prompts' } },
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
] as const

export type MeasureId = (typeof MEASURES)[number]['id']
export const MEASURE_IDS = MEASURES.map((m) => m.id) as MeasureId[]

const byId = new Map<string, Measure>(MEASURES.map((m) => [m.id, m]))

/** The measure with this id, or undefined. */
export const findMeasure = (id: string): Measure | undefined => byId.get(id)

/** The schema fields without which a measure cannot be computed, each once. */
export function fieldsOfMeasure({ base, statistic }: Measure): FieldId[] {
  const fields = fieldsOfCondition(BASES[base].condition)
  if (statistic.kind === 'users') fields.push('user_id')
  if (statistic.kind === 'rate') fields.push(...fieldsOfCondition(statistic.when))
  if ('of' in statistic) fields.push(...fieldsOfQuantity(statistic.of))
  return [...new Set(fields)]
}

import type { Condition } from './condition'

/**
 * The sessions a measure stands on, its denominator. Measures on one base share their n, their users and their pattern
 * of withheld cells.
 */
export interface Base {
  readonly name: string
  readonly condition: Condition
}

const CLEAR_GOAL: Condition = [{ field: 'outcome', is: 'none of', values: ['no_clear_goal'] }]

export const BASES = {
  all: { name: 'all sessions', condition: [] },
  // The study leaves sessions without a clear goal out of every success analysis (study.md 1).
  'clear-goal': { name: 'sessions with a clear goal', condition: CLEAR_GOAL },
  'clear-goal-success': {
    name: 'sessions with a clear goal and a success signal',
    condition: [...CLEAR_GOAL, { field: 'success_signal', is: 'known' }],
  },
  'clear-goal-failure': {
    name: 'sessions with a clear goal and a failure signal',
    condition: [...CLEAR_GOAL, { field: 'failure_signal', is: 'known' }],
  },
  // A logarithm needs something to take it of.
  acting: {
    name: 'sessions with at least one prompt and one action',
    condition: [
      { field: 'prompts', is: 'at least', bound: 1 },
      { field: 'actions', is: 'at least', bound: 1 },
    ],
  },
  writing: {
    name: 'sessions with at least one prompt and one output word',
    condition: [
      { field: 'prompts', is: 'at least', bound: 1 },
      { field: 'output_words', is: 'at least', bound: 1 },
    ],
  },
  valued: { name: 'sessions with a task value', condition: [{ field: 'task_value_usd', is: 'known' }] },
} as const satisfies Record<string, Base>

export type BaseId = keyof typeof BASES
export const BASE_IDS = Object.keys(BASES) as BaseId[]

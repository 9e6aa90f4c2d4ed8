import type { Condition, Test } from './condition'

/**
 * The sessions a measure stands on, its denominator. Measures on one base share their n, their users and their pattern
 * of withheld cells.
 */
export interface Base {
  readonly name: string
  readonly condition: Condition
}

const CLEAR_GOAL: Test = { field: 'outcome', is: 'none of', values: ['no_clear_goal'] }
const SUCCESS_SIGNAL: Test = { field: 'success_signal', is: 'known' }
const FAILURE_SIGNAL: Test = { field: 'failure_signal', is: 'known' }
const TROUBLE: Test = { field: 'failure_signal', is: 'at least', bound: 3 }
const LINES: Test = { field: 'lines_added', is: 'known' }
const PROMPTED: Test = { field: 'prompts', is: 'at least', bound: 1 }

// Conditions share their tests: that is how it is seen which denominator is part of which.
export const BASES = {
  all: { name: 'all sessions', condition: [] },
  // The study leaves sessions without a clear goal out of every success analysis (study.md 1).
  'clear-goal': { name: 'sessions with a clear goal', condition: [CLEAR_GOAL] },
  'clear-goal-success': {
    name: 'sessions with a clear goal and a success signal',
    condition: [CLEAR_GOAL, SUCCESS_SIGNAL],
  },
  'clear-goal-failure': {
    name: 'sessions with a clear goal and a failure signal',
    condition: [CLEAR_GOAL, FAILURE_SIGNAL],
  },
  // What is said of recovery and giving up is said among these (study.md 8.2).
  troubled: { name: 'sessions that hit trouble', condition: [CLEAR_GOAL, FAILURE_SIGNAL, TROUBLE] },
  'troubled-success': {
    name: 'sessions that hit trouble and have a success signal',
    condition: [CLEAR_GOAL, FAILURE_SIGNAL, TROUBLE, SUCCESS_SIGNAL],
  },
  'troubled-lines': {
    name: 'sessions that hit trouble and have their lines counted',
    condition: [CLEAR_GOAL, FAILURE_SIGNAL, TROUBLE, LINES],
  },
  lines: { name: 'sessions with their added lines counted', condition: [LINES] },
  // A logarithm needs something to take it of.
  prompted: { name: 'sessions with at least one prompt', condition: [PROMPTED] },
  acting: {
    name: 'sessions with at least one prompt and one action',
    condition: [PROMPTED, { field: 'actions', is: 'at least', bound: 1 }],
  },
  writing: {
    name: 'sessions with at least one prompt and one output word',
    condition: [PROMPTED, { field: 'output_words', is: 'at least', bound: 1 }],
  },
  planning: {
    name: 'sessions with a planning share',
    condition: [{ field: 'planning_user_share', is: 'known' }],
  },
  execution: {
    name: 'sessions with an execution share',
    condition: [{ field: 'execution_user_share', is: 'known' }],
  },
  levelled: {
    name: 'sessions whose expertise is clear',
    condition: [{ field: 'expertise', is: 'none of', values: ['Unclear'] }],
  },
  valued: { name: 'sessions with a task value', condition: [{ field: 'task_value_usd', is: 'known' }] },
} as const satisfies Record<string, Base>

export type BaseId = keyof typeof BASES
export const BASE_IDS = Object.keys(BASES) as BaseId[]

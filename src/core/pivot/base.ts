import type { FieldId } from '../dataset/field'
import { type Condition, impliesCondition, type Test } from './condition'

/**
 * The sessions a measure stands on, its denominator. Measures on one base share their n, their users and their pattern
 * of withheld cells.
 */
export interface Base {
  readonly id: string
  readonly name: string
  readonly condition: Condition
}

const CLEAR_GOAL: Test<FieldId> = { field: 'outcome', is: 'none of', values: ['no_clear_goal'] }
const SUCCESS_SIGNAL: Test<FieldId> = { field: 'success_signal', is: 'known' }
const FAILURE_SIGNAL: Test<FieldId> = { field: 'failure_signal', is: 'known' }
const TROUBLE: Test<FieldId> = { field: 'failure_signal', is: 'at least', bound: 3 }
const LINES: Test<FieldId> = { field: 'lines_added', is: 'known' }
const PROMPTED: Test<FieldId> = { field: 'prompts', is: 'at least', bound: 1 }

const CONDITIONS = {
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
} as const satisfies Record<string, { name: string; condition: Condition<FieldId> }>

export type BuiltInBase = keyof typeof CONDITIONS

/** The denominators of the measures that are built in, wider ones before those they contain. */
export const BASES = Object.fromEntries(
  Object.entries(CONDITIONS).map(([id, base]): [string, Base] => [id, { id, ...base }]),
) as Readonly<Record<BuiltInBase, Base>>

/**
 * Sessions that have a value in each of these columns.
 *
 * @param names the columns as they are shown
 */
export function knownBase(columns: readonly string[], names: readonly string[]): Base {
  const distinct = [...new Set(columns)]
  const builtIn = Object.values(BASES).find(
    ({ condition }) =>
      condition.length === distinct.length &&
      condition.every(({ field, is }) => is === 'known' && distinct.includes(field)),
  )
  return (
    builtIn ?? {
      id: `known ${JSON.stringify(distinct)}`,
      name: `sessions with a value for ${[...new Set(names)].map((name) => name.toLowerCase()).join(' and ')}`,
      condition: distinct.map((field) => ({ field, is: 'known' })),
    }
  )
}

/** The bases in play, each once, wider ones before those they contain; all sessions come first. */
export function orderBases(bases: readonly Base[]): Base[] {
  const distinct = new Map([BASES.all, ...bases].map((base) => [base.id, base]))
  const builtIn = Object.keys(BASES)
  const place = ({ id }: Base) => (builtIn.includes(id) ? builtIn.indexOf(id) : builtIn.length)
  return [...distinct.values()].sort((a, b) => a.condition.length - b.condition.length || place(a) - place(b))
}

/** Whether every session of one base is among those of the other, by what they ask of a session. */
export const containsBase = (wide: Base, narrow: Base): boolean => impliesCondition(narrow.condition, wide.condition)

import { BASES } from '../base'
import { AT_LEAST_PARTLY, builtIn, FAILED, FAILURE_SHOWN, SUCCEEDED, SUCCESS_SHOWN } from './built-in'

/** How sessions with a clear goal ended. */
export const SUCCESS_MEASURES = [
  builtIn({
    id: 'verified_success',
    name: 'Verified success',
    about:
      'Judged succeeded, with a success signal of 4 or 5: at least one hard signal such as a commit, passing tests or explicit affirmation. Sessions without a clear goal do not count (study 7.4).',
    group: 'success',
    base: BASES['clear-goal-success'],
    statistic: { kind: 'rate', when: [SUCCEEDED, SUCCESS_SHOWN] },
    unit: 'rate',
  }),
  builtIn({
    id: 'judged_success',
    name: 'Judged success',
    about: 'Judged succeeded. Sessions without a clear goal do not count (study 7.4).',
    group: 'success',
    base: BASES['clear-goal'],
    statistic: { kind: 'rate', when: [SUCCEEDED] },
    unit: 'rate',
  }),
  builtIn({
    id: 'partial_success',
    name: 'At least partial success',
    about: 'Judged succeeded or partially succeeded. Sessions without a clear goal do not count (study 7.4).',
    group: 'success',
    base: BASES['clear-goal'],
    statistic: { kind: 'rate', when: [AT_LEAST_PARTLY] },
    unit: 'rate',
  }),
  builtIn({
    id: 'judged_failure',
    name: 'Judged failure',
    about: 'Not even partial success. Sessions without a clear goal do not count (study 7.4).',
    group: 'success',
    base: BASES['clear-goal'],
    statistic: { kind: 'rate', when: [FAILED] },
    unit: 'rate',
  }),
  builtIn({
    id: 'verified_failure',
    name: 'Verified failure',
    about: 'Judged failure, with a failure signal of 4 or 5. Sessions without a clear goal do not count (study 7.4).',
    group: 'success',
    base: BASES['clear-goal-failure'],
    statistic: { kind: 'rate', when: [FAILED, FAILURE_SHOWN] },
    unit: 'rate',
  }),
] as const

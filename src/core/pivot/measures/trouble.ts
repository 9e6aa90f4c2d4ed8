import { BASES } from '../base'
import { AT_LEAST_PARTLY, builtIn, FAILED, SUCCEEDED, SUCCESS_SHOWN } from './built-in'

/** What went wrong, and what came of it. */
export const TROUBLE_MEASURES = [
  builtIn({
    id: 'hit_trouble',
    name: 'Hit trouble',
    about: 'Failure signal of 3 or more. Sessions without a clear goal do not count (study 7.4).',
    group: 'trouble',
    base: BASES['clear-goal-failure'],
    statistic: { kind: 'rate', when: [{ field: 'failure_signal', is: 'at least', bound: 3 }] },
    unit: 'rate',
  }),
  builtIn({
    id: 'troubled_verified_success',
    name: 'Verified success after trouble',
    about: 'Verified success among sessions that hit trouble: a failure signal of 3 or more (study 8.2).',
    group: 'trouble',
    base: BASES['troubled-success'],
    statistic: { kind: 'rate', when: [SUCCEEDED, SUCCESS_SHOWN] },
    unit: 'rate',
  }),
  builtIn({
    id: 'troubled_partial_success',
    name: 'At least partial success after trouble',
    about: 'At least partial success among sessions that hit trouble: a failure signal of 3 or more (study 8.2).',
    group: 'trouble',
    base: BASES.troubled,
    statistic: { kind: 'rate', when: [AT_LEAST_PARTLY] },
    unit: 'rate',
  }),
  builtIn({
    id: 'abandoned',
    name: 'Abandoned after trouble',
    about: 'Judged failed with no line added, among sessions that hit trouble (study 7.4).',
    group: 'trouble',
    base: BASES['troubled-lines'],
    statistic: { kind: 'rate', when: [FAILED, { field: 'lines_added', is: 'at most', bound: 0 }] },
    unit: 'rate',
  }),
] as const

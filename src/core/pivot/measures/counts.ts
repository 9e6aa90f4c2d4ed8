import { BASES } from '../base'
import { builtIn } from './built-in'

/** How many sessions and users. */
export const COUNTS_MEASURES = [
  builtIn({
    id: 'sessions',
    name: 'Sessions',
    about: 'Number of sessions. Interval: exact Poisson.',
    group: 'counts',
    base: BASES.all,
    statistic: { kind: 'sessions' },
    unit: 'count',
  }),
  builtIn({
    id: 'users',
    name: 'Users',
    about: 'Number of distinct users. Interval: exact Poisson.',
    group: 'counts',
    base: BASES.all,
    statistic: { kind: 'users' },
    unit: 'count',
  }),
  builtIn({
    id: 'share_of_sessions',
    name: 'Share of sessions',
    about: 'Sessions of the cell over all sessions in view; n is the sessions in view.',
    group: 'counts',
    base: BASES.all,
    statistic: { kind: 'share' },
    unit: 'rate',
  }),
] as const

import { BASES } from '../base'
import { builtIn } from './built-in'

/** Who decided, and how much they knew. */
export const DECISIONS_MEASURES = [
  builtIn({
    id: 'planning_user_share',
    name: 'User planning share',
    about: "The user's share of the planning decisions, mean over sessions (study 4). Interval: t.",
    group: 'decisions',
    base: BASES.planning,
    statistic: { kind: 'mean', of: { of: 'planning_user_share' } },
    unit: 'rate',
  }),
  builtIn({
    id: 'execution_user_share',
    name: 'User execution share',
    about: "The user's share of the execution decisions, mean over sessions (study 4). Interval: t.",
    group: 'decisions',
    base: BASES.execution,
    statistic: { kind: 'mean', of: { of: 'execution_user_share' } },
    unit: 'rate',
  }),
  builtIn({
    id: 'expertise_mean',
    name: 'Mean expertise',
    about: 'Mean level from 1 novice to 5 expert, Unclear left out (study 5.3). Interval: t.',
    group: 'decisions',
    base: BASES.levelled,
    statistic: { kind: 'mean', of: { of: 'expertise' } },
    unit: 'number',
  }),
] as const

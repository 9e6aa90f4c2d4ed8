import { BASES } from '../base'
import { builtIn } from './built-in'

/** Task value: an estimate from the freelance market. */
export const TASK_VALUE_MEASURES = [
  builtIn({
    id: 'task_value_mean',
    name: 'Mean task value',
    about:
      'Mean of the estimated task value. An estimate from the freelance market: compare, do not add up (study 9.3).',
    group: 'task-value',
    base: BASES.valued,
    statistic: { kind: 'mean', of: { of: 'task_value_usd' } },
    unit: 'dollars',
  }),
  builtIn({
    id: 'task_value_median',
    name: 'Median task value',
    about:
      'Median of the estimated task value. An estimate from the freelance market: compare, do not add up (study 9.3). Interval: order statistics.',
    group: 'task-value',
    base: BASES.valued,
    statistic: { kind: 'quantile', p: 0.5, of: { of: 'task_value_usd' } },
    unit: 'dollars',
  }),
  builtIn({
    id: 'task_value_q1',
    name: 'Task value, lower quartile',
    about: 'The estimated task value that a quarter of the sessions lie at or below. Interval: order statistics.',
    group: 'task-value',
    base: BASES.valued,
    statistic: { kind: 'quantile', p: 0.25, of: { of: 'task_value_usd' } },
    unit: 'dollars',
  }),
  builtIn({
    id: 'task_value_q3',
    name: 'Task value, upper quartile',
    about: 'The estimated task value that three quarters of the sessions lie at or below. Interval: order statistics.',
    group: 'task-value',
    base: BASES.valued,
    statistic: { kind: 'quantile', p: 0.75, of: { of: 'task_value_usd' } },
    unit: 'dollars',
  }),
  builtIn({
    id: 'task_value_total',
    name: 'Total task value',
    about:
      'Sum of the estimated task values. Each is an estimate from the freelance market, so the sum is no money earned or saved (study 9.3). Interval: normal, the number of sessions taken as Poisson.',
    group: 'task-value',
    base: BASES.valued,
    statistic: { kind: 'total', of: { of: 'task_value_usd' } },
    unit: 'dollars',
  }),
] as const

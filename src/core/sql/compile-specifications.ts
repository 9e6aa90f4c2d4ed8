import { findMeasure } from '../pivot/built-in-measures'
import type { RobustnessPlan } from '../robustness/plan'
import {
  allOf,
  binary,
  call,
  caseOf,
  cast,
  column,
  isIn,
  isKnown,
  isSame,
  item,
  join,
  select,
  subquery,
  table,
  value,
} from './build'
import { clusterOf } from './compile-user-sums'
import { conditionExpression } from './condition-expression'
import { dimensionExpression } from './dimension-expression'
import { filterExpression } from './filter-expression'
import type { Expression, SelectNode } from './node'

/** Names of the columns of the answer. */
export const SPECIFICATIONS = { cluster: 'cluster', stratum: 'stratum', facts: 'facts', worth: 'worth' } as const

/** What is said of a session, each in its own bits of one number. */
export const FACT = {
  /** Expertise 1 to 5; 0 where it is Unclear or missing. */
  level: 1,
  /** In the denominator of verified success, and counted by it. */
  isJudged: 8,
  isVerified: 16,
  /** Failure signal: 1 for 3, 2 for more than 3, 0 for less or none. */
  trouble: 32,
  isUnclear: 128,
  hasCode: 256,
  /** All controls are known. */
  isMatchable: 512,
} as const

/**
 * Asks for what every specification is made of: a row a session in view, those of a user together and in order of time, with
 * its matched cell as a number, what is said of it, and its task value.
 */
export function compileSpecifications({ sessions, controls, order, has }: RobustnessPlan): SelectNode {
  const success = findMeasure('verified_success')!
  const judged = conditionExpression(success.base.condition)!
  const verified =
    success.statistic.kind === 'rate'
      ? conditionExpression([...success.base.condition, ...success.statistic.when])
      : null
  const keys = controls.map(dimensionExpression)
  const bit = (of: Expression | null, weight: number): Expression =>
    of === null ? value(0) : caseOf([{ when: of, gives: value(weight) }], value(0))
  const level = caseOf(
    [1, 2, 3, 4, 5].map((step) => ({
      when: isIn(column('expertise'), [String(step)]),
      gives: value(step * FACT.level),
    })),
    value(0),
  )
  const signal = column('failure_signal')
  const trouble = has.trouble
    ? caseOf(
        [
          { when: allOf([isKnown(signal), binary('>', signal, value(3))])!, gives: value(2 * FACT.trouble) },
          { when: allOf([isKnown(signal), binary('>=', signal, value(3))])!, gives: value(FACT.trouble) },
        ],
        value(0),
      )
    : value(0)
  const facts = [
    level,
    bit(judged, FACT.isJudged),
    bit(verified, FACT.isVerified),
    trouble,
    bit(has.occupation ? isIn(column('occupation'), ['Unclear', null]) : null, FACT.isUnclear),
    bit(has.lines ? conditionExpression([{ field: 'lines_added', is: 'at least', bound: 1 }]) : null, FACT.hasCode),
    bit(allOf(keys.map(isKnown)) ?? value(true), FACT.isMatchable),
  ].reduce((left, right) => binary('+', left, right))
  const worth = has.value ? cast(column('task_value_usd'), 'DOUBLE') : cast(value(null), 'DOUBLE')
  const where = filterExpression(sessions)
  const each = select(
    [
      item(clusterOf(sessions), SPECIFICATIONS.cluster),
      item(column('rowid'), 'place'),
      ...(order === null ? [] : [item(column(order), 'time')]),
      ...keys.map((key, j) => item(key, `control_${j}`)),
      item(facts, SPECIFICATIONS.facts),
      item(worth, SPECIFICATIONS.worth),
    ],
    table(sessions.table),
    { where },
  )
  const strata = select(
    [
      ...keys.map((_, j) => item(column(`control_${j}`), `control_${j}`)),
      item(call('min', column('place')), SPECIFICATIONS.stratum),
    ],
    subquery(each, 'each'),
    { groupingSets: [keys.map((_, j) => column(`control_${j}`))] },
  )
  const isOf = allOf(keys.map((_, j) => isSame(column(`control_${j}`, 's'), column(`control_${j}`, 'c'))))
  return select(
    [
      item(column(SPECIFICATIONS.cluster, 's'), SPECIFICATIONS.cluster),
      item(column(SPECIFICATIONS.stratum, 'c'), SPECIFICATIONS.stratum),
      item(column(SPECIFICATIONS.facts, 's'), SPECIFICATIONS.facts),
      item(column(SPECIFICATIONS.worth, 's'), SPECIFICATIONS.worth),
    ],
    join(subquery(each, 's'), subquery(strata, 'c'), isOf ?? value(true)),
    {
      orderBy: [
        { of: column(SPECIFICATIONS.cluster, 's'), isDescending: false },
        ...(order === null ? [] : [{ of: column('time', 's'), isDescending: false }]),
        { of: column('place', 's'), isDescending: false },
      ],
    },
  )
}

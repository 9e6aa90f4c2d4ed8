import type { AdjustedStatistic } from '../pivot/adjusted-statistic'
import { controlsWithin } from '../pivot/adjustment'
import type { AskedMeasure } from '../pivot/measure'
import type { PivotPlan } from '../pivot/plan'
import {
  allOf,
  binary,
  call,
  caseOf,
  cast,
  column,
  distinct,
  isIn,
  isKnown,
  isSame,
  item,
  join,
  onlyWhere,
  select,
  star,
  subquery,
  table,
  union,
  value,
} from './build'
import { conditionExpression } from './condition-expression'
import { dimensionExpression } from './dimension-expression'
import { filterExpression } from './filter-expression'
import type { Expression, SelectNode } from './node'
import { answered, baseExpression, clusterOf, groupingSetsOf, keysOf, lookedAt, sumOf } from './pivot-parts'
import type { AdjustedShape } from './result-shape'

/** Names of the columns that count matched cells and what is not in them. */
export const MATCHED = {
  /** Sessions in view in the denominator, and those of them with all controls known. */
  all: 'n_all',
  known: 'n_known',
  /** Of the sessions whose mix is the standard: matched cells, and those that are large enough, with their sessions. */
  cells: 'cells',
  sessions: 'sessions',
  keptCells: 'kept_cells',
  keptSessions: 'kept_sessions',
} as const

export interface CompiledAdjusted {
  readonly statement: SelectNode
  readonly shape: AdjustedShape
  /** Counts the matched cells, in one row. */
  readonly matched: SelectNode
}

/**
 * Compiles what directly standardised rates need. Sessions that have all controls known are matched cells; a cell's weight is
 * its number of sessions among those whose mix is the standard, if it is large enough. Every session of a cell of the pivot
 * counts as much as its matched cell weighs over the sessions that the cell of the pivot has in it. Null for any other measure.
 */
export function compileAdjusted(plan: PivotPlan, { base, statistic }: AskedMeasure): CompiledAdjusted | null {
  if (statistic.kind !== 'adjusted') return null
  const { keys, rowKeys, columnKeys } = keysOf(plan)
  const dimensions = [...plan.rows, ...plan.columns].map(({ dimension }) => dimension)
  const controls = controlsWithin(statistic, plan).held
  const control = (of: string) => controls.map((_, j) => column(`control_${j}`, of))
  const sessions = matchable(plan, statistic, base)
  const strata = strataOf(plan, statistic, sessions)
  const own = (name: string) => column(name, 'c')
  const perCluster = groupingSetsOf(plan).map((set) => {
    const held = keys.map((key) => set.some((other) => JSON.stringify(other) === JSON.stringify(key)))
    const inSet = (of: string) => keys.flatMap((_, i) => (held[i] ? [column(`key_${i}`, of)] : []))
    const cells = select(
      [
        ...set.map((key, i) => item(key, `set_${i}`)),
        ...control('s').map((of, j) => item(of, `control_${j}`)),
        item(call('count', star), 'n'),
      ],
      subquery(sessions, 's'),
      { groupingSets: [[...set, ...control('s')]] },
    )
    const weight = binary('/', cast(column('weight', 'w'), 'DOUBLE'), own('n'))
    const isOne = column('y', 's')
    const matches = [
      ...inSet('s').map((key, i) => isSame(key, own(`set_${i}`))),
      ...control('s').map((of, j) => isSame(of, own(`control_${j}`))),
    ]
    const weighed = allOf(control('c').map((of, j) => isSame(of, column(`control_${j}`, 'w'))))
    return select(
      [
        item(value(maskOf(held)), 'grouping'),
        ...keys.map((_, i) => item(held[i] ? column(`key_${i}`, 's') : value(null), `key_${i}`)),
        item(column('cluster', 's'), 'cluster'),
        item(call('count', star), 'n'),
        item(call('sum', weight), 'm'),
        item(call('sum', binary('*', weight, isOne)), 's'),
        item(call('sum', binary('*', weight, weight)), 'mm'),
        item(call('sum', binary('*', binary('*', weight, weight), isOne)), 'ss'),
      ],
      join(
        join(subquery(sessions, 's'), subquery(cells, 'c'), allOf(matches) ?? value(true)),
        subquery(
          select([...controlItems(controls.length), item(column('weight'), 'weight')], subquery(strata, 'strata'), {
            where: isLarge(plan),
          }),
          'w',
        ),
        weighed ?? value(true),
      ),
      { groupingSets: [[...inSet('s'), column('cluster', 's')]] },
    )
  })
  const isUser = plan.hasUsers ? binary('>=', column('cluster'), value(0)) : null
  const [s, m] = [column('s'), column('m')]
  const isClustered = plan.interval === 'clustered'
  const statement = select(
    [
      item(column('grouping'), 'grouping'),
      ...[...rowKeys, ...columnKeys].map((name, i) => item(answered(keys[i]!, dimensions[i]!), name)),
      item(sumOf(column('n')), 'used'),
      ...(isUser ? [item(onlyWhere(call('count', star), isUser), 'used_by')] : []),
      item(sumOf(s), 'sum'),
      item(sumOf(m), 'mass'),
      item(sumOf(column('mm')), 'squares'),
      // Sessions that are taken as independent are their own clusters.
      item(isClustered ? cast(call('count', star), 'DOUBLE') : sumOf(column('n')), 'clusters'),
      item(sumOf(isClustered ? binary('*', s, s) : column('ss')), 'ss'),
      item(sumOf(isClustered ? binary('*', s, m) : column('ss')), 'sm'),
      item(sumOf(isClustered ? binary('*', m, m) : column('mm')), 'mm'),
    ],
    union(perCluster, 'per_cluster'),
    { groupingSets: [[column('grouping'), ...keys]] },
  )
  const shape: AdjustedShape = {
    grouping: 'grouping',
    rowKeys,
    columnKeys,
    used: 'used',
    usedBy: isUser ? 'used_by' : null,
    sum: 'sum',
    mass: 'mass',
    squares: 'squares',
    sums: { clusters: 'clusters', pairs: ['ss', 'sm', 'mm'] },
  }
  return { statement, shape, matched: compileMatched(plan, statistic, base, strata) }
}

/** Sessions in the denominator with all controls known: keys, controls, who they are and whether the rate counts them. */
function matchable(plan: PivotPlan, statistic: AdjustedStatistic, base: AskedMeasure['base']): SelectNode {
  const controls = controlsWithin(statistic, plan).held.map(dimensionExpression)
  const { standard } = statistic
  const among = standard
    ? // As text: a label that the dataset does not have is no error, and no session has it.
      isIn(
        cast(dimensionExpression(standard.dimension), 'VARCHAR'),
        standard.values.map((one) => (one === null ? null : String(one))),
      )
    : value(true)
  return select(
    [
      item(clusterOf(plan), 'cluster'),
      ...lookedAt(plan).filter(({ as }) => as.startsWith('key_') || as === 'user_id'),
      ...controls.map((of, j) => item(of, `control_${j}`)),
      item(caseOf([{ when: conditionExpression(statistic.when) ?? value(true), gives: value(1) }], value(0)), 'y'),
      item(among, 'is_standard'),
    ],
    table(plan.table),
    {
      where: allOf(
        [filterExpression(plan), baseExpression(base), ...controls.map(isKnown)].filter((part) => part !== null),
      ),
    },
  )
}

const controlItems = (controls: number) =>
  Array.from({ length: controls }, (_, j) => item(column(`control_${j}`), `control_${j}`))

/** The matched cells of the sessions whose mix is the standard, each with its size. */
const strataOf = (plan: PivotPlan, statistic: AdjustedStatistic, sessions: SelectNode): SelectNode => {
  const controls = controlItems(controlsWithin(statistic, plan).held.length)
  return select(
    [
      ...controls,
      item(call('count', star), 'weight'),
      ...(plan.hasUsers ? [item(distinct(call('count', column('user_id'))), 'users')] : []),
    ],
    subquery(sessions, 'sessions'),
    { where: column('is_standard'), groupingSets: [controls.map(({ of }) => of)] },
  )
}

/** Whether a matched cell has as many sessions and users as a cell that is shown must have. */
const isLarge = ({ thresholds, hasUsers }: PivotPlan): Expression =>
  allOf([
    binary('>=', column('weight'), value(thresholds.minSessions)),
    ...(hasUsers ? [binary('>=', column('users'), value(thresholds.minUsers))] : []),
  ])!

function compileMatched(
  plan: PivotPlan,
  statistic: AdjustedStatistic,
  base: AskedMeasure['base'],
  strata: SelectNode,
): SelectNode {
  const controls = controlsWithin(statistic, plan).held.map(dimensionExpression)
  const all = select(
    [
      item(call('count', star), MATCHED.all),
      item(onlyWhere(call('count', star), allOf(controls.map(isKnown))), MATCHED.known),
    ],
    table(plan.table),
    { where: allOf([filterExpression(plan), baseExpression(base)].filter((part) => part !== null)) },
  )
  const counted = select(
    [
      item(call('count', star), MATCHED.cells),
      item(sumOf(column('weight')), MATCHED.sessions),
      item(onlyWhere(call('count', star), isLarge(plan)), MATCHED.keptCells),
      item(onlyWhere(sumOf(column('weight')), isLarge(plan)), MATCHED.keptSessions),
    ],
    subquery(strata, 'strata'),
  )
  const of = (names: readonly string[], from: string) => names.map((name) => item(column(name, from), name))
  return select(
    [
      ...of([MATCHED.all, MATCHED.known], 'a'),
      ...of([MATCHED.cells, MATCHED.sessions, MATCHED.keptCells, MATCHED.keptSessions], 'b'),
    ],
    join(subquery(all, 'a'), subquery(counted, 'b'), value(true)),
  )
}

/** A bit for every key that is not in a set, the first key highest, as the engine's grouping says. */
const maskOf = (held: readonly boolean[]): number => held.reduce((mask, isHeld) => 2 * mask + Number(!isHeld), 0)

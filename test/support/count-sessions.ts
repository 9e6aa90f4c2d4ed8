import { type Key, KeyIndex } from '#core/cells/key'
import type { BaseCount, CellStatistics, MeasureStatistics, PivotStatistics } from '#core/cells/statistics'
import type { Condition, Quantity } from '#core/pivot/condition'
import type { Dimension, DimensionSource, KeyValue } from '#core/pivot/dimension'
import type { AskedMeasure } from '#core/pivot/measure'
import type { PivotPlan } from '#core/pivot/plan'
import type { PlannedFilter } from '#core/pivot/planned-filter'

/** A session as plain values by column; a column it does not have is missing. */
export type PlainSession = Readonly<Record<string, KeyValue>>

/** Counts sessions as SQL would, in the plainest way there is: one look at every session for every cell. */
export function countSessions(plan: PivotPlan, sessions: readonly PlainSession[]): PivotStatistics {
  const inView = sessions.filter((session) => [...plan.filters, ...plan.excluded].every((f) => isKept(session, f)))
  const keysOf = (planned: PivotPlan['rows'], session: PlainSession): Key[] => {
    const whole = planned.map(({ dimension }) => valueIn(session, dimension))
    return [...whole, null].map((_, i) => whole.slice(0, whole.length - i))
  }
  const rows = new KeyIndex()
  const columns = new KeyIndex()
  const members = new Map<string, PlainSession[]>()
  for (const session of inView) {
    for (const row of keysOf(plan.rows, session).map((key) => rows.add(key))) {
      for (const column of keysOf(plan.columns, session).map((key) => columns.add(key))) {
        const place = `${row} ${column}`
        members.set(place, [...(members.get(place) ?? []), session])
      }
    }
  }
  const counted = new Map([...members].map(([place, among]) => [place, statisticsOf(plan, among)]))
  return {
    rowKeys: rows.keys,
    columnKeys: columns.keys,
    at: (row, column) => counted.get(`${row} ${column}`),
  }
}

function statisticsOf(plan: PivotPlan, sessions: readonly PlainSession[]): CellStatistics {
  const among = (base: AskedMeasure['base']) => sessions.filter((s) => holds(base.condition, s))
  return {
    bases: new Map(plan.bases.map((base) => [base.id, countOf(among(base), plan.hasUsers)])),
    measures: plan.measures.map((measure) => measureStatistics(measure, among(measure.base))),
    extremes: new Map(
      plan.measures.flatMap(({ base, statistic }, i): [number, BaseCount][] =>
        statistic.kind === 'least' || statistic.kind === 'greatest'
          ? [[i, countOf(atExtreme(statistic.kind, statistic.of, among(base)), plan.hasUsers)]]
          : [],
      ),
    ),
  }
}

function atExtreme(kind: 'least' | 'greatest', of: Quantity, sessions: readonly PlainSession[]): PlainSession[] {
  const extreme = extremeOf(kind, of, sessions)
  return sessions.filter((s) => numberOf(of, s) === extreme)
}

const extremeOf = (kind: 'least' | 'greatest', of: Quantity, sessions: readonly PlainSession[]): number =>
  sessions.map((s) => numberOf(of, s)).reduce((a, b) => (kind === 'least' ? Math.min(a, b) : Math.max(a, b)))

function countOf(sessions: readonly PlainSession[], hasUsers: boolean): BaseCount {
  const users = new Set(sessions.map((s) => s.user_id ?? null).filter((id) => id !== null))
  return { n: sessions.length, users: hasUsers ? users.size : null }
}

function measureStatistics({ statistic }: AskedMeasure, sessions: readonly PlainSession[]): MeasureStatistics {
  switch (statistic.kind) {
    case 'sessions':
    case 'users':
    case 'share':
    case 'adjusted':
      return { kind: 'none' }
    case 'rate':
      return { kind: 'successes', successes: sessions.filter((s) => holds(statistic.when, s)).length }
    case 'quantile': {
      const values = sessions.map((s) => numberOf(statistic.of, s)).sort((a, b) => a - b)
      return { kind: 'middle', middle: { firstRank: 1, values } }
    }
    case 'least':
    case 'greatest':
      return { kind: 'single', value: sessions.length > 0 ? extremeOf(statistic.kind, statistic.of, sessions) : 0 }
    case 'distinct':
      return { kind: 'single', value: new Set(sessions.map((s) => s[statistic.of.of])).size }
    case 'ratio': {
      const sum = (of: (s: PlainSession) => number) => sessions.reduce((total, s) => total + of(s), 0)
      const [s, m] = [
        (session: PlainSession) => numberOf(statistic.of, session),
        (session: PlainSession) => numberOf(statistic.over, session),
      ]
      const pairs = [sum((x) => s(x) ** 2), sum((x) => s(x) * m(x)), sum((x) => m(x) ** 2)]
      return { kind: 'ratio', sum: sum(s), over: sum(m), pairs }
    }
    case 'deviation': {
      const values = sessions.map((s) => numberOf(statistic.of, s))
      const powers = [1, 2, 3, 4].map((power) => values.reduce((total, v) => total + v ** power, 0))
      const mean = powers[0]! / values.length
      const squares = values.reduce((total, v) => total + (v - mean) ** 2, 0)
      const deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null
      return { kind: 'deviation', deviation, powers }
    }
    case 'mean':
    case 'total':
    case 'geometric-mean': {
      const isLog = statistic.kind === 'geometric-mean'
      const values = sessions.map((s) => numberOf(statistic.of, s)).map((v) => (isLog ? Math.log(v) : v))
      const sum = (of: (v: number) => number) => values.reduce((total, v) => total + of(v), 0)
      return { kind: 'moments', sum: sum((v) => v), squares: sum((v) => v * v) }
    }
  }
}

const numberOf = (quantity: Quantity, s: PlainSession): number =>
  'per' in quantity ? Number(s[quantity.of]) / Number(s[quantity.per]) : Number(s[quantity.of])

const holds = (condition: Condition, s: PlainSession): boolean =>
  condition.every((test) => {
    const value = s[test.field] ?? null
    if (value === null) return false
    switch (test.is) {
      case 'known':
        return true
      case 'at least':
        return Number(value) >= test.bound
      case 'at most':
        return Number(value) <= test.bound
      default:
        return test.values.includes(String(value)) === (test.is === 'one of')
    }
  })

function isKept(session: PlainSession, filter: PlannedFilter): boolean {
  switch (filter.kind) {
    case 'membership':
      return filter.values.includes(valueIn(session, filter.dimension)) !== filter.isNegated
    case 'all':
      return filter.filters.every((f) => isKept(session, f))
    case 'any':
      return filter.filters.some((f) => isKept(session, f))
    case 'none':
      return !filter.filters.some((f) => isKept(session, f))
    default:
      throw new Error(`plain sessions are not filtered by ${filter.kind}`)
  }
}

function valueIn(session: PlainSession, { column, source }: Dimension): KeyValue {
  return valueFrom(session, session[column] ?? null, source)
}

function valueFrom(session: PlainSession, stored: KeyValue, source: DimensionSource): KeyValue {
  if (source.kind === 'groups') {
    const value = valueFrom(session, stored, source.of)
    const group = source.groups.find(({ values }) => values.includes(value))
    return group?.name ?? (value === null || value === 'Unclear' ? value : (source.rest ?? String(value)))
  }
  if (source.kind === 'column' || stored === null) return stored
  if (source.kind === 'lookup') return source.to[String(stored)] ?? null
  if (source.kind === 'date') throw new Error('plain sessions have no times')
  const value = source.per === undefined ? Number(stored) : Number(stored) / Number(session[source.per])
  const band = source.bands.findLast(({ from, isAbove }) => (isAbove ? value > from : value >= from))
  return value > source.ceiling ? null : (band?.value ?? null)
}

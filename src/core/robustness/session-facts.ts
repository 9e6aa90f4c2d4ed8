import { findMeasure } from '../pivot/built-in-measures'
import { binary, call, cast, column, value as constant, isIn } from '../sql/build'
import { conditionExpression } from '../sql/condition-expression'
import { dimensionExpression } from '../sql/dimension-expression'
import { filterExpression } from '../sql/filter-expression'
import type { Expression } from '../sql/node'
import { summandOf } from '../sql/pivot-parts'
import { type ListsNeeded, ListsRead, numberUsers, type SessionLists } from '../tally/session-lists'
import { splitBy } from '../tally/split'
import type { Ways } from './choice'
import type { RobustnessPlan } from './plan'

/** What is said of a session, each in its own bits of one number. */
const FACT = {
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

/** What every specification is computed from: a place a session in view, those of a cluster together. */
export interface SessionFacts {
  readonly sessions: number
  /** Numbered from 0 in the order they are met. */
  readonly cluster: Int32Array
  readonly clusters: number
  readonly stratum: Uint32Array
  readonly strata: number
  readonly facts: Int32Array
  /** NaN where it is not known. */
  readonly value: Float64Array
  /** 1 where the cluster is a user, and not a session that has none. */
  readonly isUser: Uint8Array
  /** 1 for the first session of each cluster in time, or in the file where times are the same. */
  readonly isFirst: Uint8Array
}

/** Conditions that put a bit into a session's facts. */
function bitsOf({ has }: RobustnessPlan): { readonly of: Expression; readonly bit: number }[] {
  const success = findMeasure('verified_success')!
  const judged = conditionExpression(success.base.condition)!
  const verified = summandOf(success)!.condition!
  const signal = column('failure_signal')
  const isCode = conditionExpression([{ field: 'lines_added', is: 'at least', bound: 1 }])!
  return [
    { of: judged, bit: FACT.isJudged },
    { of: binary('AND', judged, verified), bit: FACT.isVerified },
    ...(has.trouble
      ? [
          { of: binary('=', signal, constant(3)), bit: FACT.trouble },
          { of: binary('>', signal, constant(3)), bit: 2 * FACT.trouble },
        ]
      : []),
    ...(has.occupation ? [{ of: isIn(column('occupation'), ['Unclear', null]), bit: FACT.isUnclear }] : []),
    ...(has.lines ? [{ of: isCode, bit: FACT.hasCode }] : []),
  ]
}

/** What the facts are made of. */
export function factNeeds(plan: RobustnessPlan): ListsNeeded {
  const { sessions, controls, order, has } = plan
  return {
    keys: [
      { of: column('expertise'), isText: true },
      ...controls.map((dimension) => ({ of: dimensionExpression(dimension), isText: dimension.valueType === 'text' })),
      ...(order === 'month' ? [{ of: column(order), isText: true }] : []),
    ],
    conditions: [...[filterExpression(sessions)].filter((of) => of !== null), ...bitsOf(plan).map(({ of }) => of)],
    numbers: [
      ...(has.value ? [cast(column('task_value_usd'), 'DOUBLE')] : []),
      ...(order === 'started_at' ? [call('epoch_us', column(order))] : []),
    ],
  }
}

/** Puts the facts of the sessions in view together. */
export function readFacts(plan: RobustnessPlan, lists: SessionLists): SessionFacts {
  const read = new ListsRead(lists)
  const expertise = read.key()
  const controls = plan.controls.map(() => read.key())
  const months = plan.order === 'month' ? read.key() : null
  const inView = read.condition(filterExpression(plan.sessions))
  const bits = bitsOf(plan).map(({ of, bit }) => ({ holds: read.condition(of), bit }))
  const worth = plan.has.value ? read.number() : null
  const times = plan.order === 'started_at' ? read.number() : null
  const places = read.places((i) => inView[i] === 1)
  const n = places.length
  const levels = expertise.values.map((value) => Math.max(0, ['1', '2', '3', '4', '5'].indexOf(String(value)) + 1))
  const missing = controls.map(({ values }) => values.indexOf(null))
  const facts = new Int32Array(n)
  const value = new Float64Array(n).fill(Number.NaN)
  for (let e = 0; e < n; e++) {
    const i = places[e]!
    let fact = levels[expertise.codes[i]!]! * FACT.level
    for (const { holds, bit } of bits) fact += holds[i]! * bit
    if (controls.every(({ codes }, k) => codes[i] !== missing[k])) fact += FACT.isMatchable
    facts[e] = fact
    if (worth && worth.isKnown[i] === 1) value[e] = worth.values[i]!
  }
  const stratum = new Uint32Array(n)
  let strata = 1
  for (const { codes, values } of controls) strata = splitBy(stratum, strata, codes, values.length, places).length
  const rank = months && ranks(months.values)
  const timeOf = (i: number) =>
    rank ? rank[months.codes[i]!]! : times?.isKnown[i] === 1 ? times.values[i]! : Number.POSITIVE_INFINITY
  return { sessions: n, stratum, strata, facts, value, ...clustersOf(lists, places, timeOf) }
}

/** What is not known comes last. */
const ranks = (values: readonly unknown[]): number[] => {
  const sorted = values.filter((value) => value !== null).map(String)
  sorted.sort()
  return values.map((value) => (value === null ? Number.POSITIVE_INFINITY : sorted.indexOf(String(value))))
}

/** Sessions of a user are in the order of the table, so that the first of those at one time is the first met. */
function clustersOf(lists: SessionLists, places: Uint32Array, timeOf: (i: number) => number) {
  const users = numberUsers(lists)
  const cluster = new Int32Array(places.length)
  const isFirst = new Uint8Array(places.length)
  const isUser = new Uint8Array(places.length)
  let [clusters, first, last] = [0, 0, -1]
  for (let e = 0; e < places.length; e++) {
    const user = users[places[e]!]!
    isUser[e] = user >= 0 ? 1 : 0
    if (user < 0 || user !== last) {
      clusters++
      isFirst[e] = 1
      first = e
    } else if (timeOf(places[e]!) < timeOf(places[first]!)) {
      isFirst[first] = 0
      isFirst[e] = 1
      first = e
    }
    last = user
    cluster[e] = clusters - 1
  }
  return { cluster, clusters, isFirst, isUser }
}

/** Expertise of a session, 1 to 5; 0 where it is not told. */
export const levelOf = (facts: number): number => facts & 7

export const isVerified = (facts: number): number => (facts & FACT.isVerified) / FACT.isVerified

/** What a session must have to be in a specification, as bits that must be set and bits that must not. */
export interface Sample {
  readonly set: number
  readonly unset: number
  /** The least step of trouble. */
  readonly trouble: number
  readonly isFirstOnly: boolean
  readonly hasValue: boolean
}

export function sampleOf(ways: Ways, of: 'success' | 'troubled' | 'value'): Sample {
  return {
    set:
      (of === 'value' ? 0 : FACT.isJudged) |
      (ways.code ? FACT.hasCode : 0) |
      (of !== 'value' && !ways.controls ? FACT.isMatchable : 0),
    unset: ways.unclear ? FACT.isUnclear : 0,
    trouble: of === 'troubled' ? (ways.trouble ? 2 : 1) : 0,
    isFirstOnly: ways.sessions,
    hasValue: of === 'value',
  }
}

/** The places of the sessions of a sample that have a level. */
export function placesOf({ sessions, facts, isFirst, value }: SessionFacts, sample: Sample): Int32Array {
  const places = new Int32Array(sessions)
  let n = 0
  for (let i = 0; i < sessions; i++) {
    const of = facts[i]!
    if (
      (of & 7) !== 0 &&
      (of & sample.set) === sample.set &&
      (of & sample.unset) === 0 &&
      ((of >> 5) & 3) >= sample.trouble &&
      (!sample.isFirstOnly || isFirst[i] === 1) &&
      !(sample.hasValue && Number.isNaN(value[i]))
    )
      places[n++] = i
  }
  return places.subarray(0, n)
}

import type { ResultTable } from '../cells/result-table'
import { FACT, SPECIFICATIONS } from '../sql/compile-specifications'
import type { Ways } from './choice'

/** What every specification is computed from: a place a session, those of a cluster together and in order of time. */
export interface SessionFacts {
  readonly sessions: number
  /** Numbered from 0 in the order they are met. */
  readonly cluster: Int32Array
  readonly clusters: number
  readonly stratum: Int32Array
  readonly strata: number
  readonly facts: Int32Array
  /** NaN where it is not known. */
  readonly value: Float64Array
  /** 1 where the cluster is a user, and not a session that has none. */
  readonly isUser: Uint8Array
  /** 1 for the first session of each cluster. */
  readonly isFirst: Uint8Array
}

export function readFacts(answer: ResultTable): SessionFacts {
  const n = answer.rowCount
  const column = (name: string) => answer.column(name)
  const [clusters, strata, facts, worth] = [
    column(SPECIFICATIONS.cluster),
    column(SPECIFICATIONS.stratum),
    column(SPECIFICATIONS.facts),
    column(SPECIFICATIONS.worth),
  ]
  const read = {
    cluster: new Int32Array(n),
    stratum: new Int32Array(n),
    facts: new Int32Array(n),
    value: new Float64Array(n),
    isFirst: new Uint8Array(n),
    isUser: new Uint8Array(n),
  }
  const numbers = new Map<number, number>()
  let last: number | null = null
  let met = -1
  for (let i = 0; i < n; i++) {
    const cluster = Number(clusters.at(i))
    if (cluster !== last) {
      met++
      read.isFirst[i] = 1
    }
    last = cluster
    read.isUser[i] = cluster >= 0 ? 1 : 0
    read.cluster[i] = met
    const stratum = Number(strata.at(i))
    const known = numbers.get(stratum) ?? numbers.size
    if (known === numbers.size) numbers.set(stratum, known)
    read.stratum[i] = known
    read.facts[i] = Number(facts.at(i))
    const value = worth.at(i)
    read.value[i] = value === null ? Number.NaN : Number(value)
  }
  return { sessions: n, clusters: met + 1, strata: numbers.size, ...read }
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

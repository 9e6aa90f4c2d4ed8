import type { KeyValue } from '../pivot/dimension'
import type { Interval } from '../stats/interval'

/** A number of a change with its interval over draws of users; null where a draw did not have it. */
export interface Drawn {
  readonly value: number
  readonly interval: Interval | null
}

/** A group in one of the two periods. */
export interface GroupInPeriod {
  readonly n: number
  /** Of the sessions of the period. */
  readonly share: number
  /** Its rate or mean; null where it has no session, or no measure was asked for. */
  readonly value: number | null
}

/** One group of a change. */
export interface ChangeGroup {
  /** The group, or all groups that are withheld, put together. */
  readonly group:
    | { readonly kind: 'value'; readonly value: KeyValue }
    | { readonly kind: 'withheld'; readonly count: number }
  readonly name: string
  readonly from: GroupInPeriod
  readonly to: GroupInPeriod
  /** Parts of the change of the measure; null where none was asked for. */
  readonly mix: Drawn | null
  readonly within: Drawn | null
  /** Change of its share. */
  readonly shareChange: Drawn
  /** Relative change of its share: 0.2 for one that grew by a fifth; null where it had none. */
  readonly growth: Drawn | null
}

/** What changed between two periods, and which groups made it. */
export interface ChangeResult {
  readonly from: { readonly n: number; readonly value: number | null }
  readonly to: { readonly n: number; readonly value: number | null }
  /** Users, and sessions without one, that were drawn. */
  readonly clusters: number
  /** Null where no measure was asked for. */
  readonly change: Drawn | null
  readonly mix: Drawn | null
  readonly within: Drawn | null
  /** In the order of the dimension; what is withheld comes last. */
  readonly groups: readonly ChangeGroup[]
}

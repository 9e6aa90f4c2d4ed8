import type { Profile } from '#core/cells/profile'
import type { PivotSpec } from '#core/pivot/spec'

export interface ProfileSlice {
  /** How sessions spread over the values of dimensions, and over numbers in bins: what the field list draws and filters list. */
  readonly profiles: ReadonlyMap<string, Profile>
  readonly histograms: ReadonlyMap<string, Profile>
  /** Counts the sessions per value of a dimension. */
  profile(dimension: string): Promise<void>
  /** Counts those of all fields, one after the other. */
  profileAll(): Promise<void>
  /** Puts what is there on other thresholds, or on fields that were defined anew. */
  refreshProfiles(before: PivotSpec): Promise<void>
  forgetProfiles(): void
}

import type { AppInfo, FileRef, RecentEntry, Settings } from '#core/channels'

export interface HostSlice {
  /** Null until the host has answered. */
  readonly info: AppInfo | null
  readonly settings: Settings
  readonly recent: readonly RecentEntry[]
  /** Asks the host what there is, and opens what was named at the start. */
  start(): Promise<void>
  refreshRecent(): Promise<void>
  changeSettings(change: Partial<Settings>): void
  /** Opens files the host serves. */
  openRefs(files: readonly FileRef[], name?: string): Promise<void>
  openSample(): Promise<void>
  openRecent(entry: RecentEntry): Promise<void>
  forgetRecent(entry: RecentEntry): Promise<void>
}

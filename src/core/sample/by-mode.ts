import { WORK_MODES, type WorkMode } from '../dataset/work-mode'

export const MODES: readonly WorkMode[] = WORK_MODES.labels.map((label) => label.value)

/** A table with one entry per work mode. */
export const byMode = <T>(make: (mode: WorkMode) => T): Record<WorkMode, T> =>
  Object.fromEntries(MODES.map((mode) => [mode, make(mode)])) as Record<WorkMode, T>

import { z } from 'zod'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '#core/channels'
import type { Result } from '#core/failure'
import { createJsonFile } from './json-file'

export interface SettingsStore {
  read(): Promise<Settings>
  /** Changes what is given and keeps the rest. */
  write(change: { [K in keyof Settings]?: Settings[K] | undefined }): Promise<Result<Settings>>
}

/** The user's settings, in a JSON file. */
export function createSettings(file: string): SettingsStore {
  const json = createJsonFile(file, parseSettings)
  return {
    read: json.read,
    write: (change) => json.update((now) => parseSettings({ ...now, ...withoutUndefined(change) })),
  }
}

/** Reads each setting by itself: one that does not fit falls back to its default and leaves the others alone. */
function parseSettings(raw: unknown): Settings {
  const given = z.record(z.string(), z.unknown()).catch({}).parse(raw)
  const fitting = Object.entries(settingsSchema.shape).filter(([name, field]) => field.safeParse(given[name]).success)
  return settingsSchema.parse({
    ...DEFAULT_SETTINGS,
    ...Object.fromEntries(fitting.map(([name]) => [name, given[name]])),
  })
}

const withoutUndefined = (change: object) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

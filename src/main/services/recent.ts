import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import type { RecentEntry } from '#core/channels'
import { ok, type Result } from '#core/failure'
import { createJsonFile } from './json-file'
import { placeName } from './place-name'

const MOST = 12

const entrySchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  openedAt: z.iso.datetime(),
  /** What the user pointed at: files or folders. */
  paths: z.array(z.string().min(1)).min(1),
})
type Entry = z.infer<typeof entrySchema>

/** What was opened lately, newest first; opening the same again moves it up. */
export interface Recent {
  list(): Promise<RecentEntry[]>
  find(id: string): Promise<{ name: string; paths: readonly string[] } | null>
  note(name: string, paths: readonly string[]): Promise<Result<null>>
  forget(id: string): Promise<Result<null>>
}

export function createRecent(file: string, now: () => Date = () => new Date()): Recent {
  const json = createJsonFile(file, parseEntries)
  const change = async (edit: (entries: Entry[]) => Entry[]): Promise<Result<null>> => {
    const written = await json.update((entries) => edit(entries).slice(0, MOST))
    return written.ok ? ok(null) : written
  }
  return {
    list: async () => (await json.read()).map(({ paths, ...rest }) => ({ ...rest, place: placeOf(paths) })),
    find: async (id) => (await json.read()).find((entry) => entry.id === id) ?? null,
    note: (name, given) =>
      change((entries) => {
        const paths = [...new Set(given)].sort()
        const isSame = (entry: Entry) => JSON.stringify(entry.paths) === JSON.stringify(paths)
        const id = entries.find(isSame)?.id ?? randomUUID()
        return [{ id, name, openedAt: now().toISOString(), paths }, ...entries.filter((entry) => !isSame(entry))]
      }),
    forget: (id) => change((entries) => entries.filter((entry) => entry.id !== id)),
  }
}

/** Keeps the entries that are whole. */
function parseEntries(raw: unknown): Entry[] {
  return z
    .array(z.unknown())
    .catch([])
    .parse(raw)
    .flatMap((one) => entrySchema.safeParse(one).data ?? [])
    .slice(0, MOST)
}

const placeOf = (paths: readonly string[]): string => placeName(path.dirname(paths[0] ?? ''))

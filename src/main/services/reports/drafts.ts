import { randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { DraftEntry } from '#core/channels'
import { fail, ok, type Result } from '#core/failure'
import { readReport } from '#core/report/read-report'
import { writeAtomically } from '../atomic-write'
import { errorCode } from '../error-code'
import { readText } from './report-files'

/** Work that has no file yet, kept in the program's own folder so that a crash does not lose it. */
export interface Drafts {
  /** Newest first. */
  list(): Promise<DraftEntry[]>
  /** Replaces the draft of this id, or makes one. */
  write(id: string | null, text: string): Promise<Result<{ id: string }>>
  read(id: string): Promise<Result<string>>
  discard(id: string): Promise<Result<null>>
}

const MOST = 10
const ENDING = '.report.json'
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function createDrafts(folder: string): Drafts {
  const fileOf = (id: string) => path.join(folder, `${id}${ENDING}`)
  const known = (id: string): Result<string> =>
    ID.test(id) ? ok(fileOf(id)) : fail({ code: 'recent-gone', name: 'Unsaved work' })

  async function listAll(): Promise<DraftEntry[]> {
    const names = await readdir(folder).catch(() => [])
    const ids = names.filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length))
    const entries = await Promise.all(ids.filter((id) => ID.test(id)).map((id) => entryOf(id, fileOf(id))))
    return entries.filter((entry) => entry !== null).sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
  }

  return {
    list: listAll,
    async write(given, text) {
      const id = given !== null && ID.test(given) ? given : randomUUID()
      const written = await writeAtomically(fileOf(id), text)
      if (!written.ok) return written
      const oldest = (await listAll()).slice(MOST).filter((entry) => entry.id !== id)
      for (const entry of oldest) await rm(fileOf(entry.id), { force: true })
      return ok({ id })
    },
    async read(id) {
      const file = known(id)
      return file.ok ? readText(file.value) : file
    },
    async discard(id) {
      const file = known(id)
      if (!file.ok) return file
      try {
        await rm(file.value, { force: true })
        return ok(null)
      } catch (error) {
        return fail({ code: 'write-failed', file: 'The draft', detail: errorCode(error) })
      }
    },
  }
}

/** Null for what is no report, or is gone again. */
async function entryOf(id: string, file: string): Promise<DraftEntry | null> {
  const found = await stat(file).catch(() => null)
  const text = await readText(file)
  const read = text.ok ? readReport(text.value, file) : text
  if (!found || !read.ok) return null
  const { datasets, views } = read.value.report
  return { id, name: datasets[0]?.name ?? 'a dataset', views: views.length, savedAt: found.mtime.toISOString() }
}

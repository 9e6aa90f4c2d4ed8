import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import path from 'node:path'
import type { FileRef } from '#core/channels'
import { fail, ok, type Result } from '#core/failure'
import { errorCode, isGone } from './error-code'

/** A file on its way to the page. */
export interface FileToAdmit {
  readonly path: string
  /** What the page will call it; see FileRef. */
  readonly name: string
  /** What the user pointed at: this file, or the folder it was found in. */
  readonly chosen: string
  /** Why it cannot be read, where that is known; nothing of it is served. */
  readonly locked?: string
}

/**
 * The files a host serves. The page holds an unguessable id and never a path; what was not admitted here cannot be
 * read, whatever the page asks for.
 */
export interface FileRegistry {
  admit(file: FileToAdmit): Promise<Result<FileRef>>
  find(id: string): FileToAdmit | null
}

export function createFileRegistry(): FileRegistry {
  const files = new Map<string, FileToAdmit>()
  // The same choice keeps its id, so that opening a large folder again and again does not fill the memory.
  const ids = new Map<string, string>()

  return {
    async admit(file) {
      const size = file.locked === undefined ? await readableSize(file) : ok(0)
      if (!size.ok) return size
      const key = JSON.stringify([path.resolve(file.path), file.name, file.chosen])
      const id = ids.get(key) ?? randomUUID()
      ids.set(key, id)
      files.set(id, { ...file, path: path.resolve(file.path) })
      return ok({ id, name: file.name, size: size.value, ...(file.locked !== undefined && { locked: file.locked }) })
    },
    find: (id) => files.get(id) ?? null,
  }
}

async function readableSize({ path: file, name }: FileToAdmit): Promise<Result<number>> {
  try {
    const found = await stat(file)
    if (!found.isFile()) return fail({ code: 'file-unreadable', file: name, detail: 'not a file' })
    await access(file, constants.R_OK)
    return ok(found.size)
  } catch (error) {
    return fail(
      isGone(error)
        ? { code: 'file-gone', file: name }
        : { code: 'file-unreadable', file: name, detail: errorCode(error) },
    )
  }
}

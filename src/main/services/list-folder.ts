import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { DATA_FILE_KINDS, isDataFile } from '#core/dataset/data-file'
import { fail, ok, type Result } from '#core/failure'
import { errorCode, isGone } from './error-code'

/** What a folder holds. */
export interface Listing {
  readonly files: readonly ListedFile[]
  /** Folders below it that may not be read, and the system's word for why. */
  readonly locked: readonly { readonly name: string; readonly why: string }[]
}

export interface ListedFile {
  readonly path: string
  /** Below the folder, with `/` between folders. */
  readonly name: string
}

/**
 * The data files in a folder and below it, by name: its transcripts, or where it has none its session exports. A file
 * that links lead to twice is listed once. What is missing from a list is missing from every number, so folders below
 * that cannot be read are named.
 */
export async function listFolder(folder: string): Promise<Result<Listing>> {
  const found = await walk(folder)
  if (!found.ok) return found
  const { locked } = found.value
  for (const kind of DATA_FILE_KINDS) {
    const files = found.value.files.filter((file) => isDataFile(file.name, kind))
    if (files.length > 0) return ok({ files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), locked })
  }
  const [first] = locked
  if (first) return fail({ code: 'file-unreadable', file: first.name, detail: first.why })
  return fail({ code: 'no-files', where: path.basename(folder) })
}

async function walk(root: string): Promise<Result<Listing>> {
  const files = new Map<string, ListedFile>()
  const linked = new Map<string, ListedFile>()
  const locked: { name: string; why: string }[] = []
  const seenFolders = new Set<string>()
  // Links wait until every real folder has been read, so that a file is known by the name of the place it lies in.
  const folders: ListedFile[] = [{ path: root, name: '' }]
  const linkedFolders: ListedFile[] = []

  for (let here = folders.pop(); here; here = folders.pop() ?? linkedFolders.pop()) {
    try {
      const real = await realpath(here.path)
      if (seenFolders.has(real)) continue
      seenFolders.add(real)
      for (const entry of await readdir(real, { withFileTypes: true })) {
        const at: ListedFile = { path: path.join(real, entry.name), name: joinName(here.name, entry.name) }
        const kind = await kindOf(entry, at.path)
        if (kind === 'folder') (entry.isSymbolicLink() ? linkedFolders : folders).push(at)
        if (kind === 'file' && isWanted(at.name)) {
          if (entry.isSymbolicLink()) linked.set(await realpath(at.path), at)
          else files.set(at.path, at)
        }
      }
    } catch (error) {
      if (here.name) locked.push({ name: here.name, why: errorCode(error) })
      else if (isGone(error)) return fail({ code: 'file-gone', file: path.basename(root) })
      else return fail({ code: 'file-unreadable', file: path.basename(root), detail: errorCode(error) })
    }
  }
  for (const [real, file] of linked) if (!files.has(real)) files.set(real, file)
  return ok({ files: [...files.values()], locked })
}

async function kindOf(entry: Dirent, at: string): Promise<'file' | 'folder' | 'neither'> {
  if (!entry.isSymbolicLink()) return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'neither'
  // A link to nothing, or to itself, holds no data.
  const target = await stat(at).catch(() => null)
  return target?.isFile() ? 'file' : target?.isDirectory() ? 'folder' : 'neither'
}

const isWanted = (name: string) => DATA_FILE_KINDS.some((kind) => isDataFile(name, kind))
const joinName = (folder: string, name: string) => (folder ? `${folder}/${name}` : name)

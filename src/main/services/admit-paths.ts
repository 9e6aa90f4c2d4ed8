import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { FileRef } from '#core/channels'
import { fail, ok, type Result } from '#core/failure'
import { errorCode, isGone } from './error-code'
import type { FileRegistry, FileToAdmit } from './file-registry'
import { listFolder } from './list-folder'

/**
 * Admits what the user pointed at: files as they are, folders as the data files below them. All of it, or none; folders
 * below one that cannot be read are in it by name, so that whoever opens the others can list them.
 */
export async function admitPaths(registry: FileRegistry, paths: readonly string[]): Promise<Result<FileRef[]>> {
  const chosen = [...new Set(paths)]
  const refs: FileRef[] = []
  for (const one of chosen) {
    const files = await filesOf(one)
    if (!files.ok) return files
    for (const ref of await Promise.all(files.value.map(registry.admit))) {
      if (!ref.ok) return ref
      refs.push(ref.value)
    }
  }
  return ok(refs)
}

async function filesOf(chosen: string): Promise<Result<FileToAdmit[]>> {
  const name = path.basename(chosen)
  try {
    if (!(await stat(chosen)).isDirectory()) return ok([{ path: chosen, name, chosen }])
  } catch (error) {
    if (isGone(error)) return fail({ code: 'file-gone', file: name })
    return fail({ code: 'file-unreadable', file: name, detail: errorCode(error) })
  }
  const listed = await listFolder(chosen)
  if (!listed.ok) return listed
  const { files, locked } = listed.value
  // With the folder's own name, which is what the user knows, and which keeps equal names apart.
  const below = (at: string) => ({ path: path.join(chosen, at), name: `${name}/${at}`, chosen })
  return ok([
    ...files.map((f) => ({ ...below(f.name), path: f.path })),
    ...locked.map((f) => ({ ...below(f.name), locked: f.why })),
  ])
}

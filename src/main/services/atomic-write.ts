import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '#core/failure'
import { errorCode } from './error-code'
import { isRunning } from './is-running'
import { removedWhenSignalled } from './removed-when-signalled'

/**
 * Writes a file so that whoever reads it, even after a power cut, finds the old content or the new, never a part: a
 * neighbour is written, flushed to the disk and renamed over it, and the folder is flushed in its turn. A file that is
 * replaced keeps its permissions, and a link keeps leading to it. Neighbours that a process left when it was killed are
 * removed.
 *
 * @param mode permissions of a new file, before the umask; without, it is for the user alone
 */
export async function writeAtomically(
  file: string,
  data: string | Uint8Array | AsyncIterable<Uint8Array>,
  { mode = 0o600 }: { readonly mode?: number } = {},
): Promise<Result<null>> {
  let temporary: string | null = null
  try {
    await mkdir(path.dirname(file), { recursive: true })
    const target = await realpath(file).catch(() => file)
    const before = await stat(target).catch(() => null)
    await removeAbandoned(target)
    temporary = `${target}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`
    const handle = await open(temporary, 'wx', mode)
    const endWatch = removedWhenSignalled(temporary)
    try {
      if (before?.isFile()) await handle.chmod(before.mode & 0o777)
      await writeFile(handle, data)
      await handle.sync()
    } finally {
      await handle.close()
      endWatch()
    }
    await rename(temporary, target)
    await flushFolder(path.dirname(target))
    return ok(null)
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true }).catch(() => undefined)
    return fail({ code: 'write-failed', file: path.basename(file), detail: errorCode(error) })
  }
}

/** Makes the new name last too. Windows opens no folders, and some network disks flush none. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  try {
    await handle?.sync()
  } catch {
    // The file itself is on the disk.
  } finally {
    await handle?.close()
  }
}

/** Removes half-written neighbours whose process is no more. */
async function removeAbandoned(target: string): Promise<void> {
  const start = `${path.basename(target)}.`
  for (const name of await readdir(path.dirname(target)).catch(() => [])) {
    const writer = name.startsWith(start) ? /^(\d+)-[0-9a-f]{12}\.tmp$/.exec(name.slice(start.length)) : null
    if (!writer || isRunning(Number(writer[1]))) continue
    await rm(path.join(path.dirname(target), name), { force: true }).catch(() => undefined)
  }
}

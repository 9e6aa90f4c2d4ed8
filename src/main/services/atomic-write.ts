import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '#core/failure'
import { errorCode } from './error-code'

/**
 * Writes a file so that whoever reads it, even after a power cut, finds the old content or the new, never a part: a
 * neighbour is written, flushed to the disk and renamed over it.
 */
export async function writeAtomically(
  file: string,
  data: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<Result<null>> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await writeFile(handle, data)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, file)
    return ok(null)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    return fail({ code: 'write-failed', file: path.basename(file), detail: errorCode(error) })
  }
}

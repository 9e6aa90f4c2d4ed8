import path from 'node:path'
import { ok, type Result } from '#core/failure'
import { writeAtomically } from '../services/atomic-write'

/** Writes files into a folder, and says which. */
export async function writeFiles(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<Result<null>> {
  for (const { name, text } of files) {
    const written = await writeAtomically(path.join(folder, name), text, { mode: 0o666 })
    if (!written.ok) return written
  }
  process.stderr.write(`Wrote ${files.map(({ name }) => name).join(', ')} to ${folder}.\n`)
  return ok(null)
}

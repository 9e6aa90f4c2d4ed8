import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '#core/failure'
import { writeAtomically } from '../atomic-write'
import { errorCode, isGone } from '../error-code'

/** Reports on the disk. It remembers what it read and wrote, so that a change from elsewhere is not written over. */
export interface ReportFiles {
  read(file: string): Promise<Result<string>>
  /** Replaces the file as a whole. `report-changed` where another hand has changed it since it was read here. */
  write(file: string, text: string): Promise<Result<null>>
  /** Writes where nothing was read before: a file that is there is replaced. */
  writeNew(file: string, text: string): Promise<Result<null>>
}

// A report is a few kilobytes; one of more than this is something else.
const MOST_BYTES = 64 << 20

// What the umask leaves of it is what other programs give a document.
const DOCUMENT = 0o666

export function createReportFiles(): ReportFiles {
  const known = new Map<string, string>()

  async function writeNew(file: string, text: string): Promise<Result<null>> {
    const written = await writeAtomically(file, text, { mode: DOCUMENT })
    if (written.ok) known.set(path.resolve(file), hash(text))
    return written
  }

  return {
    async read(file) {
      const text = await readText(file)
      if (text.ok) known.set(path.resolve(file), hash(text.value))
      return text
    },
    async write(file, text) {
      const before = known.get(path.resolve(file))
      const now = await readText(file)
      // One that was deleted meanwhile is written anew: nothing is lost by it.
      const isForeign = before !== undefined && now.ok && hash(now.value) !== before
      return isForeign ? fail({ code: 'report-changed', file: path.basename(file) }) : writeNew(file, text)
    },
    writeNew,
  }
}

/** The text of a report, of at most 64 MB. */
export async function readText(file: string): Promise<Result<string>> {
  const name = path.basename(file)
  try {
    if ((await stat(file)).size > MOST_BYTES) return fail({ code: 'not-a-report', file: name })
    return ok(await readFile(file, 'utf8'))
  } catch (error) {
    if (isGone(error)) return fail({ code: 'file-gone', file: name })
    return fail({ code: 'file-unreadable', file: name, detail: errorCode(error) })
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64')

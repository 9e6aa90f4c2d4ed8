import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type JournalEntry, type JournalText, journalLine, parseJournal } from '#core/classify/journal-entry'
import { fail, ok, type Result } from '#core/failure'
import { errorCode } from '../error-code'
import { isRunning } from '../is-running'

/** A journal open for writing. */
export interface Journal {
  /** What it held when it was opened. */
  readonly before: JournalText
  /** Writes entries and settles when they are on the disk; those of many callers are flushed together. */
  append(...entries: readonly JournalEntry[]): Promise<void>
  close(): Promise<void>
}

/** The entries of a journal, without opening it for writing; none where there is no file. */
export async function readJournal(file: string): Promise<Result<JournalText>> {
  try {
    return ok(parseJournal(await readFile(file, 'utf8')))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ok({ entries: [], unreadable: [] })
    return fail({ code: 'file-unreadable', file: path.basename(file), detail: errorCode(error) })
  }
}

/** Opens a journal, or begins one. Only one run at a time writes to it. */
export async function openJournal(file: string): Promise<Result<Journal>> {
  const name = path.basename(file)
  try {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true })
    if (!(await lock(file))) return fail({ code: 'journal-in-use', file: name })
    const before = await readJournal(file)
    if (!before.ok) {
      await unlock(file)
      return before
    }
    const handle = await open(file, 'a', 0o600)
    // A line that was being written when the program was killed stays apart from what is written now.
    if (before.value.unreadable.some(({ why }) => why === 'cut-off')) await handle.appendFile('\n')
    return ok({ before: before.value, ...writer(handle), close: () => close(handle, file) })
  } catch (error) {
    return fail({ code: 'write-failed', file: name, detail: errorCode(error) })
  }
}

type Handle = Awaited<ReturnType<typeof open>>

function writer(handle: Handle): Pick<Journal, 'append'> {
  let waiting = ''
  let last: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  async function flush(): Promise<void> {
    const text = waiting
    waiting = ''
    next = null
    await handle.appendFile(text)
    await handle.datasync()
  }
  return {
    append(...entries) {
      for (const entry of entries) waiting += journalLine(entry)
      next ??= last.then(flush)
      last = next
      return next
    },
  }
}

async function close(handle: Handle, file: string): Promise<void> {
  await handle.close()
  await unlock(file)
}

const lockOf = (file: string): string => `${file}.lock`

/** Takes the lock of a journal, also from a program that is no more. */
async function lock(file: string): Promise<boolean> {
  for (let tries = 0; tries < 2; tries++) {
    try {
      await writeFile(lockOf(file), String(process.pid), { flag: 'wx', mode: 0o600 })
      openHere.add(path.resolve(file))
      return true
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
      const owner = Number(await readFile(lockOf(file), 'utf8').catch(() => ''))
      if (owner > 0 && owner !== process.pid && isRunning(owner)) return false
      if (owner === process.pid && openHere.has(path.resolve(file))) return false
      await rm(lockOf(file), { force: true })
    }
  }
  return false
}

async function unlock(file: string): Promise<void> {
  openHere.delete(path.resolve(file))
  await rm(lockOf(file), { force: true })
}

/** Journals this program has open; a number of a process can come again. */
const openHere = new Set<string>()

import { readFile } from 'node:fs/promises'
import type { Result } from '#core/failure'
import { ok } from '#core/failure'
import { writeAtomically } from './atomic-write'

/** A small file of our own. Changes run one after the other, so that none is lost. */
export interface JsonFile<T> {
  read(): Promise<T>
  update(change: (now: T) => T): Promise<Result<T>>
}

/** `parse` is also given `undefined`, for a file that is missing or damaged: losing a preference stops nobody. */
export function createJsonFile<T>(file: string, parse: (raw: unknown) => T): JsonFile<T> {
  const read = async () => parse(await readJson(file))
  let last: Promise<unknown> = Promise.resolve()

  const apply = async (change: (now: T) => T): Promise<Result<T>> => {
    const next = change(await read())
    const written = await writeAtomically(file, `${JSON.stringify(next, null, 2)}\n`)
    return written.ok ? ok(next) : written
  }
  return {
    read,
    update(change) {
      const done = last.then(() => apply(change))
      last = done.catch(() => undefined)
      return done
    },
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

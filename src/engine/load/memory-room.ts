import type { Failure } from '#core/failure'
import { bytesOf, compileMemory } from '#core/sql/compile-memory'
import type { LoadRun } from './load-run'

/** Of what the engine does not use yet, this much may be columns; the rest is for answering questions. */
const SHARE_OF_COLUMNS = 0.9

/** Bytes that the columns of a dataset may come to, beside whatever the engine holds already. */
export async function roomLeft(load: LoadRun): Promise<number> {
  const memory = await load.run(compileMemory())
  const limit = bytesOf(String(memory.column('limit').at(0)))
  return SHARE_OF_COLUMNS * (limit - Number(memory.column('bytes').at(0)))
}

/** The database reached its limit; it goes on, and what did not fit can be dropped. */
export const isOutOfMemory = (failure: Failure): boolean =>
  failure.code === 'query-failed' && /out of memory|could not allocate/i.test(failure.detail)

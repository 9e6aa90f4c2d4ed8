import { stat } from 'node:fs/promises'
import type { ByteSource } from '#engine/byte-source'
import { pathSource } from '#main/services/path-source'

/** A file of this machine, read piece by piece. */
export async function fileSource(file: string): Promise<ByteSource> {
  const { size } = await stat(file)
  return pathSource(file, file, size)
}

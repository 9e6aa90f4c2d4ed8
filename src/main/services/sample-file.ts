import { existsSync } from 'node:fs'
import path from 'node:path'

const BELOW = path.join('resources', 'sample', 'sessions.parquet')

/** The sample export that comes with the program: beside its code in the repository and in a package. Null if absent. */
export function sampleFile(from: string = import.meta.dirname): string | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, BELOW)
    if (existsSync(file)) return file
    if (folder === path.dirname(folder)) return null
  }
}

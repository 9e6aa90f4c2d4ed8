import { existsSync } from 'node:fs'
import path from 'node:path'

/** A file that comes with the program, below `resources`: beside its code in the repository and in a package. */
export function resourceFile(below: string, from: string = import.meta.dirname): string | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'resources', below)
    if (existsSync(file)) return file
    if (folder === path.dirname(folder)) return null
  }
}

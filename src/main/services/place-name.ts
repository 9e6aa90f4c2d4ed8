import os from 'node:os'
import path from 'node:path'

/** A folder as people know it: `~/exports`. */
export function placeName(folder: string, home: string = os.homedir()): string {
  const below = path.relative(home, folder)
  if (below === '') return '~'
  return below.startsWith('..') || path.isAbsolute(below) ? folder : path.join('~', below)
}

import { realpath } from 'node:fs/promises'
import path from 'node:path'

/**
 * The file below `root` that a URL's path names, after every link has been followed; null for whatever is not there or
 * leads out, by dots, backslashes, drive letters, NUL or links.
 */
export async function safePath(root: string, pathname: string): Promise<string | null> {
  const segments = decode(pathname)?.split('/').slice(1)
  if (!segments?.every(isPlainName)) return null
  try {
    const top = await realpath(root)
    const file = await realpath(path.join(top, ...segments))
    return file.startsWith(top + path.sep) ? file : null
  } catch {
    return null
  }
}

const isPlainName = (segment: string) =>
  segment !== '' && segment !== '.' && segment !== '..' && !/[\\/:]/.test(segment) && !hasControlCharacter(segment)

const hasControlCharacter = (text: string) => [...text].some((c) => c < ' ' || c === '\x7f')

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

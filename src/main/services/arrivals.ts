import type { FileRef } from '#core/channels'
import { type Failure, ok, type Result } from '#core/failure'

/** Files that come from outside the page: the command line, a second start, the system's "open with". */
export interface Arrivals {
  add(paths: readonly string[]): void
  /** What came before the page was there to be told; once. */
  take(): Promise<Result<FileRef[]>>
}

interface Ports {
  admit(paths: readonly string[]): Promise<Result<FileRef[]>>
  announce(files: FileRef[]): void
  complain(failure: Failure): void
}

// A system that opens five files sends five messages; the page should hear of one dataset.
const GATHER_MS = 100

export function createArrivals({ admit, announce, complain }: Ports): Arrivals {
  let waiting: string[] = []
  let isPageThere = false

  const takeAll = async (): Promise<Result<FileRef[]>> => {
    const paths = waiting
    waiting = []
    return paths.length > 0 ? admit(paths) : ok([])
  }
  const tell = async () => {
    const files = await takeAll()
    if (!files.ok) complain(files.failure)
    else if (files.value.length > 0) announce(files.value)
  }
  return {
    add(paths) {
      waiting.push(...paths)
      if (isPageThere) setTimeout(() => void tell(), GATHER_MS)
    },
    take() {
      isPageThere = true
      return takeAll()
    },
  }
}

import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '#core/failure'

export interface BrowserArguments {
  /** Absolute; all of them exist. */
  readonly files: readonly string[]
  /** False where the address is only printed. */
  readonly isOpening: boolean
}

/** Reads the browser host's command line: `[--no-open] [FILE...]`. */
export function readArguments(argv: readonly string[]): Result<BrowserArguments> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { 'no-open': { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const files = positionals.map((file) => path.resolve(file))
    const [missing] = positionals.filter((_, i) => !existsSync(files[i] ?? ''))
    if (missing !== undefined) return fail({ code: 'file-gone', file: missing })
    return ok({ files, isOpening: !values['no-open'] })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return fail({ code: 'usage', detail: error.message })
  }
}

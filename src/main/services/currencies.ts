import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '#core/failure'
import { type CurrencyTable, currencyTableSchema } from '#core/value/postings/currency'
import { errorCode } from './error-code'

const BELOW = path.join('resources', 'rates', 'currencies.json')

/** The table that comes with the program, beside its code in the repository and in a package. */
export function currenciesFile(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, BELOW)
    if (existsSync(file) || folder === path.dirname(folder)) return file
  }
}

/** Reads a table of currencies. */
export async function readCurrencies(file: string): Promise<Result<CurrencyTable>> {
  try {
    const parsed = currencyTableSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    if (parsed.success) return ok(parsed.data)
    const { path: at, message } = parsed.error.issues[0]!
    return fail({ code: 'currencies-unreadable', file: path.basename(file), detail: `${at.join('.')}: ${message}` })
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message : errorCode(error)
    return fail({ code: 'currencies-unreadable', file: path.basename(file), detail })
  }
}

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type PriceTable, priceTableSchema } from '#core/classify/prices'
import { fail, ok, type Result } from '#core/failure'
import { errorCode } from '../error-code'
import { resourceFile } from '../resource-file'

const NAME = 'prices.json'

/** The table of prices: the one that is named, else the user's own in the folder of the app, else that of the program. */
export async function readPrices(folder: string, named?: string): Promise<Result<PriceTable>> {
  const own = path.join(folder, NAME)
  const file = named ?? (existsSync(own) ? own : resourceFile(NAME))
  if (file === null) return fail({ code: 'file-gone', file: NAME })
  const name = path.basename(file)
  try {
    const parsed = priceTableSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    if (parsed.success) return ok(parsed.data)
    const [issue] = parsed.error.issues
    return fail({ code: 'prices-unfit', file: name, detail: `${issue?.path.join('.')}: ${issue?.message}` })
  } catch (error) {
    if (error instanceof SyntaxError) return fail({ code: 'prices-unfit', file: name, detail: 'it is not JSON' })
    const code = errorCode(error)
    return fail(
      code === 'ENOENT'
        ? { code: 'file-gone', file: named ?? name }
        : { code: 'file-unreadable', file: name, detail: code },
    )
  }
}

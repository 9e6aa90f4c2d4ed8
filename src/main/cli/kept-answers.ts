import { existsSync } from 'node:fs'
import { PRICE_MODEL } from '#core/classify/price-question'
import { ok, type Result } from '#core/failure'
import type { AskedOfModel } from '#core/value/study/study-of-journal'
import { appFolder } from '../services/app-folder'
import { readLabels } from '../services/classify/read-labels'
import { journalIn } from './classify-options'

/** Options of a command that takes what models have said before, and asks none. */
export const KEPT_OPTIONS = {
  journal: { type: 'string', multiple: true },
  model: { type: 'string' },
  hide: { type: 'string', multiple: true },
  'hide-files': { type: 'boolean' },
} as const

interface Values {
  readonly journal?: readonly string[]
  readonly model?: string
  readonly hide?: string[]
  readonly 'hide-files'?: boolean
}

/** What models have said, out of the journals that are named or else the program's own, and how they are taken to be asked. */
export async function keptAnswers(values: Values): Promise<Result<AskedOfModel>> {
  const own = journalIn(appFolder())
  const labels = await readLabels(values.journal ?? (existsSync(own) ? [own] : []))
  if (!labels.ok) return labels
  return ok({
    model: values.model ?? PRICE_MODEL,
    redaction: { fileNames: values['hide-files'] === true, terms: values.hide ?? [] },
    labels: labels.value,
  })
}

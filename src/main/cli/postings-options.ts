import { ok, type Result } from '#core/failure'
import { readingLines } from '#core/value/postings/describe-reading'
import type { Inflation } from '#core/value/postings/inflation'
import { missingFields } from '#core/value/postings/missing-fields'
import { isPostingField, type PostingField } from '#core/value/postings/posting-field'
import { mappingOf, proposePostingFields } from '#core/value/postings/propose-posting-fields'
import { type PostingRules, type PostingsRead, readPostings, STUDY_PERIOD } from '#core/value/postings/read-postings'
import { parseDay, parseInflation } from '#core/value/postings/read-rules'
import type { Engine } from '#engine/engine'
import { currenciesFile, readCurrencies } from '../services/currencies'
import { nameOf, sourcesOf } from './open-files'
import { usage } from './outcome'

/** Options of every command that opens postings. */
export const POSTINGS_OPTIONS = {
  postings: { type: 'string', multiple: true },
  'posting-map': { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  currencies: { type: 'string' },
  inflation: { type: 'string' },
  'price-year': { type: 'string' },
} as const

type Values = {
  readonly [O in keyof typeof POSTINGS_OPTIONS]?: (typeof POSTINGS_OPTIONS)[O] extends { multiple: true }
    ? string[]
    : string
}

export interface OpenedPostings {
  readonly read: PostingsRead
  readonly unreadableLines: number
}

/** Opens postings as the options say, and tells on standard error what became of their rows. */
export async function openPostings(engine: Engine, values: Values): Promise<Result<OpenedPostings>> {
  const { postings = [] } = values
  const chosen = parsePostingMap(values['posting-map'] ?? [])
  if (!chosen.ok) return chosen
  const rules = await parseRules(values)
  if (!rules.ok) return rules
  const sources = await sourcesOf(postings)
  if (!sources.ok) return sources
  const table = await engine.read(sources.value, { signal: new AbortController().signal })
  if (!table.ok) return table
  const { columns, unreadableLines } = table.value
  const mapping = mappingOf(proposePostingFields(columns, chosen.value))
  const complete = missingFields(mapping, nameOf(postings), columns)
  if (!complete.ok) return complete
  const read = readPostings(columns, mapping, rules.value)
  process.stderr.write(`${readingLines(read, read.postings.length, unreadableLines).join('\n')}\n`)
  return ok({ read, unreadableLines })
}

function parsePostingMap(texts: readonly string[]): Result<Record<string, PostingField | null>> {
  const chosen: Record<string, PostingField | null> = {}
  for (const text of texts) {
    const at = text.lastIndexOf('=')
    const [source, field] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()]
    if (source === '' || (field !== 'none' && !isPostingField(field)))
      return usage(`--posting-map is "their column=field", with a field of postings or none, not ${text}`)
    chosen[source] = field === 'none' ? null : field
  }
  return ok(chosen)
}

async function parseRules(values: Values): Promise<Result<PostingRules>> {
  const from = values.from === undefined ? undefined : parseDay(values.from, false)
  const to = values.to === undefined ? undefined : parseDay(values.to, true)
  if (from === null || to === null)
    return usage('--from and --to are days, months or years, such as 2024-01 or 2026-06-30')
  const inflation = inflationOf(values)
  if (!inflation.ok) return inflation
  const currencies = await readCurrencies(values.currencies ?? currenciesFile())
  if (!currencies.ok) return currencies
  return ok({
    period: { from: from ?? STUDY_PERIOD.from, to: to ?? STUDY_PERIOD.to },
    currencies: currencies.value,
    inflation: inflation.value,
  })
}

function inflationOf(values: Values): Result<Inflation | null> {
  if (values.inflation === undefined) return ok(null)
  const year = values['price-year'] ?? ''
  const inflation = parseInflation(values.inflation, year)
  if (inflation) return ok(inflation)
  return /^\d{4}$/.test(year)
    ? usage('--inflation is a rate in percent a year, such as 3')
    : usage('--inflation needs --price-year, the year prices are brought to')
}

import { ok, type Result } from '#core/failure'
import { readingLines } from '#core/value/postings/describe-reading'
import type { Inflation } from '#core/value/postings/inflation'
import { missingFields } from '#core/value/postings/missing-fields'
import { isPostingField, type PostingField } from '#core/value/postings/posting-field'
import { mappingOf, proposePostingFields } from '#core/value/postings/propose-posting-fields'
import { type PostingRules, type PostingsRead, readPostings, STUDY_PERIOD } from '#core/value/postings/read-postings'
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
  const from = parseDay(values.from, false)
  const to = parseDay(values.to, true)
  if (from === null || to === null)
    return usage('--from and --to are days, months or years, such as 2024-01 or 2026-06-30')
  const inflation = parseInflation(values)
  if (!inflation.ok) return inflation
  const currencies = await readCurrencies(values.currencies ?? currenciesFile())
  if (!currencies.ok) return currencies
  return ok({
    period: { from: from ?? STUDY_PERIOD.from, to: to ?? STUDY_PERIOD.to },
    currencies: currencies.value,
    inflation: inflation.value,
  })
}

/** The first or last instant of a day, month or year; null where it is none. */
function parseDay(text: string | undefined, isEnd: boolean): number | null | undefined {
  if (text === undefined) return undefined
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text)
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)]
  if (!isEnd) return Date.UTC(year, month - 1, day)
  if (found[3]) return Date.UTC(year, month - 1, day + 1) - 1
  return (found[2] ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1)) - 1
}

function parseInflation(values: Values): Result<Inflation | null> {
  if (values.inflation === undefined) return ok(null)
  const percent = Number(values.inflation)
  const toYear = Number(values['price-year'])
  if (!Number.isFinite(percent) || percent <= -100) return usage('--inflation is a rate in percent a year, such as 3')
  if (!/^\d{4}$/.test(values['price-year'] ?? ''))
    return usage('--inflation needs --price-year, the year prices are brought to')
  return ok({ perYear: percent / 100, toYear })
}

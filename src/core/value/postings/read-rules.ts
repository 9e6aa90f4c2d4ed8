import { fail, ok, type Result } from '../../failure'
import { type CurrencyTable, currencyTableSchema } from './currency'
import type { Inflation } from './inflation'
import type { PostingRules } from './read-postings'

/** Rules as a person types them: days, months or years; percent a year; empty for none. */
export interface TypedRules {
  readonly from: string
  readonly to: string
  readonly inflation: string
  readonly priceYear: string
}

/** The first or last instant of a day, month or year; null where the text is none. */
export function parseDay(text: string, isEnd: boolean): number | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text.trim())
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)]
  if (!isEnd) return Date.UTC(year, month - 1, day)
  if (found[3]) return Date.UTC(year, month - 1, day + 1) - 1
  return (found[2] ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1)) - 1
}

/** A rate in percent a year with the year prices are brought to; null where one is missing or is none. */
export function parseInflation(percent: string, year: string): Inflation | null {
  const rate = Number(percent)
  return percent.trim() !== '' && Number.isFinite(rate) && rate > -100 && /^\d{4}$/.test(year.trim())
    ? { perYear: rate / 100, toYear: Number(year) }
    : null
}

/** Rules out of what was typed; fails with what cannot be read, by its name. */
export function readRules({ from, to, inflation, priceYear }: TypedRules, currencies: unknown): Result<PostingRules> {
  const bound = (text: string, isEnd: boolean) => (text.trim() === '' ? null : (parseDay(text, isEnd) ?? undefined))
  const [first, last] = [bound(from, false), bound(to, true)]
  if (first === undefined) return fail({ code: 'posting-rule-unfit', rule: 'from', text: from })
  if (last === undefined) return fail({ code: 'posting-rule-unfit', rule: 'to', text: to })
  const level = inflation.trim() === '' ? null : parseInflation(inflation, priceYear)
  if (inflation.trim() !== '' && !level) return fail({ code: 'posting-rule-unfit', rule: 'inflation', text: inflation })
  const table = currencyTableSchema.safeParse(currencies)
  if (!table.success) {
    const [issue] = table.error.issues
    return fail({ code: 'posting-rule-unfit', rule: 'rates', text: issue?.path.join(' ') ?? '' })
  }
  return ok({ period: { from: first, to: last }, currencies: table.data as CurrencyTable, inflation: level })
}

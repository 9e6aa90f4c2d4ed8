import { GREATEST_PRICE, LEAST_PRICE } from '../tiers'
import { cleanText, cleanTitle, withoutFooter } from './clean-text'
import { type CurrencyTable, inDollars } from './currency'
import { type Inflation, inflated } from './inflation'
import { parsePostedAt } from './parse-date'
import { parsePrice } from './parse-price'
import { parseSkills } from './parse-skills'
import type { Posting } from './posting'
import type { PostingMapping, TextColumn } from './propose-posting-fields'

/** Why a row of the file is no posting to compare with; each row is counted under the first that holds. */
export const SET_ASIDE = [
  'hourly',
  'no-price',
  'unknown-currency',
  'below-10',
  'above-50000',
  'short-description',
  'outside-period',
  'duplicate',
] as const
export type SetAsideReason = (typeof SET_ASIDE)[number]

export const SET_ASIDE_TEXT: Readonly<Record<SetAsideReason, string>> = {
  hourly: 'paid by the hour',
  'no-price': 'without a fixed price that can be read',
  'unknown-currency': 'in a currency the table does not have',
  'below-10': 'below $10',
  'above-50000': 'above $50,000',
  'short-description': 'with a description of fewer than 50 characters',
  'outside-period': 'from outside the period',
  duplicate: 'with the title and description of one before',
}

/** The filters of the study (study.md 9.3), and what prices are brought to. */
export interface PostingRules {
  /** First and last day, milliseconds since 1970, both included; null for no bound. Postings without a date pass. */
  readonly period: { readonly from: number | null; readonly to: number | null }
  readonly currencies: CurrencyTable
  readonly inflation: Inflation | null
}

/** The study's postings are of 2024 to 2026. */
export const STUDY_PERIOD = { from: Date.UTC(2024, 0, 1), to: Date.UTC(2027, 0, 1) - 1 } as const

export const LEAST_DESCRIPTION = 50

/** Rows read are postings kept plus rows set aside. */
export interface PostingsRead {
  readonly postings: readonly Posting[]
  readonly read: number
  readonly setAside: Readonly<Record<SetAsideReason, number>>
  /** Postings kept without a date, whose period and inflation are not known. */
  readonly undated: number
  /** Postings kept whose price was in another currency than dollars, by currency. */
  readonly converted: Readonly<Record<string, number>>
}

/** Makes postings of the rows of a file. */
export function readPostings(
  columns: readonly TextColumn[],
  mapping: PostingMapping,
  { period, currencies, inflation }: PostingRules,
): PostingsRead {
  const valuesOf = (field: keyof PostingMapping) => columns.find(({ name }) => name === mapping[field])?.values
  const [titles, descriptions, prices] = [valuesOf('title'), valuesOf('description'), valuesOf('price')]
  const [types, rates, named] = [valuesOf('pricing'), valuesOf('hourly'), valuesOf('currency')]
  const [skills, categories, dates] = [valuesOf('skills'), valuesOf('category'), valuesOf('posted_at')]
  const [ids, predictions] = [valuesOf('id'), valuesOf('predicted')]
  const read = columns[0]?.values.length ?? 0
  const setAside = Object.fromEntries(SET_ASIDE.map((reason) => [reason, 0])) as Record<SetAsideReason, number>
  const converted: Record<string, number> = {}
  const postings: Posting[] = []
  const met = new Set<string>()
  const takenIds = new Set<string>()
  let undated = 0

  function take(row: number): SetAsideReason | null {
    const text = prices?.[row] ?? ''
    const price = parsePrice(text)
    if (isHourly(types?.[row] ?? '', rates?.[row] ?? '', price?.amount ?? 0, text)) return 'hourly'
    if (!price || price.amount <= 0) return 'no-price'
    const currency = (named?.[row] ?? '').trim().toUpperCase() || price.currency || 'USD'
    const usd = inDollars(price.amount, currency, currencies)
    if (usd === null) return 'unknown-currency'
    const postedAt = parsePostedAt(dates?.[row] ?? '')
    const atLevel = inflated(usd, postedAt, inflation)
    if (atLevel < LEAST_PRICE) return 'below-10'
    if (atLevel > GREATEST_PRICE) return 'above-50000'
    const { body, footer } = withoutFooter(cleanText(descriptions?.[row] ?? ''))
    if (body.length < LEAST_DESCRIPTION) return 'short-description'
    if (postedAt !== null && !(postedAt >= (period.from ?? -Infinity) && postedAt <= (period.to ?? Infinity)))
      return 'outside-period'
    const title = cleanTitle(titles?.[row] ?? '')
    const key = folded(`${title}\n${body}`)
    if (met.has(key)) return 'duplicate'
    met.add(key)
    if (postedAt === null) undated++
    if (currency !== 'USD') converted[currency] = (converted[currency] ?? 0) + 1
    const given = (ids?.[row] ?? '').trim()
    const id = given === '' || takenIds.has(given) ? `row ${row + 1}` : given
    takenIds.add(id)
    const predicted = parsePrice(predictions?.[row] ?? '')?.amount ?? null
    postings.push({
      id,
      title,
      description: body,
      skills: parseSkills(skills?.[row] ?? footer.skills ?? ''),
      category: (categories?.[row] ?? footer.category ?? '').trim() || null,
      price: atLevel,
      postedAt,
      predicted: predicted !== null && predicted > 0 ? predicted : null,
    })
    return null
  }

  for (let row = 0; row < read; row++) {
    const reason = take(row)
    if (reason) setAside[reason]++
  }
  return { postings, read, setAside, undated, converted }
}

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** By its type where that is said; else a job with an hourly rate and no budget, or a budget said to be by the hour. */
function isHourly(type: string, rate: string, amount: number, price: string): boolean {
  if (/\/ ?h(ou)?r|per hour|hourly/i.test(price)) return true
  if (/^(true|yes|1|t|y)$/i.test(type.trim()) || /hour/i.test(type)) return true
  if (/^(false|no|0|f|n)$/i.test(type.trim()) || /fix/i.test(type)) return false
  return amount <= 0 && /[1-9]/.test(rate)
}

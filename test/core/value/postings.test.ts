import { describe, expect, it } from 'vitest'
import { cleanText, cleanTitle, withoutFooter } from '#core/value/postings/clean-text'
import { inDollars } from '#core/value/postings/currency'
import { inflated } from '#core/value/postings/inflation'
import { parsePostedAt } from '#core/value/postings/parse-date'
import { parsePrice } from '#core/value/postings/parse-price'
import { parseSkills } from '#core/value/postings/parse-skills'
import { profilePostings } from '#core/value/postings/profile'
import { mappingOf, proposePostingFields, type TextColumn } from '#core/value/postings/propose-posting-fields'
import { type PostingRules, readPostings, STUDY_PERIOD } from '#core/value/postings/read-postings'

const RATES = { date: '2024-06-28', source: 'test', usdPerUnit: { EUR: 1.1 } }
const RULES: PostingRules = { period: STUDY_PERIOD, currencies: RATES, inflation: null }
const LONG = 'A description that says what is to be done, at some length.'

function table(...rows: Readonly<Record<string, string | null>>[]): TextColumn[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return names.map((name) => ({ name, values: rows.map((row) => row[name] ?? null) }))
}

describe('the text of postings', () => {
  it('loses tags and entities, also those escaped twice, and keeps its lines', () => {
    expect(cleanText('Fix &amp;lt;b&amp;gt; <p>one<br />two</p>&nbsp; R&amp;D  a < b')).toBe(
      'Fix <b> one\ntwo\nR&D a < b',
    )
  })

  it('loses the footer of its feed, which says skills and category', () => {
    const { body, footer } = withoutFooter(
      cleanText('Do it.<br /><b>Category</b>: Web Design<br /><b>Skills</b>:CSS, HTML<br />click to apply'),
    )
    expect(body).toBe('Do it.')
    expect(footer).toEqual({ category: 'Web Design', skills: 'CSS, HTML' })
    expect(cleanTitle('Serverless &amp; more - Upwork')).toBe('Serverless & more')
  })

  it('has skills as JSON, as Python prints lists, or parted by commas with spaces around', () => {
    for (const text of [
      '["Go","C++"]',
      "['Go', 'C++']",
      'Go,     C++   ',
      'Go; C++',
      '[{"name":"Go"},{"name":"C++"}]',
    ]) {
      expect(parseSkills(text), text).toEqual(['Go', 'C++'])
    }
  })
})

describe('prices and dates', () => {
  it('are read as people write them', () => {
    const amounts: [string, number, string | null][] = [
      ['$1,000.00', 1000, 'USD'],
      ['$120', 120, 'USD'],
      ['1.200,50 €', 1200.5, 'EUR'],
      ['EUR 300', 300, 'EUR'],
      ['A$75.5', 75.5, 'AUD'],
      ['5k', 5000, null],
      ['1,000', 1000, null],
      ['12,5', 12.5, null],
      ['Rs. 4000', 4000, 'INR'],
    ]
    for (const [text, amount, currency] of amounts) expect(parsePrice(text), text).toEqual({ amount, currency })
    expect(parsePrice('$100 - $400')!.amount).toBeCloseTo(200)
    for (const text of ['', 'nan', 'negotiable', '$']) expect(parsePrice(text), text).toBeNull()
    expect(inDollars(100, 'EUR', RATES)).toBeCloseTo(110)
    expect(inDollars(100, 'XTS', RATES)).toBeNull()
  })

  it('have the month first where slashes part them', () => {
    const day = (text: string) => new Date(parsePostedAt(text)!).toISOString().slice(0, 16)
    expect(day('6/5/2024 4:58am')).toBe('2024-06-05T04:58')
    expect(day('6/5/2024 12:03pm')).toBe('2024-06-05T12:03')
    expect(day('2024-06-05T04:58:00Z')).toBe('2024-06-05T04:58')
    expect(day('Wed, 05 Jun 2024 04:58:00 +0000')).toBe('2024-06-05T00:00')
    expect(day('June 5, 2024')).toBe('2024-06-05T00:00')
    expect(day('1717563480')).toBe('2024-06-05T04:58')
    expect(parsePostedAt('13/13/2024')).toBeNull()
  })

  it('are brought to the level of a year where that is asked for', () => {
    // Two years of 3 %, by hand.
    expect(inflated(100, Date.UTC(2024, 6, 1), { perYear: 0.03, toYear: 2026 })).toBeCloseTo(106.09, 1)
    expect(inflated(100, null, { perYear: 0.03, toYear: 2026 })).toBe(100)
  })
})

describe('columns of postings', () => {
  it('are known by other names', () => {
    const columns = table({
      'job.title': 'Make a logo',
      'job.description': LONG,
      'job.budget.fixed_usd': '100',
      'job.budget.type': 'FIXED',
      link: 'https://example.com/1',
      published_date: '2024-06-05',
    })
    expect(mappingOf(proposePostingFields(columns))).toEqual({
      title: 'job.title',
      description: 'job.description',
      price: 'job.budget.fixed_usd',
      pricing: 'job.budget.type',
      id: 'link',
      posted_at: 'published_date',
    })
  })

  it('are known by what they hold where no name tells', () => {
    const columns = table({ a: 'Make a logo', b: LONG, c: '$100', d: '6/5/2024 4:58am' })
    expect(mappingOf(proposePostingFields(columns))).toEqual({
      title: 'a',
      description: 'b',
      price: 'c',
      posted_at: 'd',
    })
  })

  it('hold what was chosen', () => {
    const columns = table({ budget: '$100', cost: '$200', description: LONG })
    expect(mappingOf(proposePostingFields(columns, { cost: 'price', budget: null }))).toMatchObject({ price: 'cost' })
  })
})

describe('reading postings', () => {
  it('keeps or counts every row, each under the first reason', () => {
    const row = { title: 'Make a logo', description: LONG, budget: '$100', hourly_low: '', published: '2024-06-05' }
    const columns = table(
      row,
      { ...row, title: 'Another', budget: '€200' },
      { ...row, budget: '', hourly_low: '20' },
      { ...row, budget: '$25/hr' },
      { ...row, budget: '' },
      { ...row, budget: '5 XTS' },
      { ...row, budget: '$9.99' },
      { ...row, budget: '$50,001' },
      { ...row, description: 'Short.' },
      { ...row, published: '2023-12-31' },
      { ...row, description: `<p>${LONG.toUpperCase()}</p>` },
      { ...row, title: 'Undated', published: 'soon' },
    )
    const read = readPostings(columns, mappingOf(proposePostingFields(columns)), RULES)
    expect(read.setAside).toEqual({
      hourly: 2,
      'no-price': 1,
      'unknown-currency': 1,
      'below-10': 1,
      'above-50000': 1,
      'short-description': 1,
      'outside-period': 1,
      duplicate: 1,
    })
    expect(read.postings.map(({ title, price }) => [title, Math.round(price)])).toEqual([
      ['Make a logo', 100],
      ['Another', 220],
      ['Undated', 100],
    ])
    expect(read.postings.length + Object.values(read.setAside).reduce((a, b) => a + b)).toBe(read.read)
    expect(read).toMatchObject({ read: 12, undated: 1, converted: { EUR: 1 } })
    const profile = profilePostings(read.postings)
    expect(profile.tiers.map(({ n }) => n)).toEqual([2, 1, 0, 0])
    expect(profile.months).toEqual([{ month: '2024-06', n: 2 }])
    expect(profile.histogram.reduce((sum, { n }) => sum + n, 0)).toBe(3)
  })
})

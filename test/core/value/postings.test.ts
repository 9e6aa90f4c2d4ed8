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
import { parseDay, parseInflation, readRules } from '#core/value/postings/read-rules'

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

/** What becomes of rows that differ from a good one in these cells. */
function fates(rules: Partial<PostingRules>, ...rows: readonly Readonly<Record<string, string | null>>[]) {
  const columns = table(
    ...rows.map((row, i) => ({
      title: `Job ${i}`,
      description: LONG,
      budget: '$100',
      published: '2024-06-05',
      ...row,
    })),
  )
  const read = readPostings(columns, mappingOf(proposePostingFields(columns)), { ...RULES, ...rules })
  const reasons = Object.entries(read.setAside).flatMap(([reason, n]) => Array<string>(n).fill(reason))
  return { ...read, reasons, titles: read.postings.map(({ title }) => title) }
}

describe('the filters of the study', () => {
  it('keep prices from 10 to 50,000 dollars, both included', () => {
    const prices = ['$10', '$9.99', '$50,000', '$50,000.01']
    const { titles, reasons } = fates({}, ...prices.map((budget) => ({ budget })))
    expect(titles).toEqual(['Job 0', 'Job 2'])
    expect(reasons).toEqual(['below-10', 'above-50000'])
  })

  it('look at prices in dollars of the year asked for', () => {
    // 9.50 of mid 2024 at 3 % a year are 10.08 two years later; 9 euros at 1.1 are 9.90.
    const inflation = { perYear: 0.03, toYear: 2026 }
    const cells = { published: '2024-07-01', budget: '$9.50' }
    expect(fates({ inflation }, cells).postings[0]!.price).toBeCloseTo(9.5 * 1.03 ** 2, 2)
    expect(fates({}, cells, { budget: '€9' }, { budget: '€9.10' })).toMatchObject({
      reasons: ['below-10', 'below-10'],
      titles: ['Job 2'],
      converted: { EUR: 1 },
    })
  })

  it('keep descriptions of fifty characters, as a person reads them', () => {
    const text = 'x'.repeat(24)
    const descriptions = [`${text} ${text}y`, `${text} ${text}`, `<b>${text}</b>   <i>${text}</i>`]
    expect(descriptions[0]).toHaveLength(50)
    const { titles, reasons } = fates({}, ...descriptions.map((description) => ({ description })))
    expect(titles).toEqual(['Job 0'])
    expect(reasons).toEqual(['short-description', 'short-description'])
  })

  it('keep what was put up within the period, its first and last day included', () => {
    const days = ['2023-12-31', '2024-01-01', '2026-12-31T23:59:59.999Z', '2027-01-01']
    expect(fates({}, ...days.map((published) => ({ published }))).titles).toEqual(['Job 1', 'Job 2'])
    const period = { from: parseDay('2024-06-05', false), to: parseDay('2024-06', true) }
    const june = ['2024-06-04', '2024-06-05', '2024-06-30', '2024-07-01']
    expect(fates({ period }, ...june.map((published) => ({ published }))).titles).toEqual(['Job 1', 'Job 2'])
  })

  it('take the same title and description for one posting, and nothing less', () => {
    const same = { title: 'Make a logo', description: LONG }
    const rows = [
      same,
      { ...same, title: 'MAKE a  logo!', description: `<p>${LONG}</p>` },
      { ...same, title: 'Another' },
      { ...same, description: `${LONG} More.` },
    ]
    expect(fates({}, ...rows)).toMatchObject({ reasons: ['duplicate'], titles: [same.title, 'Another', same.title] })
  })

  it('take the currency that is named for the one that is meant, and dollars where none is', () => {
    const rows = [
      { budget: '$200', currency: 'EUR' },
      { budget: '200', currency: ' eur ' },
      { budget: '€200', currency: '' },
      { budget: '200', currency: '' },
      { budget: '200', currency: 'XTS' },
    ]
    const { postings, reasons } = fates({}, ...rows)
    expect(postings.map(({ price }) => Math.round(price))).toEqual([220, 220, 220, 200])
    expect(reasons).toEqual(['unknown-currency'])
  })

  it('leave out what is paid by the hour, however that is said', () => {
    const rows = [
      { is_hourly: 'True', budget: '$100' },
      { is_hourly: 'False', budget: '$100' },
      { is_hourly: 'Hourly: 10-20', budget: '$100' },
      { is_hourly: 'FIXED', budget: '$100', hourly_low: '20' },
      { is_hourly: '', budget: '$0', hourly_low: '20' },
      { is_hourly: '', budget: '$100 / hr' },
      // What is said to be fixed and has no price is no hourly job.
      { is_hourly: 'False', budget: '', hourly_low: '20' },
      { is_hourly: 'Fixed-price', budget: '', hourly_low: '20' },
    ]
    const { titles, reasons } = fates({}, ...rows)
    expect(titles).toEqual(['Job 1', 'Job 3'])
    expect(reasons).toEqual([...Array(4).fill('hourly'), 'no-price', 'no-price'])
  })

  it('tell postings apart by their id, and by their row where that is missing or taken', () => {
    const rows = [{ id: 'a' }, { id: 'a' }, { id: '' }, { id: 'b', predicted: '$70' }, { id: 'c', predicted: '0' }]
    const { postings } = fates({}, ...rows)
    expect(postings.map(({ id }) => id)).toEqual(['a', 'row 2', 'row 3', 'b', 'c'])
    expect(postings.map(({ predicted }) => predicted)).toEqual([null, null, null, 70, null])
  })
})

describe('rules as they are typed', () => {
  const typed = { from: '', to: '', inflation: '', priceYear: '' }
  const failed = (change: Partial<typeof typed>, currencies: unknown = RATES) => {
    const read = readRules({ ...typed, ...change }, currencies)
    return read.ok ? null : (read.failure as { rule?: string }).rule
  }

  it('are days, months or years, from their first to their last instant', () => {
    const iso = (text: string, isEnd: boolean) => new Date(parseDay(text, isEnd)!).toISOString()
    expect([iso('2024', false), iso('2024', true)]).toEqual(['2024-01-01T00:00:00.000Z', '2024-12-31T23:59:59.999Z'])
    expect([iso('2024-02', false), iso('2024-02', true)]).toEqual([
      '2024-02-01T00:00:00.000Z',
      '2024-02-29T23:59:59.999Z',
    ])
    expect(iso('2024-02-29', true)).toBe('2024-02-29T23:59:59.999Z')
    expect(parseDay('soon', false)).toBeNull()
  })

  it('are refused by name where they cannot be read', () => {
    expect(failed({})).toBeNull()
    expect(failed({ from: 'soon' })).toBe('from')
    expect(failed({ to: 'later' })).toBe('to')
    expect(failed({ inflation: 'some', priceYear: '2026' })).toBe('inflation')
    expect(failed({ inflation: '3' })).toBe('inflation')
    expect(failed({}, { ...RATES, usdPerUnit: { EUR: 0 } })).toBe('rates')
    expect(parseInflation('3', '2026')).toEqual({ perYear: 0.03, toYear: 2026 })
    expect(parseInflation('-100', '2026')).toBeNull()
  })
})

describe('a profile of postings', () => {
  const posting = (price: number, skills: string[], day: string | null) => ({
    id: `${price}`,
    title: '',
    description: '',
    skills,
    category: null,
    price,
    postedAt: day === null ? null : Date.parse(day),
    predicted: null,
  })
  const profile = profilePostings([
    posting(10, ['Go'], '2024-02-29'),
    posting(17, ['C++', 'Go'], '2024-03-01'),
    posting(18, ['C++'], '2024-03-31T23:59:59Z'),
    posting(100, ['Ada'], null),
    posting(1_000, ['C++'], '2025-01-01'),
  ])

  it('has prices in quarters of a power of ten, and quantiles between them', () => {
    // By hand: 10 to the power of 1, 1.25, 1.5 … are 10, 17.8, 31.6 …
    expect(profile.histogram.map(({ n }) => n)).toEqual([2, 1, 0, 0, 1, 0, 0, 0, 1])
    expect(profile.histogram[1]!.from).toBeCloseTo(17.7828, 3)
    expect(profile.histogram[8]!.to).toBeCloseTo(1_778.28, 1)
    // R: quantile(c(10, 17, 18, 100, 1000), c(0.05, 0.25, 0.5, 0.75, 0.95))
    expect(profile.quantiles!.map((value) => Math.round(value * 10) / 10)).toEqual([11.4, 17, 18, 100, 820])
    expect(profile.tiers.map(({ n, share }) => [n, share])).toEqual([
      [4, 0.8],
      [0, 0],
      [1, 0.2],
      [0, 0],
    ])
  })

  it('has skills by how often they are asked for, and months, with what has no date', () => {
    expect(profile.skills).toEqual([
      { name: 'C++', n: 3 },
      { name: 'Go', n: 2 },
      { name: 'Ada', n: 1 },
    ])
    expect(profile.months).toEqual([
      { month: '2024-02', n: 1 },
      { month: '2024-03', n: 2 },
      { month: '2025-01', n: 1 },
    ])
    expect(profile.undated).toBe(1)
  })
})

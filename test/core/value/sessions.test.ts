import { describe, expect, it } from 'vitest'
import type { Estimator, Work } from '#core/value/estimator'
import { columnAsIs } from '#core/value/estimators/column'
import { filledBySize } from '#core/value/estimators/filled'
import { postingTexts } from '#core/value/sessions/posting-texts'
import { sessionEstimator } from '#core/value/sessions/session-estimator'
import { raterOf, valueColumns } from '#core/value/sessions/value-columns'
import { valueLabels } from '#core/value/sessions/value-labels'
import { valueSessions } from '#core/value/sessions/value-sessions'
import { type WorkOfSession, worksOfSessions } from '#core/value/sessions/works-of-sessions'
import { toEnd } from '#core/value/to-end'

const asked = {
  rowCount: 5,
  columns: [
    { name: 'session', values: ['a', 'b', 'c', 'd', 'e'] },
    { name: 'work_mode', values: ['Fix', null, 'Build', 'Fix', 'Fix'] },
    { name: 'month', values: ['2026-01', '2026-01', '2026-02', '2026-02', null] },
    { name: 'actions', values: [1, null, Number.NaN, 0, 7] },
    { name: 'told', values: [9, null, 200, 0, 60_000] },
  ],
}
const works = worksOfSessions(asked, new Map([['b', { title: 'A logo', description: 'For us.', skills: [] }]]))
const choice = { anchors: { kind: 'all', n: 200 }, seed: 1 } as const

describe('sessions as work to be priced', () => {
  it('have what is told of them, and no zero for what is not', () => {
    expect(works.map(({ workMode, size, told, text }) => [workMode, size, told, text?.title])).toEqual([
      ['Fix', { actions: 1 }, 9, undefined],
      [null, {}, null, 'A logo'],
      ['Build', {}, 200, undefined],
      ['Fix', { actions: 0 }, null, undefined],
      ['Fix', { actions: 7 }, 60_000, undefined],
    ])
    expect(works.map(({ month }) => month)).toEqual(['2026-01', '2026-01', '2026-02', '2026-02', null])
  })

  it('are described by their columns, the first row of a session, where there is a description', () => {
    const texts = postingTexts(
      [
        { name: 'Session ID', values: ['a', 'a', 'b', null] },
        { name: 'Posting Title', values: ['A logo', 'Another', null, 'x'] },
        { name: 'posting_description', values: ['For us.', 'For them.', '  ', 'x'] },
        { name: 'posting_skills', values: ['["Figma","Logo"]', null, null, null] },
      ],
      'Session ID',
    )
    expect([...texts]).toEqual([['a', { title: 'A logo', description: 'For us.', skills: ['Figma', 'Logo'] }]])
  })
})

describe('values of sessions', () => {
  const values = toEnd(valueSessions(works, columnAsIs(3, 'f')))

  it('are missing where there is no estimate, never zero, and counted', () => {
    expect([...values.value]).toEqual([9, Number.NaN, 200, Number.NaN, 60_000])
    expect([...values.low]).toEqual(Array(5).fill(Number.NaN))
    expect(values).toMatchObject({ estimated: 3, unestimated: 2, outsideBands: 2 })
    expect(values.bands.map(({ n }) => n)).toEqual([0, 1, 0, 0])
    const [value] = valueColumns(values, columnAsIs(3, 'f').provenance)
    expect([value!.column, value!.labelledBy[0]!.sessions]).toEqual(['task_value_usd', 3])
  })

  it('tell how far they are, and carry a range where the method has one', () => {
    const many = Array.from({ length: 250 }, () => works[0]!)
    const ranged: Estimator = { ...columnAsIs(1, 'f'), estimate: () => ({ value: 20, low: 10, high: 50 }) }
    const steps = [...valueSessions(many, ranged)]
    expect(steps.map(({ done }) => done)).toEqual([0, 100, 200, 250])
    const { low, high, bands } = toEnd(valueSessions(many, ranged))
    expect([low[249], high[249], bands[0]!.n]).toEqual([10, 50, 250])
  })

  it('are lines of a journal, none for a session without a value', () => {
    const { provenance } = columnAsIs(3, 'f')
    const lines = [...valueLabels(works, { ...values, high: values.high }, provenance, '2026-01-01T00:00:00.000Z')]
    expect(lines.map(({ session, answer }) => [session, answer])).toEqual([
      ['a', { kind: 'amount', usd: 9 }],
      ['c', { kind: 'amount', usd: 200 }],
      ['e', { kind: 'amount', usd: 60_000 }],
    ])
    const asked = { model: 'claude-opus-4-7', prompt: 'p', promptBy: 'ours' as const }
    expect(raterOf({ ...provenance, asked, recalibration: 'inverse' }, null)).toMatchObject({
      kind: 'model',
      rater: 'Column of the export, claude-opus-4-7, inverse',
    })
  })
})

describe('the estimator of sessions', () => {
  const sized = (told: number | null, i: number): WorkOfSession => ({
    ...(works[0] as Work),
    session: `s${i}`,
    month: null,
    size: { actions: i % 17 },
    told,
  })
  const postings = Array.from({ length: 60 }, (_, i) => ({
    id: `p${i}`,
    title: `Fix a bug, case ${i}`,
    description: 'Broken page to debug and repair. '.repeat(1 + (i % 5)),
    skills: [],
    category: null,
    price: 50 + i,
    postedAt: null,
    predicted: null,
  }))
  const fitOf = (of: readonly WorkOfSession[], open: typeof postings | null) => {
    const made = sessionEstimator('size', of, open, choice, null)
    return made.ok ? [made.value.fit!.from, made.value.fit!.n] : made.failure
  }

  it('by size is fitted on the prices of the export, or else on comparable rates', () => {
    const told = Array.from({ length: 40 }, (_, i) => sized(100 + i, i))
    const untold = told.map((one) => ({ ...one, told: null }))
    expect(fitOf(told, postings)).toEqual(['column', 40])
    expect(fitOf(untold, postings)).toEqual(['comparable', 40])
    expect(fitOf(untold, null)).toMatchObject({ code: 'value-method-unfit' })
  })

  it('needs postings, a column or a model, and says which', () => {
    const why = (method: 'comparable' | 'column' | 'study') => {
      const made = sessionEstimator(method, [sized(null, 1)], null, choice, null)
      return made.ok ? null : (made.failure as { why?: string }).why
    }
    expect(why('comparable')).toBe('needs-postings')
    const few = sessionEstimator('comparable', [sized(null, 1)], postings.slice(0, 39), choice, null)
    expect(few).toMatchObject({ ok: false, failure: { code: 'too-few-postings', kept: 39, least: 40 } })
    expect(sessionEstimator('comparable', [sized(null, 1)], postings.slice(0, 40), choice, null).ok).toBe(true)
    expect(fitOf([sized(null, 1)], postings.slice(0, 39))).toMatchObject({ code: 'too-few-postings' })
    expect(why('column')).toBe('no-column')
    expect(why('study')).toBe('needs-a-model')
  })
})

describe('gaps', () => {
  // By hand: each costs ten dollars for an action and one more, which is a line on the log scale.
  const work = (i: number, told: number | null, size: Work['size'] = { actions: i % 19 }): Work => ({
    text: null,
    category: null,
    workMode: null,
    workOccupation: null,
    size,
    told,
  })
  const known = Array.from({ length: 60 }, (_, i) => work(i, 10 * (1 + (i % 19))))

  it('are filled by a size model fitted on what the method says of the others, and say so', () => {
    const works = [...known, work(7, null), work(7, null, {})]
    const filled = filledBySize(columnAsIs(60, 'f'), works)
    if (!filled.ok) throw new Error(JSON.stringify(filled.failure))
    expect(filled.value.estimate(works[0]!)).toEqual({ value: 10, low: null, high: null })
    const estimate = filled.value.estimate(works[60]!)!
    expect(estimate.value).toBeCloseTo(80, 4)
    expect(estimate.isFilled).toBe(true)
    expect(filled.value.estimate(works[61]!)).toBeNull()
    const values = toEnd(valueSessions(works, filled.value))
    expect([values.estimated, values.unestimated, [...values.filled]]).toEqual([61, 1, [60]])
    expect(raterOf(filled.value.provenance, null).rater).toBe('Column of the export, gaps filled by size')
    const sessions = works.map((_, i) => ({ session: `s${i}` }))
    const raters = [...valueLabels(sessions, values, filled.value.provenance, '2026-01-01T00:00:00.000Z')].map(
      ({ rater }) => rater.name,
    )
    expect(raters.slice(-2)).toEqual(['Column of the export', 'Size model'])
  })

  it('are not there where the method has an estimate of all, and stay where there are too few to learn from', () => {
    const plain = columnAsIs(60, 'f')
    expect(filledBySize(plain, known)).toEqual({ ok: true, value: plain })
    expect(filledBySize(plain, [...known.slice(0, 9), work(7, null)])).toMatchObject({
      ok: false,
      failure: { why: 'too-few-prices' },
    })
  })
})

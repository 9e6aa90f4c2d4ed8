import { expect, it } from 'vitest'
import type { LabelRecord } from '#core/classify/label-record'
import { priceQuestion } from '#core/classify/price-question'
import { shortHash } from '#core/classify/prompt-hash'
import { readReply } from '#core/classify/question'
import { DEFAULT_CALIBRATION } from '#core/value/calibration/calibration-choice'
import { biasCorrection, choiceFor, estimatedTexts, leftOutText } from '#core/value/sensitivity'
import { STUDY_CHOICE, studySplit } from '#core/value/study/study-choice'
import { rewritesInJournal, studyOfJournal } from '#core/value/study/study-of-journal'
import { type Pricing, planPrices, pricedByModel, pricedText, questionOfPricing } from '#core/value/study/study-prices'
import { tierOf } from '#core/value/tiers'
import { workOfPosting } from '#core/value/work-of-posting'
import { generatePostings } from '../../support/generate-postings.mjs'

const postings = [...generatePostings({ postings: 900, seed: 5, noise: 0.1, shares: [0.25, 0.25, 0.25, 0.25] })].map(
  (one) => ({ ...one, postedAt: null, predicted: null }),
)
const split = studySplit(postings, { ...STUDY_CHOICE, holdout: 100 })
if (!split.ok) throw new Error('too few')
const { anchors, holdout } = split.value
const redaction = { fileNames: false, terms: ['Acme'] }
const pricing: Pricing = { anchors, model: 'claude-opus-4-7', redaction, seed: 1 }
const PRICES = {
  asOf: '2026-01-01',
  source: 'made up',
  batchFactor: 0.5,
  models: [{ model: 'claude-opus-4-7', input: 5, output: 25, cacheRead: 0.5, cacheWrite: 6.25 }],
}

const text = { title: 'A logo', description: 'For Acme, write to jane@example.org about it.', skills: ['logo'] }
const work = { ...workOfPosting(postings[0]!), text }

const plan = planPrices('task_value', [{ id: 's', text }], pricing, { prices: PRICES, answered: new Set() })
if (!plan.ok) throw new Error(plan.failure.code)
const { asked, question } = plan.value.items[0]!

function label(of: Partial<LabelRecord>): LabelRecord {
  return {
    type: 'label',
    ...asked,
    rater: { kind: 'model', name: question.model },
    model: question.model,
    run: 'r',
    time: '2026-05-01T10:00:00.000Z',
    answer: { kind: 'amount', usd: 120, low: 60, high: 300 },
    usage: null,
    cost: null,
    request: null,
    ...of,
  }
}

it('shows a model fifty postings of each tier with their prices, none of those held out, no tier before another', () => {
  const { rubric } = questionOfPricing(pricing, 'task_value')
  expect([0, 1, 2, 3].map((tier) => anchors.filter(({ price }) => tierOf(price) === tier).length)).toEqual([
    50, 50, 50, 50,
  ])
  const prices = [...rubric.matchAll(/^\[\d+\] \$(\d+)$/gm)].map(([, price]) => Number(price))
  expect([...prices].sort((a, b) => a - b)).toEqual(anchors.map(({ price }) => Math.round(price)).sort((a, b) => a - b))
  const reference = (description: string) => /Reference \w+\./.exec(description)![0]
  for (const { description } of holdout) expect(rubric).not.toContain(reference(description))
  const half = (from: number) => prices.slice(from, from + 100).filter((price) => price < 1_000).length
  // Half of them are cheap: 30 to 70 in a hundred drawn from two hundred is beyond five deviations.
  for (const from of [0, 100]) expect(Math.abs(half(from) - 50)).toBeLessThan(20)
})

it('sends neither words to be replaced nor addresses, of the work or of what it is compared with', () => {
  const sent = pricedText(text, redaction).text
  expect(sent).toBe('Title: A logo\nSkills: logo\nDescription: For [term 1], write to [e-mail 1] about it.')
  const { rubric } = questionOfPricing({ ...pricing, anchors: [{ ...postings[0]!, ...text }] }, 'task_value')
  expect(rubric).toContain('For [term 1], write to [e-mail 1] about it.')
})

it('takes the answers to this question about this text by this model, and no others', () => {
  const of = (labels: readonly LabelRecord[]) => pricedByModel(pricing, 'task_value', labels).estimate(work)
  expect(of([label({})])).toEqual({ value: 120, low: 60, high: 300 })
  for (const other of [
    { prompt: 'another' },
    { input: shortHash('another') },
    { classifier: 'posting_price' },
    { rater: { kind: 'model' as const, name: 'claude-haiku-4-5' } },
    { answer: { kind: 'unanswered' as const, why: 'refused' as const } },
  ])
    expect(of([label(other)])).toBeNull()
  // Other anchors make another question.
  const fewer = { ...pricing, anchors: anchors.slice(1) }
  expect(pricedByModel(fewer, 'task_value', [label({})]).estimate(work)).toBeNull()
  expect(pricedByModel(pricing, 'task_value', [label({})]).estimate({ ...work, text: null })).toBeNull()
})

it('says in its record who was asked, with which prompt, and that the prompt is ours', () => {
  const { provenance } = pricedByModel(pricing, 'task_value', [])
  expect(provenance).toMatchObject({ method: 'study', n: 200, asked: { model: 'claude-opus-4-7', promptBy: 'ours' } })
  expect(provenance.asked!.prompt).toBe(label({}).prompt)
})

it('reads a price with its range, and never guesses one', () => {
  const question = priceQuestion('task_value', [])
  const read = (reply: unknown) => readReply(question, JSON.stringify(reply))
  expect(read({ usd: 5, low: 4, high: 6 })).toEqual({ kind: 'amount', usd: 5, low: 4, high: 6 })
  for (const bad of [
    { usd: 5, low: 6, high: 7 },
    { usd: 5 },
    { usd: '5', low: 4, high: 6 },
    { usd: 0, low: 0, high: 0 },
    5,
  ])
    expect(read(bad)).toBeNull()
})

it('is tried out of a journal where that answers the question about some of the work, and else says why not', () => {
  const choice = { ...STUDY_CHOICE, holdout: 100 }
  const kept = { model: pricing.model, redaction, labels: [label({})] }
  const of = (...args: Parameters<typeof studyOfJournal>) => {
    const made = studyOfJournal(...args)
    return made.ok ? made.value.estimate(work)?.value : made.failure
  }
  const unfit = (why: string) => ({ code: 'value-method-unfit', method: 'study', why })
  const undescribed = { ...work, text: null }
  expect(of([undescribed, work], postings, choice, kept)).toBe(120)
  expect(of([work], null, choice, kept)).toEqual(unfit('needs-postings'))
  expect(of([undescribed], postings, choice, kept)).toEqual(unfit('undescribed'))
  expect(of([work], postings, choice, { ...kept, labels: [] })).toEqual(unfit('unpriced'))
  // With another seed the same model sees other anchors in another order.
  const other = studySplit(postings, { ...choice, seed: 7 })
  if (!other.ok) throw new Error('too few')
  const seventh: Pricing = { ...pricing, anchors: other.value.anchors, seed: 7 }
  const { prompt } = pricedByModel(seventh, 'task_value', []).provenance.asked!
  expect(of([work], postings, { ...choice, seed: 7 }, { ...kept, labels: [label({ prompt })] })).toBe(120)
  // Other anchors are another question.
  expect(of([work], postings, { ...choice, seed: 2 }, kept)).toEqual(unfit('unpriced'))
  expect(of([work], postings, STUDY_CHOICE, kept)).toEqual(unfit('unpriced'))
})

it('takes the last rewriting of a session', () => {
  const rewrite = (title: string) => label({ classifier: 'task_posting', answer: { kind: 'posting', ...text, title } })
  expect(rewritesInJournal([rewrite('first'), label({}), rewrite('last')]).get('s')?.title).toBe('last')
})

it('is tried with its own anchors and holdout beside other methods, and they with theirs beside it', () => {
  const chosen = { ...DEFAULT_CALIBRATION, seed: 7, holdout: 100, recalibration: 'inverse' } as const
  expect(choiceFor('study', chosen)).toEqual({ ...STUDY_CHOICE, seed: 7 })
  expect(choiceFor('column', chosen)).toEqual({ ...chosen, method: 'column', recalibration: 'none' })
  expect(choiceFor('comparable', { ...STUDY_CHOICE, seed: 7 })).toEqual({ ...DEFAULT_CALIBRATION, seed: 7 })
  // What a model has priced is held out; for the others half of four times as many is learned from.
  expect(biasCorrection('study', { ...STUDY_CHOICE, holdout: 200 })).toMatchObject({
    holdout: 200,
    anchors: STUDY_CHOICE.anchors,
    recalibration: 'inverse',
  })
  expect(biasCorrection('comparable', chosen)).toMatchObject({ method: 'comparable', holdout: 4 * 999, seed: 7 })
})

it('says which ways were left out, and of how many sessions the others have an estimate', () => {
  const failure = { code: 'value-method-unfit', method: 'column', why: 'unjudged' } as const
  expect(leftOutText({ method: 'column', isCorrected: true, failure })).toBe(
    'Left out: Column of the export, bias-corrected. Its bias is not known: no postings are open to judge it by.',
  )
  const line = (method: 'size' | 'column' | 'comparable', estimated: number) =>
    ({ method, recalibration: method === 'comparable' ? 'inverse' : 'none', estimated }) as const
  expect(estimatedTexts([line('size', 9), line('size', 9), line('comparable', 9), line('column', 4)], 9)).toEqual([
    'All sessions have an estimate: Size model; Comparable rates, bias-corrected.',
    '4 of 9 sessions have an estimate, the others are counted and in no mean: Column of the export.',
  ])
})

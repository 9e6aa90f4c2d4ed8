import { expect, test } from 'vitest'
import { chooseQuestions } from '#core/classify/choose-questions'
import { askedKey } from '#core/classify/journal-state'
import { makePlan, type PlanRequest, type SessionTexts } from '#core/classify/plan'
import { STUDY_PREPARATION } from '#core/classify/prepare/prepare'
import { costOf, type PriceTable, pricesOf } from '#core/classify/prices'

const PRICES: PriceTable = {
  asOf: '2026-11-27',
  source: 'test',
  batchFactor: 0.5,
  models: [
    { model: 'claude-sonnet-4-6', input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 },
    { model: 'claude-haiku-4-5', input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 },
  ],
}

const sessions = (n: number): SessionTexts[] =>
  Array.from({ length: n }, (_, i) => ({
    session: `s${i}`,
    texts: { whole: { text: `${i}`.padEnd(3_200, 'x'), isCut: i === 0 }, 'first-prompt': null },
  }))

function planned(given: Partial<PlanRequest> & { readonly ids?: readonly string[] }) {
  const questions = chooseQuestions(given.ids ?? ['outcome'])
  if (!questions.ok) throw new Error(questions.failure.code)
  const plan = makePlan({
    sessions: sessions(3),
    questions: questions.value,
    preparation: STUDY_PREPARATION,
    prices: PRICES,
    answered: new Set(),
    ...given,
  })
  if (!plan.ok) throw new Error(plan.failure.code)
  return plan.value
}

test('above 50 sessions a plan is for batches, at half the price', () => {
  const [small, large] = [planned({ sessions: sessions(50) }), planned({ sessions: sessions(51) })]
  expect([small.way, large.way]).toEqual(['direct', 'batch'])
  const direct = planned({ sessions: sessions(51), way: 'direct' })
  expect(large.cost).toBeCloseTo(direct.cost / 2, 12)
  expect(large.most).toBeCloseTo(direct.most / 2, 12)
})

test('what is planned costs its tokens, and never more than is set aside for it', () => {
  const plan = planned({})
  // 3,200 letters are 1,000 tokens at 3.2 a token; the rubric comes on top of each.
  expect(plan.inputTokens).toBeGreaterThan(3 * 1_000)
  // The prices of this table do not say what is too short for the cache: the rubric is written there each time.
  const rubrics = plan.inputTokens - 3 * 1_000
  expect(plan.cost).toBeCloseTo((3 * 1_000 * 3 + rubrics * 3.75 + plan.outputTokens * 15) / 1e6, 12)
  expect(plan.most).toBeGreaterThan(plan.cost)
  expect(plan).toMatchObject({ sessions: 3, sessionsCut: 1, answered: 0, withoutText: 0 })
  expect(planned({ tokenFactor: 2 }).inputTokens).toBeCloseTo(2 * plan.inputTokens, -1)
})

test('with the cache a rubric is written once and read by all other requests, unless it is too short for its model', () => {
  const [sonnet, ...rest] = PRICES.models
  const from = (cacheFrom: number) => planned({ prices: { ...PRICES, models: [{ ...sonnet!, cacheFrom }, ...rest] } })
  const rubric = planned({}).inputTokens / 3 - 1_000
  const cached = from(rubric)
  expect(cached.costWithCache * 1e6).toBeCloseTo(
    3 * 1_000 * 3 + rubric * (3.75 + 2 * 0.3) + cached.outputTokens * 15,
    6,
  )
  const short = from(rubric + 1)
  expect(short.cost * 1e6).toBeCloseTo(short.inputTokens * 3 + short.outputTokens * 15, 6)
  expect(short.costWithCache).toBe(short.cost)
  expect(planned({ sessions: sessions(51) }).costWithCache).toBeCloseTo(
    planned({ sessions: sessions(51), way: 'direct' }).costWithCache / 2,
    12,
  )
})

test('what is answered is left out, and so is what has no text; a changed text or prompt is asked', () => {
  const first = planned({})
  const answered = new Set(first.items.slice(0, 2).map(({ asked }) => askedKey(asked, 'claude-sonnet-4-6')))
  expect(planned({ answered })).toMatchObject({ answered: 2, items: [{ asked: { session: 's2' } }] })
  const other = { ...STUDY_PREPARATION, redaction: { fileNames: false, terms: ['Acme'] } }
  expect(planned({ answered, preparation: other })).toMatchObject({ answered: 0 })
  expect(planned({ ids: ['outcome', 'expertise_first_prompt'] })).toMatchObject({ withoutText: 3 })
})

test('a model without a price cannot be planned, because no ceiling could be kept', () => {
  const questions = chooseQuestions(['outcome'], { model: 'claude-x' })
  const plan = makePlan({
    sessions: sessions(1),
    questions: questions.ok ? questions.value : [],
    preparation: STUDY_PREPARATION,
    prices: PRICES,
    answered: new Set(),
  })
  expect(plan).toMatchObject({ ok: false, failure: { code: 'model-without-price', model: 'claude-x' } })
})

test('prices are found for a model with its date, and each kind of token has its own', () => {
  const prices = pricesOf(PRICES, 'claude-haiku-4-5-20251001')!
  expect(prices.model).toBe('claude-haiku-4-5')
  expect(pricesOf(PRICES, 'claude-haiku-4')).toBeUndefined()
  const usage = { input: 1e6, output: 2e6, cacheRead: 10e6, cacheWrite: 4e6 }
  expect(costOf(usage, prices)).toBe(1 + 10 + 1 + 5)
  expect(costOf(usage, prices, 0.5)).toBe(8.5)
})

test('a long prompt has prices of its own, for all of its tokens', () => {
  // As published for Haiku 5.5: five times the price above 100,000 tokens of input.
  const longPrompt = { above: 100_000, input: 0.5, output: 2.5, cacheRead: 0.05, cacheWrite: 0.625 }
  const prices = { model: 'x', input: 0.1, output: 0.5, cacheRead: 0.01, cacheWrite: 0.125, longPrompt }
  const usage = { input: 99_000, output: 1_000, cacheRead: 1_000, cacheWrite: 0 }
  expect(costOf(usage, prices) * 1e6).toBeCloseTo(99_000 * 0.1 + 1_000 * 0.5 + 1_000 * 0.01, 9)
  expect(costOf({ ...usage, input: 99_001 }, prices) * 1e6).toBeCloseTo(99_001 * 0.5 + 1_000 * 2.5 + 1_000 * 0.05, 9)
})

test('a model that thinks first has room for it, and one with finer tokens is reckoned with more of them', () => {
  const sonnet = PRICES.models[0]!
  const thinking = planned({ prices: { ...PRICES, models: [{ ...sonnet, thinks: true, tokenFactor: 1.3 }] } })
  const plain = planned({})
  expect(thinking.items[0]!.question.maxTokens).toBe(plain.items[0]!.question.maxTokens + 4_000)
  expect(thinking.inputTokens / plain.inputTokens).toBeCloseTo(1.3, 2)
  expect(thinking.most).toBeGreaterThan(plain.most + (3 * 4_000 * 15) / 1e6)
  // What is asked is the same question: an answer there already is not asked for again.
  expect(thinking.items[0]!.asked).toEqual(plain.items[0]!.asked)
})

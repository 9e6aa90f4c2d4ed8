import { z } from 'zod'
import type { Question } from './question'
import { type PricedPosting, taskPriceRubric } from './rubrics/task-price'

/** What is priced: the work of a session, or a posting whose price is known, to see how good the prices are. */
export const PRICE_QUESTIONS = ['task_value', 'posting_price'] as const
export type PriceQuestionId = (typeof PRICE_QUESTIONS)[number]

/** The study's model for prices (study.md 1.3); the prompt is ours. */
export const PRICE_MODEL = 'claude-opus-4-7'
export const PRICE_PROMPT_BY = 'ours'

const dollars = z.number().positive()
const reply = z.strictObject({ usd: dollars, low: dollars, high: dollars })

/** The second step of the study's value estimator: a posting is priced against postings whose prices are known. */
export const priceQuestion = (
  id: PriceQuestionId,
  anchors: readonly PricedPosting[],
  model: string = PRICE_MODEL,
): Question => ({
  id,
  version: 1,
  reads: 'whole',
  material: 'posting',
  model,
  temperature: null,
  rubric: taskPriceRubric(anchors),
  schema: {
    type: 'object',
    properties: { usd: { type: 'number' }, low: { type: 'number' }, high: { type: 'number' } },
    required: ['usd', 'low', 'high'],
    additionalProperties: false,
  },
  maxTokens: 256,
  usualTokens: 25,
  read(said) {
    const parsed = reply.safeParse(said)
    if (!parsed.success) return null
    const { usd, low, high } = parsed.data
    return low <= usd && usd <= high ? { kind: 'amount', usd, low, high } : null
  },
})

import { estimateTokens } from '../../classify/estimate-tokens'
import type { ClassifyPlan } from '../../classify/plan'
import { formatCost, planText } from '../../classify/plan-text'
import { PRICE_PROMPT_BY } from '../../classify/price-question'
import { type PriceTable, pricesOf } from '../../classify/prices'
import { formatCount } from '../../format/number'
import { fingerprintOfPostings } from '../fingerprint'
import { type Pricing, questionOfPricing } from './study-prices'

/** What a rewrite is taken to be while it has not been written: three to five sentences. */
export const UNWRITTEN = { title: 'x'.repeat(60), description: 'x'.repeat(750), skills: ['x'.repeat(50)] }

/** The study's two steps before anything is sent; without a first one where all texts are there. */
export interface StudyPlan {
  readonly rewrite: ClassifyPlan | null
  readonly price: ClassifyPlan
  /** Sessions whose rewrite is not written yet: their prices are planned for texts of a usual length. */
  readonly unwritten: number
}

/** Dollars of the second step where the cache holds the examples from one request to the next. */
export function costWithCache({ price }: Pick<StudyPlan, 'price'>, pricing: Pricing, table: PriceTable): number {
  const prices = pricesOf(table, pricing.model)
  if (!prices || price.items.length === 0) return price.cost
  const tokens = estimateTokens(questionOfPricing(pricing, 'task_value').rubric)
  const saved = (tokens * (price.items.length - 1) * (prices.input - prices.cacheRead)) / 1e6
  return price.cost - saved * (price.way === 'batch' ? table.batchFactor : 1)
}

const PROMPTS =
  'The prompt of the first step follows the study; that of the second is ours: the study did not publish its own.'

/** The plan of both steps for a terminal. */
export function studyPlanText(plan: StudyPlan, pricing: Pricing, table: PriceTable): string {
  const { rewrite, price, unwritten } = plan
  return [
    ...(rewrite ? [`Step 1, rewrite as a posting\n${planText(rewrite, false)}`] : []),
    `${rewrite ? 'Step 2, price' : 'Price'} against ${formatCount(pricing.anchors.length)} postings, anchors ${fingerprintOfPostings(pricing.anchors)}\n${planText(price, false)}`,
    ...(unwritten > 0
      ? [`${formatCount(unwritten)} texts are not written yet and are taken to be of a usual length.`]
      : []),
    `In all ${formatCost((rewrite?.cost ?? 0) + price.cost)}, ${formatCost((rewrite?.most ?? 0) + price.most)} at most; about ${formatCost((rewrite?.cost ?? 0) + costWithCache(plan, pricing, table))} where the cache holds the postings.`,
    PROMPTS,
    '',
  ].join('\n')
}

const withoutItems = ({ items, ...plan }: ClassifyPlan) => ({ ...plan, requests: items.length })

/** The same for other programs. */
export const studyPlanJson = (plan: StudyPlan, pricing: Pricing, table: PriceTable) => ({
  method: 'study',
  rewrite: plan.rewrite && withoutItems(plan.rewrite),
  price: { ...withoutItems(plan.price), costWithCache: costWithCache(plan, pricing, table) },
  unwritten: plan.unwritten,
  cost: (plan.rewrite?.cost ?? 0) + plan.price.cost,
  most: (plan.rewrite?.most ?? 0) + plan.price.most,
  anchors: fingerprintOfPostings(pricing.anchors),
  promptBy: { rewrite: 'study', price: PRICE_PROMPT_BY },
})

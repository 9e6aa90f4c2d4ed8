import type { ClassifyPlan } from '../../classify/plan'
import { costText, formatCost, planText } from '../../classify/plan-text'
import { PRICE_PROMPT_BY } from '../../classify/price-question'
import { formatCount } from '../../format/number'
import { fingerprintOfPostings } from '../fingerprint'
import type { Pricing } from './study-prices'

/** What a rewrite is taken to be while it has not been written: three to five sentences. */
export const UNWRITTEN = { title: 'x'.repeat(60), description: 'x'.repeat(750), skills: ['x'.repeat(50)] }

/** The study's two steps before anything is sent; without a first one where all texts are there. */
export interface StudyPlan {
  readonly rewrite: ClassifyPlan | null
  readonly price: ClassifyPlan
  /** Sessions whose rewrite is not written yet: their prices are planned for texts of a usual length. */
  readonly unwritten: number
}

const PROMPTS =
  'The prompt of the first step follows the study; that of the second is ours: the study did not publish its own.'

/** The plan of both steps for a terminal. */
export function studyPlanText(plan: StudyPlan, pricing: Pricing): string {
  const { rewrite, price, unwritten } = plan
  return [
    ...(rewrite ? [`Step 1, rewrite as a posting\n${planText(rewrite, false)}`] : []),
    `${rewrite ? 'Step 2, price' : 'Price'} against ${formatCount(pricing.anchors.length)} postings, anchors ${fingerprintOfPostings(pricing.anchors)}\n${planText(price, false)}`,
    ...(unwritten > 0
      ? [`${formatCount(unwritten)} texts are not written yet and are taken to be of a usual length.`]
      : []),
    `In all ${costText(inAll(plan))}, ${formatCost(inAll(plan).most)} at most.`,
    PROMPTS,
    '',
  ].join('\n')
}

function inAll({ rewrite, price }: StudyPlan): Pick<ClassifyPlan, 'cost' | 'costWithCache' | 'most'> {
  return {
    cost: (rewrite?.cost ?? 0) + price.cost,
    costWithCache: (rewrite?.costWithCache ?? 0) + price.costWithCache,
    most: (rewrite?.most ?? 0) + price.most,
  }
}

const withoutItems = ({ items, ...plan }: ClassifyPlan) => ({ ...plan, requests: items.length })

/** The same for other programs. */
export const studyPlanJson = (plan: StudyPlan, pricing: Pricing) => ({
  method: 'study',
  rewrite: plan.rewrite && withoutItems(plan.rewrite),
  price: withoutItems(plan.price),
  unwritten: plan.unwritten,
  ...inAll(plan),
  anchors: fingerprintOfPostings(pricing.anchors),
  promptBy: { rewrite: 'study', price: PRICE_PROMPT_BY },
})

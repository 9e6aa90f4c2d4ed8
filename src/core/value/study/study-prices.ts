import { askedKey } from '../../classify/journal-state'
import type { LabelRecord } from '../../classify/label-record'
import { type ClassifyPlan, makePlan, type PlanRequest } from '../../classify/plan'
import { type Preparation, STUDY_PREPARATION } from '../../classify/prepare/prepare'
import { PRICE_PROMPT_BY, type PriceQuestionId, priceQuestion } from '../../classify/price-question'
import { promptHash, shortHash } from '../../classify/prompt-hash'
import { type RedactionRules, redactTexts } from '../../classify/redact/redact'
import { type PostingText, type PricedPosting, postingText } from '../../classify/rubrics/task-price'
import type { Result } from '../../failure'
import { Random } from '../../sample/random'
import { DRAW, shuffled } from '../calibration/draw'
import type { Estimator, ValueEstimate, Work } from '../estimator'
import { fingerprintOfPostings } from '../fingerprint'
import type { Posting } from '../postings/posting'

const VERSION = 1

/** How postings are priced by a model: the postings it sees with their prices, which model, and what is replaced. */
export interface Pricing {
  readonly anchors: readonly Posting[]
  readonly model: string
  readonly redaction: RedactionRules
  /** Draws the order in which the model sees the anchors. */
  readonly seed: number
}

/** Something to be priced, by the session or posting it is. */
export interface ToPrice {
  readonly id: string
  readonly text: PostingText
}

/** The question as it is asked: what clients wrote is redacted as transcripts are, and no tier stands before another. */
export function questionOfPricing(
  { anchors, model, redaction, seed }: Omit<Pricing, 'anchors'> & { readonly anchors: readonly PricedPosting[] },
  id: PriceQuestionId,
) {
  const order = shuffled(anchors, new Random(seed).restart(DRAW.anchorOrder, 0))
  return priceQuestion(
    id,
    order.map((one) => ({ ...redacted(one, redaction), price: one.price })),
    model,
  )
}

function redacted({ title, description, skills }: PostingText, rules: RedactionRules): PostingText {
  const [a, b, ...rest] = redactTexts([title, description, ...skills], rules).map(({ text }) => text)
  return { title: a!, description: b!, skills: rest }
}

/** How what is priced is made ready: whole, but for what is replaced. */
export const preparationOf = (redaction: RedactionRules): Preparation => ({ ...STUDY_PREPARATION, redaction })

/** The text of what is to be priced, as it is sent. */
export const pricedText = (text: PostingText, redaction: RedactionRules) =>
  redactTexts([postingText(text)], redaction)[0]!

/** What would be asked to price some postings, and what that would cost. */
export function planPrices(
  id: PriceQuestionId,
  toPrice: readonly ToPrice[],
  pricing: Pricing,
  how: Pick<PlanRequest, 'prices' | 'answered' | 'uncertain' | 'retryUncertain' | 'way'>,
): Result<ClassifyPlan> {
  return makePlan({
    ...how,
    sessions: toPrice.map(({ id: session, text }) => ({
      session,
      texts: { whole: { ...pricedText(text, pricing.redaction), isCut: false } },
    })),
    questions: [questionOfPricing(pricing, id)],
    preparation: preparationOf(pricing.redaction),
  })
}

/**
 * The study's second step (study.md 9.3) as an estimator: what a model said of texts, out of a label journal. Work without
 * a text, or whose text was not priced with these anchors, has no estimate. The prompt is ours, which its provenance says.
 */
export function pricedByModel(pricing: Pricing, id: PriceQuestionId, labels: readonly LabelRecord[]): Estimator {
  const { anchors, model, redaction } = pricing
  const prompt = promptHash(questionOfPricing(pricing, id), preparationOf(redaction))
  const priced = new Map<string, ValueEstimate>()
  for (const { classifier, rater, answer, ...label } of labels) {
    if (classifier !== id || rater.name !== model || label.prompt !== prompt || label.input === null) continue
    if (answer.kind !== 'amount') continue
    const { usd, low = null, high = null } = answer
    priced.set(label.input, { value: usd, low, high })
  }
  return {
    provenance: {
      method: 'study',
      version: VERSION,
      n: anchors.length,
      fingerprint: fingerprintOfPostings(anchors),
      recalibration: 'none',
      asked: { model, prompt, promptBy: PRICE_PROMPT_BY },
    },
    estimate: ({ text }: Work) => (text ? (priced.get(shortHash(pricedText(text, redaction).text)) ?? null) : null),
  }
}

/** Rewrites of sessions as postings (the study's first step) that answer a plan, by session. */
export function rewritesOf(plan: ClassifyPlan, labels: readonly LabelRecord[]): Map<string, PostingText> {
  const asked = new Set(plan.items.map((item) => askedKey(item.asked, item.question.model)))
  const rewrites = new Map<string, PostingText>()
  for (const { answer, prompt, input, truncated, rater, ...label } of labels) {
    if (answer.kind !== 'posting' || prompt === null || input === null) continue
    const key = askedKey({ ...label, prompt, input, truncated: truncated === true }, rater.name)
    if (asked.has(key)) rewrites.set(label.session, answer)
  }
  return rewrites
}

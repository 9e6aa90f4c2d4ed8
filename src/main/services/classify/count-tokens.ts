import { estimateTokens } from '#core/classify/estimate-tokens'
import type { ModelApi } from '#core/classify/model-api'
import { ApiError } from '#core/classify/model-api'
import type { WorkItem } from '#core/classify/plan'
import { type PriceTable, pricesOf } from '#core/classify/prices'
import { fail, ok, type Result } from '#core/failure'

/** Texts that are counted; the others are estimated by them. */
const COUNTED = 20

/**
 * What estimates of tokens have to be multiplied by, from a count of some of the requests, evenly over the plan. This
 * sends those texts, so it needs the consent that a run does.
 */
export async function countTokens(
  api: ModelApi,
  items: readonly WorkItem[],
  prices: PriceTable,
): Promise<Result<number>> {
  const step = Math.max(1, items.length / COUNTED)
  let counted = 0
  let estimated = 0
  try {
    for (let at = 0; at < items.length; at += step) {
      const { question, text } = items[Math.floor(at)]!
      counted += await api.countTokens({ question, text, temperature: null })
      const known = pricesOf(prices, question.model)?.tokenFactor ?? 1
      const tokens = estimateTokens(question.rubric + JSON.stringify(question.schema)) + estimateTokens(text)
      estimated += tokens * known
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const { trouble, message } = error
    if (trouble === 'unauthorized') return fail({ code: 'key-refused', detail: message })
    return fail({ code: 'api-unreachable', detail: message, tries: 1 })
  }
  return ok(estimated === 0 ? 1 : counted / estimated)
}

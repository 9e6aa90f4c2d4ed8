import { z } from 'zod'
import type { Usage } from './label-record'

const dollars = z.number().min(0)

/** Prices of a model in US dollars a million tokens, and what it does not take. */
const modelPricesSchema = z.strictObject({
  model: z.string().min(1),
  input: dollars,
  output: dollars,
  cacheRead: dollars,
  cacheWrite: dollars,
  /** Fewest tokens that are cached; what is shorter costs as any input. Anything is cached where nothing is said. */
  cacheFrom: z.number().int().nonnegative().optional(),
  /** The prices of a request whose input, cached or not, has more than so many tokens. */
  longPrompt: z
    .strictObject({
      above: z.number().positive(),
      input: dollars,
      output: dollars,
      cacheRead: dollars,
      cacheWrite: dollars,
    })
    .optional(),
  /** How many more tokens it makes of a text than models before 4.7; 1 where nothing is said. */
  tokenFactor: z.number().positive().optional(),
  refusesTemperature: z.boolean().optional(),
  /** Whether it thinks before it answers, billed as output and counted toward the most tokens of a reply. */
  thinks: z.boolean().optional(),
  /** Where the row was read. */
  source: z.string().optional(),
})
export type ModelPrices = z.infer<typeof modelPricesSchema>

/** A dated table of prices, a file that anyone can edit. */
export const priceTableSchema = z.strictObject({
  about: z.string().optional(),
  asOf: z.iso.date(),
  source: z.string(),
  /** What a request in a batch costs of its price, 0 to 1. */
  batchFactor: z.number().positive().max(1),
  models: z.array(modelPricesSchema),
})
export type PriceTable = z.infer<typeof priceTableSchema>

/** The prices of a model, its id with or without a date; undefined where the table has none. */
export function pricesOf({ models }: PriceTable, model: string): ModelPrices | undefined {
  const plain = model.replace(/-\d{8}$/, '')
  return models.find((each) => each.model === model) ?? models.find((each) => each.model === plain)
}

const MILLION = 1e6

/** Most tokens a model that thinks may use for that before a short answer, and what is reckoned with. */
export const THINKING_AT_MOST = 4_000
export const THINKING_USUALLY = 400

/** What the tokens of one request cost, in US dollars. */
export function costOf(usage: Usage, prices: ModelPrices, factor = 1): number {
  const { input, output, cacheRead, cacheWrite } = usage
  const { longPrompt } = prices
  const each = longPrompt && input + cacheRead + cacheWrite > longPrompt.above ? longPrompt : prices
  const all = input * each.input + output * each.output + cacheRead * each.cacheRead + cacheWrite * each.cacheWrite
  return (all / MILLION) * factor
}

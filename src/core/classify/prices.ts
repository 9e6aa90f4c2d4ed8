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
  refusesTemperature: z.boolean().optional(),
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

/** What tokens cost, in US dollars. */
export function costOf(usage: Usage, prices: ModelPrices, factor = 1): number {
  const { input, output, cacheRead, cacheWrite } = usage
  const all =
    input * prices.input + output * prices.output + cacheRead * prices.cacheRead + cacheWrite * prices.cacheWrite
  return (all / MILLION) * factor
}

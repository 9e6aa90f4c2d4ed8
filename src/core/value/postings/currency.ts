import { z } from 'zod'

/** Dollars for one unit of each currency, on a day. A file an analyst can edit. */
export const currencyTableSchema = z.object({
  date: z.iso.date(),
  source: z.string(),
  usdPerUnit: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive()),
})
export type CurrencyTable = z.infer<typeof currencyTableSchema>

/** An amount in US dollars; null where the table does not have its currency. */
export function inDollars(amount: number, currency: string, { usdPerUnit }: CurrencyTable): number | null {
  if (currency === 'USD') return amount
  const rate = Object.hasOwn(usdPerUnit, currency) ? usdPerUnit[currency] : undefined
  return rate === undefined ? null : amount * rate
}

/** Prices brought to the level of one year, by one rate a year. */
export interface Inflation {
  /** A fraction, 0.03 for three percent a year. */
  readonly perYear: number
  /** Prices are brought to the middle of this year. */
  readonly toYear: number
}

const YEAR_MS = 365.25 * 86_400_000

/** What a price of a day is worth at the level asked for. A price without a day stays as it is. */
export function inflated(price: number, postedAt: number | null, inflation: Inflation | null): number {
  if (!inflation || postedAt === null) return price
  const years = (Date.UTC(inflation.toYear, 6, 1) - postedAt) / YEAR_MS
  return price * (1 + inflation.perYear) ** years
}

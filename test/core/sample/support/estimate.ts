import type { SessionTable } from './session-table'

/** A number from a sample with its standard error, clustered by user. */
export interface Estimate {
  readonly value: number
  readonly error: number
  readonly n: number
}

export type OfRow<T> = (row: number) => T

/** Total of `top` over total of `bottom` among the rows of interest. */
export function ratio(
  table: SessionTable,
  top: OfRow<number>,
  bottom: OfRow<number>,
  among: OfRow<boolean> = () => true,
): Estimate {
  let n = 0
  let tops = 0
  let bottoms = 0
  for (let row = 0; row < table.rows; row++) {
    if (!among(row)) continue
    n++
    tops += top(row)
    bottoms += bottom(row)
  }
  const value = tops / bottoms
  const ofUser = new Float64Array(table.users)
  for (let row = 0; row < table.rows; row++) {
    if (among(row)) ofUser[table.user[row]!]! += top(row) - value * bottom(row)
  }
  return { value, error: Math.sqrt(sumOfSquares(ofUser)) / Math.abs(bottoms), n }
}

export const mean = (table: SessionTable, of: OfRow<number>, among?: OfRow<boolean>): Estimate =>
  ratio(table, of, () => 1, among)

export const share = (table: SessionTable, of: OfRow<boolean>, among?: OfRow<boolean>): Estimate =>
  mean(table, (row) => (of(row) ? 1 : 0), among)

/** Geometric mean; the rows of interest must be positive. */
export function geometricMean(table: SessionTable, of: OfRow<number>, among: OfRow<boolean>): Estimate {
  const log = mean(table, (row) => Math.log(of(row)), among)
  return { value: Math.exp(log.value), error: Math.exp(log.value) * log.error, n: log.n }
}

/** `a / b`, as if the two were independent. */
export function quotient(a: Estimate, b: Estimate): Estimate {
  const value = a.value / b.value
  return { value, error: Math.abs(value) * Math.hypot(a.error / a.value, b.error / b.value), n: a.n + b.n }
}

export function sumOfSquares(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value * value
  return sum
}

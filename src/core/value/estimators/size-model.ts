import { Matrix, QrDecomposition } from 'ml-matrix'
import { fail, ok, type Result } from '../../failure'
import { normalQuantile } from '../../stats/normal'
import { type Estimator, RANGE_LEVEL, SIZE_FIELDS, type Work } from '../estimator'
import { fingerprintOfText } from '../fingerprint'

/** Work whose price is known. */
export interface PricedWork {
  readonly work: Work
  /** US dollars, above zero. */
  readonly price: number
}

/** A size model: log price = constant + slopes of log(1 + size) + a step for each mode and occupation. */
export interface SizeModel extends Estimator {
  /** By regressor, on the log scale of dollars. */
  readonly coefficients: readonly { readonly name: string; readonly value: number }[]
  /** Standard deviation of the logs around the fit. */
  readonly deviation: number
  readonly r2: number
}

const VERSION = 1
/** A size that fewer of the sessions have is left out of the model. */
const LEAST_KNOWN = 0.5
/** A mode or occupation with fewer sessions has no step of its own. */
const LEAST_LABELLED = 20
/** Fits on a sample are as good as on all from here on; the first ones are taken in the order given. */
const MOST_FITTED = 50_000

/**
 * Fits log price on what telemetry knows of sessions (actions, words, lines, prompts, duration), work mode and work
 * occupation by least squares. The range is the normal one of a new session at 80 %.
 *
 * Sessions that lack a size the model uses are priced without it, at the mean of the others.
 */
export function sizeModel(priced: readonly PricedWork[]): Result<SizeModel> {
  const used = priced.slice(0, MOST_FITTED)
  const sizes = SIZE_FIELDS.filter(
    (field) => used.filter(({ work }) => work.size[field] !== undefined).length >= LEAST_KNOWN * used.length,
  )
  const modes = labelsOf(used.map(({ work }) => work.workMode))
  const occupations = labelsOf(used.map(({ work }) => work.workOccupation))
  const means = new Map(
    sizes.map((field) => {
      const logs = used.flatMap(({ work: { size } }) => (size[field] === undefined ? [] : [logSize(size[field])]))
      return [field, logs.reduce((sum, log) => sum + log, 0) / logs.length] as const
    }),
  )
  const names = ['constant', ...sizes, ...modes, ...occupations]
  const rowOf = (work: Work): number[] => [
    1,
    ...sizes.map((field) => (work.size[field] === undefined ? means.get(field)! : logSize(work.size[field]))),
    ...modes.map((label) => (work.workMode === label ? 1 : 0)),
    ...occupations.map((label) => (work.workOccupation === label ? 1 : 0)),
  ]
  if (sizes.length === 0 && modes.length + occupations.length === 0)
    return fail({ code: 'value-method-unfit', method: 'size', why: 'no-sizes' })
  if (used.length < 2 * names.length + 10)
    return fail({ code: 'value-method-unfit', method: 'size', why: 'too-few-prices' })
  const fitted = leastSquares(
    used.map(({ work }) => rowOf(work)),
    used.map(({ price }) => Math.log(price)),
  )
  const { coefficients, residuals, r2 } = fitted
  const deviation = Math.sqrt(residuals / (used.length - names.length))
  const reach = normalQuantile((1 + RANGE_LEVEL) / 2) * deviation
  return ok({
    provenance: {
      method: 'size',
      version: VERSION,
      n: used.length,
      fingerprint: fingerprintOfText(JSON.stringify([names, coefficients])),
      recalibration: 'none',
    },
    coefficients: names.map((name, i) => ({ name, value: coefficients[i]! })),
    deviation,
    r2,
    estimate(work) {
      const isKnown =
        sizes.some((field) => work.size[field] !== undefined) || work.workMode !== null || work.workOccupation !== null
      if (!isKnown) return null
      const log = rowOf(work).reduce((sum, x, i) => sum + x * coefficients[i]!, 0)
      return { value: Math.exp(log), low: Math.exp(log - reach), high: Math.exp(log + reach) }
    },
  })
}

const logSize = (size: number): number => Math.log1p(Math.max(0, size))

/** The labels with a step of their own; the most frequent one is what the others are compared with. */
function labelsOf(labels: readonly (string | null)[]): string[] {
  const counts = new Map<string, number>()
  for (const label of labels) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts]
    .filter(([, n]) => n >= LEAST_LABELLED)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(1)
    .map(([label]) => label)
}

/** From the normal equations, with a trace of a ridge, so that columns that are the same share their slope. */
function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]) {
  const width = rows[0]!.length
  const products = Matrix.zeros(width, width)
  const sums = Matrix.zeros(width, 1)
  rows.forEach((row, n) => {
    for (let i = 0; i < width; i++) {
      if (row[i] === 0) continue
      sums.set(i, 0, sums.get(i, 0) + row[i]! * values[n]!)
      for (let j = 0; j < width; j++) products.set(i, j, products.get(i, j) + row[i]! * row[j]!)
    }
  })
  for (let i = 1; i < width; i++) products.set(i, i, products.get(i, i) + 1e-8 * rows.length)
  const coefficients = new QrDecomposition(products).solve(sums).to1DArray()
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let residuals = 0
  let total = 0
  rows.forEach((row, n) => {
    const fit = row.reduce((sum, x, i) => sum + x * coefficients[i]!, 0)
    residuals += (values[n]! - fit) ** 2
    total += (values[n]! - mean) ** 2
  })
  return { coefficients, residuals, r2: total === 0 ? 0 : 1 - residuals / total }
}

import { ok, type Result } from '../../failure'
import type { Estimator, ValueEstimate, Work } from '../estimator'
import { type PricedWork, sizeModel } from './size-model'

/**
 * An estimator whose gaps a size model fills, fitted on what it says of the other work; itself where it has no gaps. Each
 * filled estimate says so, and its range is that of the model around what the estimator would say, not around prices.
 *
 * Fails where the model cannot be fitted.
 */
export function filledBySize(estimator: Estimator, works: readonly Work[]): Result<Estimator> {
  const known = new Map(works.map((work): [Work, ValueEstimate | null] => [work, estimator.estimate(work)]))
  const priced = [...known].flatMap(([work, estimate]): PricedWork[] =>
    estimate ? [{ work, price: estimate.value }] : [],
  )
  if (priced.length === works.length) return ok(estimator)
  const model = sizeModel(priced)
  if (!model.ok) return model
  const estimate = (work: Work): ValueEstimate | null => {
    const said = known.has(work) ? known.get(work)! : estimator.estimate(work)
    if (said) return said
    const filled = model.value.estimate(work)
    return filled && { ...filled, isFilled: true }
  }
  return ok({ provenance: { ...estimator.provenance, filledBy: model.value.provenance.fingerprint }, estimate })
}

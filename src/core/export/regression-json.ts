import type { RegressionPlan } from '../regression/plan'
import type { RegressionColumn, Term } from '../regression/regression-table'

/** A regression as the command line gives it to other programs; its form is documented and kept. */
export function regressionJson(columns: readonly RegressionColumn[], plan: RegressionPlan) {
  return {
    outcome: plan.outcome.id,
    factor: plan.factor.dimension.id,
    level: plan.level,
    columns: columns.map(({ reference, controls, n, cells, clusters, r2, withinR2, terms, adjusted }) => ({
      reference,
      controls,
      n,
      cells,
      clusters,
      r2,
      withinR2,
      terms: terms.map(termJson),
      adjusted,
    })),
    corrections: {
      cluster: plan.isClustered ? 'user_id' : 'none',
      correction: plan.correction,
      floor: plan.floor,
      singletons: plan.dropsSingletons ? 'dropped' : 'kept',
    },
    dropped: columns.map(({ dropped }) => dropped),
  }
}

function termJson({ name, slope }: Term) {
  if (!slope) return { name, estimate: null, se: null, low: null, high: null, p: null }
  const { value, se, interval, p } = slope
  return { name, estimate: value, se, low: interval.low, high: interval.high, p }
}

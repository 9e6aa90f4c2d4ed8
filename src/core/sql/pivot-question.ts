import type { PivotPlan } from '../pivot/plan'
import { compileAdjusted } from './compile-adjusted'
import { compilePivot } from './compile-pivot'
import { queryText } from './compiled-query'
import { print } from './print'

/**
 * A text that is the same for two plans only where their answers are: another level, or thresholds that only decide what is
 * shown, ask nothing new. Adjusted rates are asked for apart, and thresholds decide which matched cells they stand on.
 */
export function pivotQuestion(plan: PivotPlan): string {
  const adjusted = plan.measures.flatMap((measure) => compileAdjusted(plan, measure)?.statement ?? [])
  const texts = [compilePivot(plan).statement, ...adjusted].map((statement) => queryText(print(statement)))
  return [plan.interval, plan.hasSpreads, ...texts].join('\n')
}

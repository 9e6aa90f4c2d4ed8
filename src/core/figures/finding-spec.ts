import type { IntervalKind, PivotSpec } from '../pivot/spec'
import { EMPTY_SPEC } from '../pivot/spec'
import type { Finding } from './finding'

/** The pivot a finding is looked up in, of the sessions that are asked about. */
export const findingSpec = (
  { rows, measures, filters }: Pick<Finding, 'rows' | 'measures' | 'filters'>,
  asked: Pick<PivotSpec, 'filters' | 'thresholds' | 'level'> & Partial<Pick<PivotSpec, 'dimensions'>>,
  interval: IntervalKind,
): PivotSpec => ({
  ...EMPTY_SPEC,
  rows: [...rows],
  measures: [...measures],
  ...asked,
  filters: [...asked.filters, ...filters],
  interval,
})

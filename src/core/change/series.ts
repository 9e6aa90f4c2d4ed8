import type { SessionsTable } from '../dataset/sessions-table'
import { intervalKindFor } from '../pivot/interval-kind'
import { EMPTY_SPEC, type PivotSpec } from '../pivot/spec'
import type { ChangeSpec } from './spec'

/** The two pivots of groups over the months behind a change. */
export interface SeriesSpecs {
  /** Sessions of each group as a part of those of the month. */
  readonly mix: PivotSpec
  /** The measure of each group, the first month being 100; null where no measure was asked for. */
  readonly indexed: PivotSpec | null
}

export function seriesSpecs(
  { by, measure, filters, thresholds, level }: Omit<ChangeSpec, 'from' | 'to' | 'seed' | 'draws'>,
  table: SessionsTable,
): SeriesSpecs {
  const common = {
    ...EMPTY_SPEC,
    rows: [{ dimension: by }],
    columns: [{ dimension: 'month' }],
    filters: [...filters],
    thresholds,
    level,
    interval: intervalKindFor(table),
  }
  return {
    mix: { ...common, measures: ['sessions'], showAs: { sessions: { kind: 'percent-of', of: 'column' } } },
    indexed:
      measure === null
        ? null
        : { ...common, measures: [measure], showAs: { [measure]: { kind: 'index', from: 'first' } } },
  }
}

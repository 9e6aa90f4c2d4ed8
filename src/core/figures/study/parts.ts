import type { MeasureId } from '../../pivot/built-in-measures'
import type { PivotSpec } from '../../pivot/spec'
import type { AdjustedPanel, PivotPanel } from '../figure'

type Filter = PivotSpec['filters'][number]

export const IDENTIFIED: Filter = { dimension: 'occupation', values: ['Unclear', null], isNegated: true }
export const LEVELLED: Filter = { dimension: 'expertise', values: ['Unclear', null], isNegated: true }
export const WITH_GOAL: Filter = { dimension: 'outcome', values: ['no_clear_goal', null], isNegated: true }
export const CODE_PRODUCING: Filter = { dimension: 'code_producing', values: ['yes'], isNegated: false }
export const TROUBLED: Filter = { dimension: 'failure_signal', values: [3, 4, 5], isNegated: false }

/** The matched cells of the study's adjusted rates (study.md 11.1, column 5). */
export const MATCHED = ['work_mode', 'value_band', 'month', 'work_occupation', 'software_related'] as const

/** A pivot drawn as bars, unless something else is said. */
export const pivotPanel = (name: string, more: Partial<PivotPanel>): PivotPanel => ({
  kind: 'pivot',
  form: 'bar',
  isScale: false,
  name,
  rows: [],
  columns: [],
  measures: [],
  filters: [],
  published: [],
  ...more,
})

/** Rates by expertise with the study's cells held fixed. */
export const adjustedPanel = (
  name: string,
  measures: readonly MeasureId[],
  more: Partial<AdjustedPanel>,
): AdjustedPanel => ({
  kind: 'adjusted',
  name,
  measures,
  factor: 'expertise',
  controls: MATCHED,
  filters: [],
  published: [],
  ...more,
})

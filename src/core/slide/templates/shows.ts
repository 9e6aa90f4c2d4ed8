import type { SessionsTable } from '../../dataset/sessions-table'
import { intervalKindFor } from '../../pivot/interval-kind'
import { EMPTY_SPEC, type PivotSpec } from '../../pivot/spec'
import type { Shown } from '../deck/deck'

/** A view of a template: of one measure, with the intervals that suit the dataset. */
export function viewOf(table: SessionsTable, name: string, spec: Partial<PivotSpec> & { measures: [string] }): Shown {
  return {
    kind: 'view',
    name,
    spec: { ...EMPTY_SPEC, interval: intervalKindFor(table), ...spec },
    measure: spec.measures[0],
  }
}

export const figureOf = (figure: string, panel: string, measures: readonly string[] | null = null): Shown => ({
  kind: 'figure',
  figure,
  panel,
  measures: measures && [...measures],
})

export const findingOf = (finding: string): Shown => ({ kind: 'finding', finding })

/** The month along, without what has none. */
export const BY_MONTH = { rows: [{ dimension: 'month', offScale: 'excluded' as const }] }
export const BY_LEVEL = { rows: [{ dimension: 'expertise', offScale: 'excluded' as const }] }

import type { SessionsTable } from '../dataset/sessions-table'
import { formatKey } from '../format/key'
import type { AdjustmentRule } from './adjustment'
import { knownValues } from './defined-dimension'
import { dimensionsOf } from './dimensions-of'

/** Whose mix may be the standard, by each of their values. */
const STANDARDS = ['month', 'expertise', 'software_related']

/** A mix that rates can be held at. */
export interface StandardChoice {
  readonly id: string
  readonly name: string
  readonly to: AdjustmentRule['to']
}

/** The mixes a dataset offers, that of all sessions in view first. */
export function standardChoices(table: SessionsTable): StandardChoice[] {
  const dimensions = dimensionsOf(table).filter(({ id }) => STANDARDS.includes(id))
  return [
    { id: standardId(null), name: 'All sessions in view', to: null },
    ...dimensions.flatMap((dimension) => {
      const column = table.columns.find((one) => one.column === dimension.column)
      return knownValues(dimension, column ?? {}).map((value): StandardChoice => {
        const to = { dimension: dimension.id, values: [value] }
        return { id: standardId(to), name: `${dimension.name}: ${formatKey(dimension, value)}`, to }
      })
    }),
  ]
}

/** Tells one mix from another. */
export const standardId = (to: AdjustmentRule['to']): string =>
  to ? JSON.stringify([to.dimension, ...to.values]) : 'all'

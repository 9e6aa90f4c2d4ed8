import { z } from 'zod'
import { isAdditive, type Measure, type Unit } from './measure'

/** The total a part is taken of. A parent is the total one level up in the nest of rows or of columns. */
export const WHOLES = ['row', 'column', 'parent-row', 'parent-column', 'grand'] as const
export type Whole = (typeof WHOLES)[number]

const keyValue = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** What a value is compared with: a column by its key, or the value before it or the first one along an axis. */
const reference = z.union([z.enum(['previous', 'first']), z.object({ column: z.array(keyValue) })])
export type Reference = z.infer<typeof reference>

/** How the values of a measure are shown; what is withheld has been withheld before. */
export const showAsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value') }),
  z.object({ kind: z.literal('percent-of'), of: z.enum(WHOLES) }),
  z.object({ kind: z.literal('difference'), from: reference, isPercent: z.boolean().default(false) }),
  z.object({ kind: z.literal('index'), from: reference }),
  z.object({ kind: z.literal('rank') }),
  z.object({ kind: z.literal('running-total') }),
])
export type ShowAs = z.infer<typeof showAsSchema>

export const AS_VALUE: ShowAs = { kind: 'value' }

/** Whether a measure can be shown so: shares of a total and running totals need parts that add up. */
export const canShowAs = (measure: Measure, { kind }: ShowAs): boolean =>
  (kind !== 'percent-of' && kind !== 'running-total') || isAdditive(measure)

/** The unit of what is shown. */
export function unitShown(unit: Unit, showAs: ShowAs): Unit {
  switch (showAs.kind) {
    case 'value':
    case 'running-total':
      return unit
    case 'percent-of':
      return 'rate'
    case 'difference':
      if (showAs.isPercent) return 'change'
      return unit === 'rate' || unit === 'points' ? 'points' : unit
    case 'index':
      return 'number'
    case 'rank':
      return 'rank'
  }
}

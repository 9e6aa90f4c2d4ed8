import type { LabelRecord } from '../classify/label-record'
import type { TableColumn } from '../dataset/sessions-table'
import { formatCount, formatInterval, formatWithUnit } from '../format/number'
import { compareRaters } from './compare-raters'
import { type Side, sideId, sidesOf } from './side'
import type { Told } from './withhold'

/**
 * How the rater of a column agrees with each person who labelled some of the same sessions, a sentence each; none where the
 * column has no single rater, or no person labelled what it says.
 */
export function agreementTexts(
  { field, name, labelledBy = [] }: Pick<TableColumn, 'field' | 'name' | 'labelledBy'>,
  labels: readonly LabelRecord[],
  limits: { readonly level: number; readonly minSessions: number },
): string[] {
  const [first] = labelledBy
  if (!first || !field || labelledBy.some(({ kind, rater }) => kind !== first.kind || rater !== first.rater)) return []
  const own = labels.filter(({ classifier }) => classifier === field)
  const rater: Side = { kind: first.kind, name: first.rater, run: null }
  return sidesOf(own).flatMap((side) => {
    if (side.kind !== 'human' || side.run !== null || sideId(side) === sideId(rater)) return []
    const [compared] = compareRaters(own, side, rater, limits)
    if (!compared) return []
    if (compared.n === null) return [`${name} with ${sideId(side)}: on fewer than ${limits.minSessions} sessions`]
    const kappa = toldText(compared.kappa, 'number')
    return [
      `${name} with ${sideId(side)}: ${toldText(compared.accuracy, 'rate')} of ${formatCount(compared.n)} sessions${kappa && `, kappa ${kappa}`}`,
    ]
  })
}

function toldText(told: Told, unit: 'rate' | 'number'): string {
  if (told === null || told === 'withheld') return ''
  const value = formatWithUnit(told.value, unit)
  return told.interval ? `${value} (${formatInterval(told.interval, unit)})` : value
}

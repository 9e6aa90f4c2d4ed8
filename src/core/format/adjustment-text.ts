import type { AdjustmentNote, Cell, PivotCells } from '../cells/pivot-cells'
import type { Dimension } from '../pivot/dimension'
import { formatCount } from './number'

/** What was held fixed for each adjusted measure and what was left out for it, a line a measure. */
export const adjustmentTexts = ({ adjustments }: Pick<PivotCells, 'adjustments'>): string[] =>
  adjustments.map(adjustmentText)

/**
 * `Verified success, adjusted: held fixed at the mix of all sessions in view by work mode × month; not month, which is on an
 * axis; 420 of 500 matched cells count, 1 200 sessions are in smaller ones, 300 lack a control`.
 */
export function adjustmentText({
  measure,
  held,
  onAxis,
  standard,
  cells,
  keptCells,
  unknown,
  small,
}: AdjustmentNote): string {
  const names = (dimensions: readonly Dimension[], separator: string) =>
    dimensions.map(({ name }) => name.toLowerCase()).join(separator)
  const parts = [
    held.length > 0
      ? `held fixed at the mix of ${standard} by ${names(held, ' × ')}`
      : 'nothing is left to hold fixed, so it is as it is',
    ...(onAxis.length > 0 ? [`not ${names(onAxis, ' and ')}, told apart by the table itself`] : []),
    `${formatCount(keptCells)} of ${formatCount(cells)} matched cells count`,
    ...told(small, 'in smaller ones'),
    ...told(unknown, 'without a control'),
  ]
  return `${measure}: ${parts.join('; ')}`
}

function told(cell: Cell, where: string): string[] {
  if (cell.kind === 'empty') return []
  return [cell.kind === 'withheld' ? `a few sessions ${where}` : `${formatCount(cell.estimate.n)} sessions ${where}`]
}

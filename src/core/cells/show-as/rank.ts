import { isOffScale } from '../../pivot/dimension'
import type { Cell } from '../pivot-cells'
import { likewise, type MeasureCells, none } from './measure-cells'
import type { Place } from './places'

/**
 * The place of a value among those that are shown beside it, 1 the largest, equal values alike: down the rows of a group,
 * or along the columns where there are no rows. What is withheld has no rank and takes none.
 */
export function rank(cells: MeasureCells, place: Place): Cell {
  const cell = cells.at(...place)
  if (cell.kind !== 'estimate') return cell
  const [row, column] = place
  const isDown = cells.plan.rows.length > 0
  const { keys } = isDown ? cells.rows : cells.columns
  const key = keys[isDown ? row : column]!
  const isRanked = (other: typeof key) => other.length > 0 && !isOffScale(other.at(-1)!)
  if (!isRanked(key)) return none('no rank')
  let above = 0
  keys.forEach((other, i) => {
    const isBeside = other.length === key.length && key.slice(0, -1).every((value, k) => other[k] === value)
    if (!isBeside || !isRanked(other)) return
    const beside = isDown ? cells.at(i, column) : cells.at(row, i)
    if (beside.kind === 'estimate' && beside.estimate.value > cell.estimate.value) above++
  })
  return likewise(cell, above + 1, null)
}

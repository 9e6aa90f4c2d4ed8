import type { ShowAs } from '../../pivot/show-as'
import type { Cell } from '../pivot-cells'
import { difference, index, percentDifference } from './compare'
import type { MeasureCells } from './measure-cells'
import { percentOf } from './percent-of'
import type { Place } from './places'
import { rank } from './rank'
import { runningTotal } from './running-total'

/**
 * The cell of a measure as it is shown. It is made of cells from which everything has been withheld that must be, and is
 * withheld with any of them, so that it tells nothing they do not.
 */
export function showCell(cells: MeasureCells, place: Place, showAs: ShowAs): Cell {
  switch (showAs.kind) {
    case 'value':
      return cells.at(...place)
    case 'percent-of':
      return percentOf(cells, place, showAs.of)
    case 'difference':
      return (showAs.isPercent ? percentDifference : difference)(cells, place, showAs.from)
    case 'index':
      return index(cells, place, showAs.from)
    case 'rank':
      return rank(cells, place)
    case 'running-total':
      return runningTotal(cells, place)
  }
}

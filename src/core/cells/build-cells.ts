import type { BaseId } from '../pivot/base'
import type { PivotPlan, PlannedDimension } from '../pivot/plan'
import { estimate } from './estimate'
import { type Key, KeyIndex } from './key'
import { listed } from './listed'
import { offScaleNotes } from './off-scale'
import { orderKeys } from './order'
import type { Axis, Cell, PivotCells } from './pivot-cells'
import type { BaseCount, CellStatistics, PivotStatistics } from './statistics'
import { joinDenominators } from './suppression/denominators'
import { sumsOf } from './suppression/grid'
import { suppress } from './suppression/suppress'
import { tellsOfParts, tellsOfRest } from './suppression/telling-totals'

const WITHHELD: Cell = { kind: 'withheld' }
const EMPTY: Cell = { kind: 'empty' }
const NOTHING: BaseCount = { n: 0, users: null }

/**
 * Turns the statistics of a pivot into the cells everyone may see: withholds what must be withheld, makes the
 * estimates of the rest and puts the axes in order. A new level or threshold starts here, without a query.
 *
 * @param held keys of cells to withhold in any case, for what they tell beside another table
 */
export function buildCells(
  statistics: PivotStatistics,
  plan: PivotPlan,
  held: readonly (readonly [row: Key, column: Key])[] = [],
): PivotCells {
  const { rowKeys, columnKeys } = statistics
  const numbers = rowKeys.map(() => new Int32Array(columnKeys.length).fill(-1))
  const cells: CellStatistics[] = []
  const places: (readonly [row: Key, column: Key])[] = []
  rowKeys.forEach((row, r) => {
    columnKeys.forEach((column, c) => {
      const cell = statistics.at(r, c)
      if (!cell) return
      numbers[r]![c] = cells.push(cell) - 1
      places.push([row, column])
    })
  })
  const sums = sumsOf(rowKeys, columnKeys, (r, c) => numbers[r]![c]!)
  const { grid, counts, cellOf: placeOf } = joinDenominators(cells, plan.bases, sums, plan.thresholds)
  const telling = plan.bases.flatMap((base) => {
    const isTelling = tellsOfRest(base, plan)
    return places.flatMap(([row, column], number) => (isTelling(row, column) ? [placeOf(base, number)] : []))
  })
  const rowIndex = KeyIndex.of(rowKeys)
  const columnIndex = KeyIndex.of(columnKeys)
  const kept = held.flatMap(([row, column]) => {
    const number = numbers[rowIndex.find(row)]?.[columnIndex.find(column)] ?? -1
    return number < 0 ? [] : plan.bases.map((base) => placeOf(base, number)).filter((cell) => cell >= 0)
  })
  const hidden = suppress(grid, counts, plan.thresholds, telling, kept)
  const isWithheld = (number: number, base: BaseId): boolean => hidden[placeOf(base, number)] ?? false
  const tellers = plan.measures.map((measure) =>
    cells.some((_, number) => isWithheld(number, measure.base)) ? tellsOfParts(measure, plan) : () => false,
  )
  const isHidden = (number: number, measure: number): boolean =>
    isWithheld(number, plan.measures[measure]!.base) || tellers[measure]!(...places[number]!)

  const rootRow = rowKeys.findIndex((key) => key.length === 0)
  const rootColumn = columnKeys.findIndex((key) => key.length === 0)
  const root = rootRow < 0 ? -1 : numbers[rootRow]![rootColumn]!
  const rootCounts = cells[root]?.bases.get('all') ?? NOTHING
  const made = new Map<number, Cell>()
  const cellOf = (number: number, measure: number): Cell => {
    if (number < 0) return EMPTY
    const place = number * plan.measures.length + measure
    const known = made.get(place)
    if (known) return known
    const cell = makeCell(number, measure)
    made.set(place, cell)
    return cell
  }
  const makeCell = (number: number, measure: number): Cell => {
    const planned = plan.measures[measure]!
    // A share tells the sessions in view.
    const isTold = planned.statistic.kind !== 'share' || !isWithheld(root, 'all')
    if (isHidden(number, measure) || !isTold) return WITHHELD
    const estimated = estimate(planned, measure, cells[number]!, rootCounts, plan.level)
    if (!estimated) return EMPTY
    const spread = cells[number]!.spreads?.[measure]
    return { kind: 'estimate', estimate: spread ? { ...estimated, spread } : estimated }
  }
  // What is withheld has no weight, of sessions or of any measure.
  const weightAt = (number: number, order: PlannedDimension['order']): number | null => {
    if (typeof order === 'object') {
      const cell = cellOf(number, order.measure)
      return cell.kind === 'estimate' ? cell.estimate.value : null
    }
    return number < 0 || isWithheld(number, 'all') ? null : cells[number]!.bases.get('all')!.n
  }
  const isRowListed = listed(plan.rows)
  const isColumnListed = listed(plan.columns)
  const rowOrder = orderKeys(rowKeys, plan.rows, (order) => {
    const at = columnIndex.find(otherKey(order))
    return rowKeys.map((_, r) => weightAt(numbers[r]![at] ?? -1, order))
  }).filter((r) => isRowListed(rowKeys[r]!))
  const columnOrder = orderKeys(columnKeys, plan.columns, (order) => {
    const at = rowIndex.find(otherKey(order))
    return columnKeys.map((_, c) => weightAt(numbers[at]?.[c] ?? -1, order))
  }).filter((c) => isColumnListed(columnKeys[c]!))
  const isMarked = (number: number): boolean =>
    number >= 0 && plan.measures.some((_, measure) => isHidden(number, measure))
  return {
    rows: axis(plan.rows, rowKeys, rowOrder),
    columns: axis(plan.columns, columnKeys, columnOrder),
    measures: plan.measures,
    level: plan.level,
    interval: plan.interval,
    at: (row, column, measure) => cellOf(numbers[rowOrder[row]!]![columnOrder[column]!]!, measure),
    withheld: rowOrder.reduce((sum, r) => sum + columnOrder.filter((c) => isMarked(numbers[r]![c]!)).length, 0),
    inView: inView(rootCounts, isWithheld(root, 'all')),
    offScale: offScaleNotes(plan, statistics, (axis, key) => {
      const number = axis === 'rows' ? numbers[key]![rootColumn]! : numbers[rootRow]![key]!
      return number < 0 || isWithheld(number, 'all') ? null : cells[number]!.bases.get('all')!.n
    }),
  }
}

/** The key of the other axis at which an order looks. */
const otherKey = (order: PlannedDimension['order']): Key => (typeof order === 'object' ? order.at : [])

function axis(dimensions: Axis['dimensions'], keys: Axis['keys'], order: readonly number[]): Axis {
  return { dimensions, keys: order.map((i) => keys[i]!) }
}

function inView({ n, users }: BaseCount, isWithheld: boolean): Cell {
  if (n === 0) return EMPTY
  return isWithheld ? WITHHELD : { kind: 'estimate', estimate: { value: n, n, users, interval: null } }
}

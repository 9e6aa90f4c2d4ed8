import { BASES, type Base } from '../pivot/base'
import type { AskedMeasure } from '../pivot/measure'
import type { PivotPlan, PlannedDimension, ShownMeasure } from '../pivot/plan'
import { adjustmentNotes } from './adjustment-notes'
import { correctedCell } from './corrected-cell'
import { estimate } from './estimate'
import { withEstimation } from './estimation'
import { formulaCell } from './formula-cell'
import { type Key, KeyIndex } from './key'
import { listed } from './listed'
import { offScaleNotes } from './off-scale'
import { orderKeys } from './order'
import type { Axis, Cell, PivotCells } from './pivot-cells'
import type { MeasureCells } from './show-as/measure-cells'
import { showCell } from './show-as/show-cell'
import { spreadOf } from './show-as/spread'
import type { BaseCount, CellStatistics, PivotStatistics } from './statistics'
import { joinDenominators } from './suppression/denominators'
import { sumsOf } from './suppression/grid'
import { leavesFew, nestedMeasures } from './suppression/remainders'
import { revealsFew, withoutRevealing } from './suppression/revealing'
import { suppress } from './suppression/suppress'
import { tellsOfRest } from './suppression/telling-totals'

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
  const remainders = nestedMeasures(plan).flatMap(([wide, narrow]) =>
    cells.flatMap((cell, number) =>
      leavesFew(cell, wide, narrow, plan.thresholds.minSessions) ? [placeOf(narrow.base, number)] : [],
    ),
  )
  const hidden = suppress(grid, counts, plan.thresholds, telling, [...kept, ...remainders])
  const isWithheld = (number: number, base: Base): boolean => hidden[placeOf(base, number)] ?? false
  const isHidden = (number: number, measure: number): boolean =>
    isWithheld(number, plan.measures[measure]!.base) ||
    revealsFew(plan.measures[measure]!, measure, cells[number]!, plan.thresholds)

  const rootRow = rowKeys.findIndex((key) => key.length === 0)
  const rootColumn = columnKeys.findIndex((key) => key.length === 0)
  const root = rootRow < 0 ? -1 : numbers[rootRow]![rootColumn]!
  const rootCounts = cells[root]?.bases.get('all') ?? NOTHING
  const asked = plan.measures.map((measure, m) => {
    // A share tells the sessions in view.
    const isTold = measure.statistic.kind !== 'share' || !isWithheld(root, BASES.all)
    return remembered((number): Cell => {
      if (isHidden(number, m) || !isTold) return WITHHELD
      const whole = statistics.matched?.get(m)?.keptSessions
      const estimated = estimate(measure, m, cells[number]!, cells[root]!, plan.level, whole)
      if (!estimated) return nothing(measure, cells[number]!.bases.get(measure.base.id)!)
      const spread = cells[number]!.spreads?.[m]
      if (!spread) return { kind: 'estimate', estimate: estimated }
      const count = cells[number]!.bases.get(measure.base.id)!
      return {
        kind: 'estimate',
        estimate: { ...estimated, spread: withoutRevealing(spread, count, plan.thresholds) },
      }
    })
  })
  const withEnds = (cell: (number: number) => Cell, ends: ShownMeasure['ends']) =>
    ends
      ? remembered((number) =>
          withEstimation(
            cell(number),
            asked[ends.low]!(number),
            asked[ends.high]!(number),
            plan.valueRange ?? 'combined',
          ),
        )
      : cell
  const withCorrection = (cell: (number: number) => Cell, { correction, inputs }: ShownMeasure) =>
    correction
      ? remembered((number) => correctedCell(cell(number), cells[number]!, inputs[0]!, correction, plan.level))
      : cell
  const shown = plan.shown.map((measure) => {
    const inputs = measure.inputs.map((m) => asked[m]!)
    const { statistic, correction } = measure
    const cellOf =
      statistic.kind === 'formula'
        ? remembered((number) =>
            formulaCell(
              statistic,
              inputs.map((cell) => cell(number)),
            ),
          )
        : withCorrection(withEnds(inputs[0]!, measure.ends), measure)
    const at = (r: number, c: number): Cell => {
      const number = numbers[r]?.[c] ?? -1
      return number < 0 ? EMPTY : cellOf(number)
    }
    const measureCells: MeasureCells = {
      plan,
      labelled: correction
        ? { correction, at: (r, c) => ((numbers[r]?.[c] ?? -1) < 0 ? EMPTY : inputs[0]!(numbers[r]![c]!)) }
        : null,
      asked: statistic.kind === 'formula' ? null : plan.measures[measure.inputs[0]!]!,
      rows: rowIndex,
      columns: columnIndex,
      at,
      spreadAt: (r, c) =>
        at(r, c).kind === 'estimate' ? spreadOf(cells[numbers[r]![c]!]!, measure.base, measure.inputs[0]!) : null,
    }
    if (measure.showAs.kind === 'value') return at
    const { length: width } = columnKeys
    const cellAs = remembered((place) =>
      showCell(measureCells, [Math.floor(place / width), place % width], measure.showAs),
    )
    return (r: number, c: number) => cellAs(r * width + c)
  })
  const isMarked = (r: number, c: number) => shown.some((at) => at(r, c).kind === 'withheld')
  // What is withheld has no weight, of sessions or of any measure.
  const weightAt = (r: number, c: number, order: PlannedDimension['order']): number | null => {
    if (typeof order === 'object') {
      const cell = shown[order.measure]!(r, c)
      return cell.kind === 'estimate' ? cell.estimate.value : null
    }
    const number = numbers[r]?.[c] ?? -1
    return number < 0 || isWithheld(number, BASES.all) ? null : cells[number]!.bases.get('all')!.n
  }
  const isRowListed = listed(plan.rows)
  const isColumnListed = listed(plan.columns)
  const rowOrder = orderKeys(rowKeys, plan.rows, (order) => {
    const at = columnIndex.find(otherKey(order))
    return rowKeys.map((_, r) => weightAt(r, at, order))
  }).filter((r) => isRowListed(rowKeys[r]!))
  const columnOrder = orderKeys(columnKeys, plan.columns, (order) => {
    const at = rowIndex.find(otherKey(order))
    return columnKeys.map((_, c) => weightAt(at, c, order))
  }).filter((c) => isColumnListed(columnKeys[c]!))
  return {
    rows: axis(plan.rows, rowKeys, rowOrder),
    columns: axis(plan.columns, columnKeys, columnOrder),
    measures: plan.shown,
    level: plan.level,
    interval: plan.interval,
    at: (row, column, measure) => shown[measure]!(rowOrder[row]!, columnOrder[column]!),
    withheld: rowOrder.reduce((sum, r) => sum + columnOrder.filter((c) => isMarked(r, c)).length, 0),
    adjustments: adjustmentNotes(plan, statistics),
    inView: inView(rootCounts, isWithheld(root, BASES.all)),
    offScale: offScaleNotes(plan, statistics, (axis, key) => {
      const number = axis === 'rows' ? numbers[key]![rootColumn]! : numbers[rootRow]![key]!
      return number < 0 || isWithheld(number, BASES.all) ? null : cells[number]!.bases.get('all')!.n
    }),
  }
}

/** The key of the other axis at which an order looks. */
const otherKey = (order: PlannedDimension['order']): Key => (typeof order === 'object' ? order.at : [])

/** Made when it is first looked at, and then kept. */
function remembered(make: (number: number) => Cell): (number: number) => Cell {
  const made = new Map<number, Cell>()
  return (number) => {
    const known = made.get(number)
    if (known) return known
    const cell = make(number)
    made.set(number, cell)
    return cell
  }
}

/** No session is in the denominator, or they add up to none of it. */
const nothing = ({ statistic }: AskedMeasure, { n }: BaseCount): Cell =>
  n === 0 ? EMPTY : { kind: 'empty', reason: statistic.kind === 'adjusted' ? 'no matched session' : 'division by zero' }

function axis(dimensions: Axis['dimensions'], keys: Axis['keys'], order: readonly number[]): Axis {
  return { dimensions, keys: order.map((i) => keys[i]!) }
}

function inView({ n, users }: BaseCount, isWithheld: boolean): Cell {
  if (n === 0) return EMPTY
  return isWithheld ? WITHHELD : { kind: 'estimate', estimate: { value: n, n, users, interval: null } }
}

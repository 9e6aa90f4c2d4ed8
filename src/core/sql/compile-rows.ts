import type { Drill, DrillScope } from '../rows/drill'
import { allOf, column, isIn, item, select, table } from './build'
import { type ExportColumn, exportedText } from './compile-export'
import { dimensionExpression } from './dimension-expression'
import { filterExpression } from './filter-expression'
import type { Expression, OrderItem, SelectNode } from './node'
import { baseExpression } from './pivot-parts'

/** The column a list of sessions is sorted by, missing values last in either direction. */
export interface RowOrder {
  readonly column: ExportColumn
  readonly isDescending: boolean
}

const ROW = column('rowid')

/** The sessions a cell stands on: those the filters keep whose values are its keys; null where they are all there are. */
export function drillCondition({ plan, row, column, measure }: Drill, scope: DrillScope): Expression | null {
  const isWhole = scope === 'denominator' && measure.statistic.kind === 'share'
  const keys = isWhole
    ? []
    : [
        ...row.map((key, i) => isIn(dimensionExpression(plan.rows[i]!.dimension), [key])),
        ...column.map((key, i) => isIn(dimensionExpression(plan.columns[i]!.dimension), [key])),
      ]
  const base = scope === 'denominator' ? baseExpression(measure.base) : null
  return allOf([filterExpression(plan), ...keys, base].filter((part) => part !== null))
}

/**
 * Sessions by their place in the table, in the order asked for, at most so many. The list is ordered once as a whole;
 * what is on the screen is then looked up, since a window far down an ordered answer costs as much as all before it.
 */
export const orderedRows = (
  { plan }: Drill,
  where: Expression | null,
  order: RowOrder | null,
  most: number,
): SelectNode => select([item(ROW, 'place')], table(plan.table), { where, orderBy: orderItems(order), limit: most })

/** Sessions at some places of the table, as people read them, in no order. */
export const rowsAt = (tableName: string, columns: readonly ExportColumn[], places: readonly number[]): SelectNode =>
  select([item(ROW, 'place'), ...readable(columns)], table(tableName), { where: isIn(ROW, places) })

/** The whole list as one statement, to be asked elsewhere. */
export const rowsStatement = (
  { plan }: Drill,
  where: Expression | null,
  columns: readonly ExportColumn[],
  order: RowOrder | null,
): SelectNode => select(readable(columns), table(plan.table), { where, orderBy: orderItems(order) })

const readable = (columns: readonly ExportColumn[]) => columns.map((one) => item(exportedText(one), one.column))

/** Labels by their text; equal values in the order of the file. */
function orderItems(order: RowOrder | null): OrderItem[] {
  const last: OrderItem = { of: ROW, isDescending: false }
  if (!order) return [last]
  const { column: by, isDescending } = order
  const isNumbered = by.kind === 'user' || by.kind === 'time'
  return [{ of: isNumbered ? column(by.column) : exportedText(by), isDescending }, last]
}

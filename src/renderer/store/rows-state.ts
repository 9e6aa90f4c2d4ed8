import type { TableColumn } from '#core/dataset/sessions-table'
import type { Result } from '#core/failure'
import type { Drill, DrillScope } from '#core/rows/drill'
import type { RowOrder } from '#core/sql/compile-rows'
import type { Selection } from './page-state'

/** The sessions behind a cell, as a list. */
export interface RowList {
  readonly drill: Drill
  readonly scope: DrillScope
  readonly order: RowOrder | null
  /** Where its sessions stand in the table, in order; null until the engine has answered. */
  readonly places: readonly number[] | null
  /** Whether other sessions or another order are being asked for. */
  readonly isAsking: boolean
}

export interface RowsSlice {
  /** The list that is open. */
  readonly rowList: RowList | null
  /** Opens the sessions behind a cell of the table; one that is withheld says why it stays shut. */
  openRows(selection: Selection): void
  /** Other sessions of the same cell, or another order of them. */
  changeRows(change: Partial<Pick<RowList, 'scope' | 'order'>>): void
  /** What stands in some columns of the sessions at these places, each as it is shown. */
  readRows(
    columns: readonly TableColumn[],
    places: readonly number[],
    signal: AbortSignal,
  ): Promise<Result<ReadonlyMap<number, readonly string[]>>>
  /** The list as one statement. */
  rowsSql(columns: readonly TableColumn[]): string
  /** Stops what is being asked: a list that was there stays. */
  stopRows(): void
  closeRows(): void
}

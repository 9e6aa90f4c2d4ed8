import { ok } from '#core/failure'
import { drillInto, firstScope } from '#core/rows/drill'
import { formatRowValue } from '#core/rows/row-value'
import { drillCondition, orderedRows, rowsAt, rowsStatement } from '#core/sql/compile-rows'
import { queryText } from '#core/sql/compiled-query'
import { print } from '#core/sql/print'
import type { CreateSlice } from './app-state'
import type { RowList, RowsSlice } from './rows-state'

/**
 * Sessions a list shows: browsers draw nothing beyond some seventeen million pixels, and nobody reads that far. The export
 * has them all.
 */
export const MOST_ROWS = 600_000

export const createRowsSlice: CreateSlice<RowsSlice> = (set, get, { engine }) => {
  let current: AbortController | null = null

  /** Asks for the order of the list. The newest question wins. */
  async function list(rows: Pick<RowList, 'drill' | 'scope' | 'order'>, shown: RowList): Promise<void> {
    current?.abort()
    const controller = new AbortController()
    current = controller
    set({ rowList: { ...shown, isAsking: true } })
    const where = drillCondition(rows.drill, rows.scope)
    const answer = await engine.run(print(orderedRows(rows.drill, where, rows.order, MOST_ROWS)), controller.signal)
    if (current !== controller) return
    current = null
    if (!answer.ok) {
      set({ rowList: null })
      return get().fail(answer.failure)
    }
    const places = answer.value.columns[0]!.values as readonly number[]
    set({ rowList: { ...rows, places, isAsking: false } })
  }

  return {
    rowList: null,

    openRows(selection) {
      const { cells, plan } = get()
      if (!cells || !plan) return
      const drill = drillInto(cells, plan, selection)
      if (!drill.ok) return get().fail(drill.failure)
      const rows = { drill: drill.value, scope: firstScope(drill.value), order: null }
      void list(rows, { ...rows, places: null, isAsking: true })
    },

    changeRows(change) {
      const { rowList } = get()
      if (rowList) void list({ ...rowList, ...change }, rowList)
    },

    async readRows(columns, places, signal) {
      const { rowList } = get()
      if (!rowList) return ok(new Map())
      const answer = await engine.run(print(rowsAt(rowList.drill.plan.table, columns, places)), signal)
      if (!answer.ok) return answer
      const [place, ...values] = answer.value.columns
      const row = (i: number) => columns.map((column, c) => formatRowValue(column, values[c]!.values[i]))
      return ok(new Map(place!.values.map((at, i) => [at as number, row(i)])))
    },

    rowsSql(columns) {
      const { rowList } = get()
      if (!rowList) return ''
      const where = drillCondition(rowList.drill, rowList.scope)
      return queryText(print(rowsStatement(rowList.drill, where, columns, rowList.order)))
    },

    stopRows() {
      const { rowList } = get()
      if (!rowList?.places) return get().closeRows()
      current?.abort()
      current = null
      set({ rowList: { ...rowList, isAsking: false } })
    },

    closeRows() {
      current?.abort()
      current = null
      set({ rowList: null })
    },
  }
}

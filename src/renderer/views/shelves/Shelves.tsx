import { ArrowLeftRight } from 'lucide-react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { swapAxes } from '#core/pivot/edits'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { AxisShelf } from './AxisShelf'
import { MeasureShelf } from './MeasureShelf'
import css from './Shelves.module.css'

/** What the pivot is made of: rows, columns and measures, a line each. */
export function Shelves({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const spec = useApp((app) => app.spec)
  const told = useApp((app) => app.told)
  return (
    <div className={css.shelves} data-print="hide">
      <AxisShelf axis="rows" name="Rows" placements={spec.rows} table={table}>
        <Button
          look="icon"
          aria-label="Swap rows and columns"
          isDisabled={spec.rows.length + spec.columns.length === 0}
          onPress={() => store.getState().edit(swapAxes)}
        >
          <ArrowLeftRight aria-hidden />
        </Button>
      </AxisShelf>
      <AxisShelf axis="columns" name="Columns" placements={spec.columns} table={table} />
      <MeasureShelf table={table} />
      {told !== null && <p className={css.told}>{told}</p>}
    </div>
  )
}

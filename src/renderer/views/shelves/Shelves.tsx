import { ArrowLeftRight, Plus } from 'lucide-react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { findMeasure, MEASURES } from '#core/pivot/built-in-measures'
import { missingField } from '#core/pivot/definitions/resolve-measure'
import { swapAxes, toggleMeasure } from '#core/pivot/edits'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Menu, MenuItem } from '../../ui/Menu'
import { Panel } from '../../ui/Panel'
import { AxisShelf } from './AxisShelf'
import { DropChip } from './DropChip'
import { Shelf } from './Shelf'
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
      <MeasureShelf measures={spec.measures} table={table} />
      {told !== null && <p className={css.told}>{told}</p>}
    </div>
  )
}

function MeasureShelf({ measures, table }: { readonly measures: readonly string[]; readonly table: SessionsTable }) {
  const store = useAppStore()
  const options = MEASURES.map((measure) => {
    const lacking = missingField(measure, table)
    return {
      id: measure.id,
      name: measure.name,
      isDisabled: lacking !== null,
      ...(lacking !== null && { hint: `needs ${lacking}` }),
    }
  })
  return (
    <Shelf name="Measures" on="measures" size={measures.length} table={table}>
      {measures.map((id, i) => (
        <DropChip
          key={id}
          name={findMeasure(id)?.name ?? id}
          dragged={{ from: 'measures', measure: id }}
          on="measures"
          at={i}
          table={table}
        >
          <Button className={css.chip!}>{findMeasure(id)?.name ?? id}</Button>
          <Menu
            disabledKeys={measures.length === 1 ? ['remove'] : []}
            onAction={() => store.getState().edit(toggleMeasure(id))}
          >
            <MenuItem id="remove">Take out</MenuItem>
          </Menu>
        </DropChip>
      ))}
      <Panel
        label="Measures"
        trigger={
          <Button className={css.add!} aria-label="Choose measures">
            <Plus aria-hidden />
          </Button>
        }
      >
        <Choice
          label="Measures"
          options={options}
          chosen={new Set(measures)}
          onChoose={(chosen) => {
            const changed = options.find(({ id }) => chosen.has(id) !== measures.includes(id))
            if (changed) store.getState().edit(toggleMeasure(changed.id))
          }}
        />
      </Panel>
    </Shelf>
  )
}

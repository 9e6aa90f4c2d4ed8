import { ArrowLeftRight, Plus } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { Dimension } from '#core/pivot/dimension'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import {
  type AxisName,
  orderDimension,
  placeDimension,
  removeDimension,
  shiftDimension,
  swapAxes,
  toggleMeasure,
} from '#core/pivot/edits'
import { findMeasure, MEASURES } from '#core/pivot/measure'
import { missingField } from '#core/pivot/plan'
import type { Placement } from '#core/pivot/spec'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Menu, MenuItem } from '../../ui/Menu'
import { Panel } from '../../ui/Panel'
import css from './Shelves.module.css'

/** What the pivot is made of: rows, columns and measures, a line each. */
export function Shelves({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const spec = useApp((app) => app.spec)
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
    </div>
  )
}

interface AxisShelfProps {
  readonly axis: AxisName
  readonly name: string
  readonly placements: readonly Placement[]
  readonly table: SessionsTable
  readonly children?: React.ReactNode
}

function AxisShelf({ axis, name, placements, table, children }: AxisShelfProps) {
  const store = useAppStore()
  const dimensions = dimensionsOf(table)
  const taken = new Set(placements.map((p) => p.dimension))
  const options = dimensions
    .filter(({ id }) => !taken.has(id))
    .map(({ id, name, isTooFine }) => ({
      id,
      name,
      isDisabled: isTooFine,
      ...(isTooFine && { hint: 'too many values' }),
    }))
  return (
    <fieldset className={css.shelf}>
      <legend className={css.name}>{name}</legend>
      {placements.map((placement, i) => {
        const dimension = dimensions.find(({ id }) => id === placement.dimension)
        return dimension ? (
          <DimensionChip
            key={dimension.id}
            dimension={dimension}
            placement={placement}
            other={axis === 'rows' ? 'columns' : 'rows'}
            isFirst={i === 0}
            isLast={i === placements.length - 1}
          />
        ) : null
      })}
      <Panel
        label={`Add to ${axis}`}
        trigger={
          <Button className={css.add!} aria-label={`Add to ${axis}`}>
            <Plus aria-hidden />
          </Button>
        }
      >
        {(close) => (
          <Choice
            label="Fields"
            options={options}
            onAct={(id) => {
              store.getState().edit(placeDimension(axis, id))
              close()
            }}
          />
        )}
      </Panel>
      {children}
    </fieldset>
  )
}

interface DimensionChipProps {
  readonly dimension: Dimension
  readonly placement: Placement
  readonly other: AxisName
  readonly isFirst: boolean
  readonly isLast: boolean
}

function DimensionChip({ dimension, placement, other, isFirst, isLast }: DimensionChipProps) {
  const { edit, openFilter } = useAppStore().getState()
  const order = placement.order ?? dimension.defaultOrder
  const natural = dimension.taxonomy ? 'study order' : 'in order'
  return (
    <MenuTrigger>
      <Button className={css.chip!}>
        {dimension.name} <span className={css.muted}>{order === 'size' ? 'largest first' : natural}</span>
      </Button>
      <Menu
        disabledKeys={[...(isFirst ? ['earlier'] : []), ...(isLast ? ['later'] : [])]}
        onAction={(key) => {
          if (key === 'order') edit(orderDimension(dimension.id, order === 'size' ? 'natural' : 'size'))
          if (key === 'filter') openFilter(dimension.id)
          if (key === 'earlier') edit(shiftDimension(dimension.id, -1))
          if (key === 'later') edit(shiftDimension(dimension.id, 1))
          if (key === 'other') edit(placeDimension(other, dimension.id))
          if (key === 'remove') edit(removeDimension(dimension.id))
        }}
      >
        <MenuItem id="order">{order === 'size' ? `Show ${natural}` : 'Show largest first'}</MenuItem>
        <MenuItem id="filter">Filter…</MenuItem>
        <MenuItem id="earlier">Move outwards</MenuItem>
        <MenuItem id="later">Move inwards</MenuItem>
        <MenuItem id="other">{`Move to ${other}`}</MenuItem>
        <MenuItem id="remove">Take out</MenuItem>
      </Menu>
    </MenuTrigger>
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
    <fieldset className={css.shelf}>
      <legend className={css.name}>Measures</legend>
      {measures.map((id) => (
        <MenuTrigger key={id}>
          <Button className={css.chip!}>{findMeasure(id)?.name ?? id}</Button>
          <Menu
            disabledKeys={measures.length === 1 ? ['remove'] : []}
            onAction={() => store.getState().edit(toggleMeasure(id))}
          >
            <MenuItem id="remove">Take out</MenuItem>
          </Menu>
        </MenuTrigger>
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
    </fieldset>
  )
}

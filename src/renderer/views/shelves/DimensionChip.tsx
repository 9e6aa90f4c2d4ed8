import type { Dimension } from '#core/pivot/dimension'
import { type AxisName, orderDimension, placeDimension, removeDimension, shiftDimension } from '#core/pivot/edits'
import type { Placement } from '#core/pivot/spec'
import { useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'
import css from './Shelves.module.css'

interface DimensionChipProps {
  readonly dimension: Dimension
  readonly placement: Placement
  readonly other: AxisName
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** A dimension on a shelf, a button with the menu of what can be done with it there, for its trigger. */
export function DimensionChip({ dimension, placement, other, isFirst, isLast }: DimensionChipProps) {
  const { edit, openFilter } = useAppStore().getState()
  const order = placement.order ?? dimension.defaultOrder
  const natural = dimension.taxonomy ? 'study order' : 'in order'
  return (
    <>
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
    </>
  )
}

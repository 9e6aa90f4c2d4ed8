import { SubmenuTrigger } from 'react-aria-components'
import { keyName } from '#core/format/axis-key'
import { offScaleHint } from '#core/format/off-scale-text'
import { findMeasure } from '#core/pivot/built-in-measures'
import type { Dimension } from '#core/pivot/dimension'
import {
  type AxisName,
  collapseAxis,
  collapseKeys,
  orderDimension,
  placeDimension,
  placeTotals,
  removeDimension,
  reverseDimension,
  setOffScale,
  shiftDimension,
} from '#core/pivot/edits'
import {
  type MeasureOrder,
  OFF_SCALE,
  type OffScale,
  ORDERS,
  type OrderWord,
  type Placement,
  TOTALS,
  type Totals,
} from '#core/pivot/placement'
import { orderBySortKeys, sortKeysOf } from '#core/pivot/sort-keys'
import { useApp, useAppStore } from '../../store/use-app'
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
  const { id } = dimension
  const note = useApp(({ cells }) => {
    const found = cells?.offScale.find((one) => one.dimension.id === id)
    return found && offScaleHint(found)
  })
  const measures = useApp((app) => app.spec.measures)
  const order = orderInForce(placement, dimension, measures)
  const isCollapsed = placement.collapsed === 'all'
  const axis = other === 'rows' ? 'columns' : 'rows'
  return (
    <>
      <Button className={css.chip!}>
        {dimension.name} <span className={css.muted}>{orderText(order, placement, dimension)}</span>
        {note && <span className={css.muted}>{note}</span>}
      </Button>
      <Menu
        disabledKeys={[...(isFirst ? ['earlier'] : []), ...(isLast ? ['later', 'collapse'] : [])]}
        onAction={(key) => {
          if (key === 'turn') edit(reverseDimension(id))
          if (key === 'collapse') edit(collapseKeys(id, isCollapsed ? undefined : 'all'))
          if (key === 'expand' || key === 'fold') edit(collapseAxis(axis, key === 'fold'))
          if (key === 'filter') openFilter(id)
          if (key === 'earlier') edit(shiftDimension(id, -1))
          if (key === 'later') edit(shiftDimension(id, 1))
          if (key === 'other') edit(placeDimension(other, id))
          if (key === 'remove') edit(removeDimension(id))
        }}
      >
        <SubmenuTrigger>
          <MenuItem hint="›">Order</MenuItem>
          <OrderMenu dimension={dimension} order={order} other={other} />
        </SubmenuTrigger>
        <MenuItem id="turn">Turn the order round</MenuItem>
        <SubmenuTrigger>
          <MenuItem hint="›">{isFirst ? 'Total of all' : 'Subtotals'}</MenuItem>
          <Menu
            placement="end top"
            selectionMode="single"
            selectedKeys={[placement.totals ?? 'after']}
            onAction={(key) => edit(placeTotals(id, key as Totals))}
          >
            {TOTALS.map((totals) => (
              <MenuItem key={totals} id={totals}>
                {TOTALS_TEXT[totals]}
              </MenuItem>
            ))}
          </Menu>
        </SubmenuTrigger>
        <MenuItem id="collapse">{isCollapsed ? 'Expand all' : 'Collapse all'}</MenuItem>
        {isFirst && !isLast ? <MenuItem id="fold">{`Collapse all ${axis}`}</MenuItem> : null}
        {isFirst && !isLast ? <MenuItem id="expand">{`Expand all ${axis}`}</MenuItem> : null}
        <MenuItem id="filter">Filter…</MenuItem>
        <SubmenuTrigger>
          <MenuItem hint="›">Unclear and missing</MenuItem>
          <Menu
            placement="end top"
            selectionMode="single"
            selectedKeys={[placement.offScale ?? 'shown']}
            onAction={(key) => edit(setOffScale(id, key as OffScale))}
          >
            {OFF_SCALE.map((offScale) => (
              <MenuItem key={offScale} id={offScale}>
                {OFF_SCALE_TEXT[offScale]}
              </MenuItem>
            ))}
          </Menu>
        </SubmenuTrigger>
        <MenuItem id="earlier">Move outwards</MenuItem>
        <MenuItem id="later">Move inwards</MenuItem>
        <MenuItem id="other">{`Move to ${other}`}</MenuItem>
        <MenuItem id="remove">Take out</MenuItem>
      </Menu>
    </>
  )
}

interface OrderMenuProps extends Pick<DimensionChipProps, 'dimension' | 'other'> {
  readonly order: OrderWord | MeasureOrder
}

/** The orders a dimension can stand in. They follow the table only while the menu is open. */
function OrderMenu({ dimension, order, other }: OrderMenuProps) {
  const { edit } = useAppStore().getState()
  const choices = useOrders(other)
  return (
    <Menu
      placement="end top"
      selectionMode="single"
      selectedKeys={[orderKey(order)]}
      onAction={(key) => {
        const word = ORDERS.find((known) => known === key)
        const chosen = choices.find((choice) => choice.key === key)
        if (word) edit(orderDimension(dimension.id, word))
        if (chosen) edit(orderDimension(dimension.id, chosen.order))
      }}
    >
      {ORDERS.map((word) => (
        <MenuItem key={word} id={word}>
          {sentence(wordText(word, dimension))}
        </MenuItem>
      ))}
      {choices.map(({ key, text }) => (
        <MenuItem key={key} id={key}>
          {text}
        </MenuItem>
      ))}
    </Menu>
  )
}

const OFF_SCALE_TEXT: Readonly<Record<OffScale, string>> = {
  shown: 'Shown',
  hidden: 'Hidden, but in the totals',
  excluded: 'Left out',
}

const TOTALS_TEXT: Readonly<Record<Totals, string>> = {
  after: 'After the parts',
  before: 'Before the parts',
  none: 'Not listed',
}

/** An order by a measure that has been taken out is none. */
function orderInForce({ order }: Placement, { defaultOrder }: Dimension, measures: readonly string[]) {
  if (typeof order !== 'object') return order ?? defaultOrder
  return orderBySortKeys(sortKeysOf(order).filter(({ measure }) => measures.includes(measure))) ?? defaultOrder
}

/** The measures as orders: by their total, and where a cell is selected by its place on the other axis. */
function useOrders(other: AxisName) {
  const cells = useApp((app) => app.cells)
  const selection = useApp((app) => app.selection)
  if (!cells) return []
  const chosen = selection && cells[other].keys[other === 'rows' ? selection.row : selection.column]
  const places = [[], ...(chosen && chosen.length > 0 ? [chosen] : [])]
  return places.flatMap((at) =>
    cells.measures.map(({ id, name }) => {
      const order: MeasureOrder = { measure: id, at: [...at], isDescending: true }
      return { key: orderKey(order), order, text: at.length > 0 ? `${name}, ${keyName(cells[other], at)}` : name }
    }),
  )
}

const orderKey = (order: OrderWord | MeasureOrder): string =>
  typeof order === 'object' ? JSON.stringify([order.measure, order.at]) : order

function orderText(order: OrderWord | MeasureOrder, { isReversed }: Placement, dimension: Dimension): string {
  if (typeof order === 'object') {
    const also = order.next?.length ?? 0
    const name = findMeasure(order.measure)?.name ?? order.measure
    return `${order.isDescending ? 'highest' : 'lowest'} ${name.toLowerCase()} first${also > 0 ? `, then by ${also} more` : ''}`
  }
  if (!isReversed) return wordText(order, dimension)
  return order === 'size' ? 'smallest first' : `${wordText(order, dimension)}, last first`
}

function wordText(order: OrderWord, { taxonomy }: Dimension): string {
  if (order === 'size') return 'largest first'
  if (order === 'label') return 'by name'
  return taxonomy ? 'study order' : 'in order'
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

import { memo } from 'react'
import type { Key } from '#core/cells/key'
import { isTotal, type PivotCells } from '#core/cells/pivot-cells'
import { keyName } from '#core/format/axis-key'
import type { CellLook } from '#core/format/cell-looks'
import type { IntervalForm } from '#core/pivot/cell-format'
import { GridCell } from './GridCell'
import type { IntervalScale } from './interval-scale'
import { RowHeads } from './RowHeads'
import type { RowName } from './row-names'

/** What the cells of a measure look like. */
export interface MeasureLook {
  readonly looks: (row: number, column: number) => CellLook
  readonly form: IntervalForm
  /** Digits after the point where they were chosen. */
  readonly decimals: number | undefined
  readonly scale: IntervalScale
}

interface GridRowProps {
  readonly cells: PivotCells
  readonly row: number
  readonly names: readonly RowName[]
  readonly widths: readonly number[]
  /** Per column key, in one line. */
  readonly labels: readonly string[]
  readonly measureLooks: readonly MeasureLook[]
  /** The column in this row the Tab key reaches: -1 for its names, null where it is in another row. */
  readonly here: number | null
  /** The selected column of this row and the one it is compared with, as they stand on the screen; -1 for none. */
  readonly selected: number
  readonly compared: number
  onToggle(key: Key): void
}

/** A row of the table; drawn again only when something in it is another. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { cells, row, names, widths, labels, measureLooks, here, selected, compared, onToggle } = props
  const { rows, columns, measures } = cells
  const key = rows.keys[row]!
  const name = keyName(rows, key)
  const isRowTotal = isTotal(rows, key)
  return (
    <tr data-total={isRowTotal || undefined} data-grand={(key.length === 0 && rows.dimensions.length > 0) || undefined}>
      <RowHeads names={names} row={row} widths={widths} isHere={here === -1} onToggle={onToggle} />
      {columns.keys.map((columnKey, c) =>
        measures.map((measure, m) => {
          const column = c * measures.length + m
          return (
            <GridCell
              key={column}
              cell={cells.at(row, c, m)}
              unit={measure.unit}
              {...measureLooks[m]!}
              row={row}
              columnKey={c}
              column={column}
              isTotal={isRowTotal || isTotal(columns, columnKey)}
              isHere={column === here}
              isSelected={column === selected}
              isCompared={column === compared}
              label={`${name}, ${labels[c]}, ${measure.name}`}
            />
          )
        }),
      )}
    </tr>
  )
})

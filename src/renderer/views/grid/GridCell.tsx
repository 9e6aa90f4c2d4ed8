import { type MouseEvent, memo } from 'react'
import type { Cell } from '#core/cells/pivot-cells'
import { formatCount, formatInterval, formatValue } from '#core/format/number'
import type { Unit } from '#core/pivot/measure'
import css from './GridCell.module.css'
import { type MeasureScale, shareOf } from './measure-scales'

interface GridCellProps {
  readonly cell: Cell
  readonly unit: Unit
  readonly scale: MeasureScale
  /** Row and column, for whoever looks for the cell. */
  readonly place: string
  readonly isTotal: boolean
  /** The one cell the Tab key reaches. */
  readonly isHere: boolean
  readonly isSelected: boolean
  readonly label: string
  onChoose(event: MouseEvent): void
}

export const GridCell = memo(
  function GridCell({ cell, unit, scale, place, isTotal, isHere, isSelected, label, onChoose }: GridCellProps) {
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the body of the table listens to the keys
      <td
        role="gridcell"
        className={css.cell}
        data-place={place}
        data-kind={cell.kind}
        data-total={isTotal || undefined}
        tabIndex={isHere ? 0 : -1}
        aria-selected={isSelected}
        aria-label={`${label}: ${spoken(cell, unit)}`}
        style={isTotal || cell.kind !== 'estimate' ? undefined : heat(cell.estimate.value, scale)}
        onClick={(event) => event.detail < 2 && onChoose(event)}
      >
        <Inside cell={cell} unit={unit} scale={scale} />
      </td>
    )
  },
  (a, b) =>
    a.cell === b.cell &&
    a.scale === b.scale &&
    a.isHere === b.isHere &&
    a.isSelected === b.isSelected &&
    a.place === b.place &&
    a.label === b.label,
)

function Inside({ cell, unit, scale }: Pick<GridCellProps, 'cell' | 'unit' | 'scale'>) {
  if (cell.kind === 'withheld') return <span className={css.withheld}>withheld</span>
  if (cell.kind === 'empty') return <span className={css.empty}>·</span>
  const { value, n, interval } = cell.estimate
  const { low, high } = scale
  return (
    <>
      <span className={css.value}>{formatValue(value, unit)}</span>
      {interval && (
        <span
          className={css.track}
          style={
            {
              '--low': shareOf(interval.low, low, high),
              '--high': shareOf(interval.high, low, high),
              '--at': shareOf(value, low, high),
            } as React.CSSProperties
          }
        />
      )}
      {unit !== 'count' && <span className={css.n}>{formatCount(n)}</span>}
    </>
  )
}

function spoken(cell: Cell, unit: Unit): string {
  if (cell.kind === 'withheld') return 'withheld, too few sessions or users'
  if (cell.kind === 'empty') return 'no sessions'
  const { value, n, interval } = cell.estimate
  const bounds = interval ? `, interval ${formatInterval(interval, unit)}` : ''
  return `${formatValue(value, unit)}${unit === 'rate' ? ' percent' : ''}${bounds}, n ${formatCount(n)}`
}

/** One hue, lighter for less; a table of one value has no heat. */
function heat(value: number, { least, most }: MeasureScale): React.CSSProperties | undefined {
  if (!(most > least)) return undefined
  const strength = 2 + 20 * shareOf(value, least, most)
  return { backgroundColor: `color-mix(in srgb, var(--accent) ${strength.toFixed(1)}%, transparent)` }
}

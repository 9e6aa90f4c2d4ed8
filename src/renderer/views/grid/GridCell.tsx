import { memo } from 'react'
import type { Cell } from '#core/cells/pivot-cells'
import type { CellLook, Shade } from '#core/format/cell-looks'
import { shadePercent } from '#core/format/cell-looks'
import { emptyText, emptyWords } from '#core/format/empty'
import { formatCount, formatInterval, formatPlusMinus, formatValue } from '#core/format/number'
import type { IntervalForm } from '#core/pivot/cell-format'
import type { Unit } from '#core/pivot/measure'
import css from './GridCell.module.css'
import { type IntervalScale, shareOf } from './interval-scale'

interface GridCellProps {
  readonly cell: Cell
  readonly unit: Unit
  /** The looks of all cells of the measure; the same function while they are the same. */
  readonly looks: (row: number, column: number) => CellLook
  readonly form: IntervalForm
  readonly decimals: number | undefined
  readonly scale: IntervalScale
  readonly row: number
  readonly columnKey: number
  /** Position of the column on the screen, measures counted. */
  readonly column: number
  readonly isTotal: boolean
  /** The one cell the Tab key reaches. */
  readonly isHere: boolean
  readonly isSelected: boolean
  readonly isCompared: boolean
  readonly label: string
}

export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { cell, unit, decimals, looks, row, columnKey, column, isTotal, isHere, isSelected, isCompared, label } = props
  const look = looks(row, columnKey)
  return (
    <td
      role="gridcell"
      className={css.cell}
      data-place={`${row}:${column}`}
      data-kind={cell.kind}
      data-total={isTotal || undefined}
      data-shade={look.shade?.of}
      data-compared={isCompared || undefined}
      tabIndex={isHere ? 0 : -1}
      aria-selected={isSelected}
      aria-label={`${label}: ${spoken(cell, unit, decimals)}${look.mark ? `, ${look.mark} the threshold` : ''}`}
      style={look.shade ? shaded(look.shade) : undefined}
    >
      <Inside {...props} look={look} />
    </td>
  )
})

const shaded = (shade: Shade) => ({ '--shade': `${shadePercent(shade).toFixed(1)}%` }) as React.CSSProperties

type InsideProps = Pick<GridCellProps, 'cell' | 'unit' | 'scale' | 'form' | 'decimals'> & { readonly look: CellLook }

function Inside({ cell, unit, scale, form, decimals, look }: InsideProps) {
  if (cell.kind === 'withheld') return <span className={css.withheld}>withheld</span>
  if (cell.kind === 'empty') return <span className={css.empty}>{cell.reason ? emptyWords(cell) : '–'}</span>
  const { value, n, interval } = cell.estimate
  return (
    <>
      {look.bar && (
        <span className={css.bar} style={{ left: share(look.bar.from), width: share(look.bar.to - look.bar.from) }} />
      )}
      <span
        className={css.value}
        data-estimated={unit === 'dollars' || cell.estimate.estimation !== undefined || undefined}
      >
        {look.mark && (
          <span className={css.mark} data-mark={look.mark} aria-hidden>
            {look.mark === 'above' ? '▲' : '▼'}
          </span>
        )}
        {formatValue(value, unit, decimals)}
      </span>
      {interval && form === 'bar' && (
        <span
          className={css.track}
          style={
            {
              '--low': part(interval.low, scale),
              '--high': part(interval.high, scale),
              '--at': part(value, scale),
            } as React.CSSProperties
          }
        />
      )}
      {interval && form === 'bounds' && (
        <span className={css.n}>
          [{formatValue(interval.low, unit, decimals)}, {formatValue(interval.high, unit, decimals)}]
        </span>
      )}
      {interval && form === 'plus-minus' && (
        <span className={css.n}>{formatPlusMinus(value, interval, unit, decimals)}</span>
      )}
      {unit !== 'count' && <span className={css.n}>{formatCount(n)}</span>}
    </>
  )
}

const part = (value: number, scale: IntervalScale): string => shareOf(value, scale).toFixed(3)
const share = (of: number): string => `${(of * 100).toFixed(2)}%`

const SPOKEN_UNITS: Readonly<Partial<Record<Unit, string>>> = {
  rate: ' percent',
  change: ' percent',
  points: ' points',
}

function spoken(cell: Cell, unit: Unit, decimals: number | undefined): string {
  if (cell.kind === 'withheld') return 'withheld, too few sessions or users'
  if (cell.kind === 'empty') return emptyText(cell)
  const { value, n, interval } = cell.estimate
  const bounds = interval ? `, interval ${formatInterval(interval, unit, decimals)}` : ''
  return `${formatValue(value, unit, decimals)}${SPOKEN_UNITS[unit] ?? ''}${bounds}, n ${formatCount(n)}`
}

import { isSameKey } from '#core/cells/key'
import { isTotal, type PivotCells } from '#core/cells/pivot-cells'
import { formatKey } from '#core/format/key'
import { formatValue } from '#core/format/number'
import type { Selection } from '../../store/page-state'
import css from './RowTrend.module.css'

const WIDTH = 250
const HEIGHT = 158
const LEFT = 34
const BOTTOM = 28
const TOP = 8

interface RowTrendProps {
  readonly cells: PivotCells
  readonly selection: Selection
}

/** The measure along the row of the selected cell, with intervals: its columns, or the rows where there are no columns. */
export function RowTrend({ cells, selection }: RowTrendProps) {
  const axis = cells.columns.dimensions.length > 0 ? cells.columns : cells.rows
  const isAlongColumns = axis === cells.columns
  const dimension = axis.dimensions.at(-1)?.dimension
  const chosen = axis.keys[isAlongColumns ? selection.column : selection.row]
  if (!dimension || !chosen) return null
  const group =
    isTotal(axis, chosen) && chosen.length < axis.dimensions.length - 1
      ? null
      : chosen.slice(0, axis.dimensions.length - 1)
  const measure = cells.measures[selection.measure]!
  const points = axis.keys.flatMap((key, i) => {
    if (isTotal(axis, key) || !group || !isSameKey(key.slice(0, -1), group)) return []
    const cell = isAlongColumns
      ? cells.at(selection.row, i, selection.measure)
      : cells.at(i, selection.column, selection.measure)
    return [{ name: formatKey(dimension, key.at(-1)!), cell, isChosen: isSameKey(key, chosen) }]
  })
  const shown = points.filter(({ cell }) => cell.kind === 'estimate').length
  if (points.length < 2 || points.length > MOST_POINTS || shown < 2) return null
  const most = Math.max(
    ...points.map(({ cell }) => (cell.kind === 'estimate' ? (cell.estimate.interval?.high ?? cell.estimate.value) : 0)),
  )
  const step = niceStep(most / 3)
  const top = Math.ceil(most / step) * step
  const x = (i: number) => LEFT + ((i + 0.5) * (WIDTH - LEFT)) / points.length
  const y = (value: number) => TOP + (1 - Math.max(0, value) / top) * (HEIGHT - TOP - BOTTOM)
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step)
  // Names that are too long for their place stand on two lines in turn.
  const isStaggered = points.some(({ name }) => shortName(name, points.length) !== name)
  const title = `${measure.name} by ${dimension.name.toLowerCase()}${measure.unit === 'rate' ? ', %' : ''}`
  return (
    <figure className={css.trend}>
      <figcaption className={css.title}>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}, in this row`}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={css.rule} x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} />
            <text className={css.tick} x={LEFT - 6} y={y(tick) + 3} textAnchor="end">
              {shortTick(tick, measure.unit === 'rate')}
            </text>
          </g>
        ))}
        {dimension.isOrdinal &&
          points.slice(1).map(({ name, cell }, i) => {
            const before = points[i]!.cell
            if (cell.kind !== 'estimate' || before.kind !== 'estimate' || name === 'Unclear') return null
            return (
              <line
                key={name}
                className={css.line}
                x1={x(i)}
                y1={y(before.estimate.value)}
                x2={x(i + 1)}
                y2={y(cell.estimate.value)}
              />
            )
          })}
        {points.map(({ name, cell, isChosen }, i) => (
          <g key={name}>
            {cell.kind === 'estimate' && cell.estimate.interval && (
              <line
                className={css.interval}
                x1={x(i)}
                x2={x(i)}
                y1={y(cell.estimate.interval.low)}
                y2={y(cell.estimate.interval.high)}
              />
            )}
            {cell.kind === 'estimate' && (
              <circle
                className={css.dot}
                data-chosen={isChosen || undefined}
                cx={x(i)}
                cy={y(cell.estimate.value)}
                r={isChosen ? 4 : 2.6}
              >
                <title>{`${name}: ${formatValue(cell.estimate.value, measure.unit)}`}</title>
              </circle>
            )}
            {cell.kind === 'withheld' && (
              <text className={css.tick} x={x(i)} y={HEIGHT - BOTTOM - 4} textAnchor="middle">
                *
              </text>
            )}
            {points.length <= 12 && (
              <text
                className={css.tick}
                data-chosen={isChosen || undefined}
                x={x(i)}
                y={HEIGHT - (i % 2 === 0 || !isStaggered ? 15 : 4)}
                textAnchor="middle"
              >
                {shortName(name, isStaggered ? points.length / 2 : points.length)}
              </text>
            )}
          </g>
        ))}
      </svg>
      {points.some(({ cell }) => cell.kind === 'withheld') && <p className={css.note}>* withheld</p>}
    </figure>
  )
}

/** More than this do not fit beside each other. */
const MOST_POINTS = 24

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  return power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10)
}

const shortTick = (tick: number, isRate: boolean): string => {
  const value = isRate ? tick * 100 : tick
  return value >= 1000 ? `${Number((value / 1000).toPrecision(3))}k` : String(Number(value.toPrecision(3)))
}

const shortName = (name: string, count: number): string => {
  const room = Math.floor((WIDTH - LEFT) / count / 5)
  return name.length <= room ? name : `${name.slice(0, Math.max(2, room - 1))}…`
}

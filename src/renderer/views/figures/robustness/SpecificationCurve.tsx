import { useMemo, useRef } from 'react'
import type { Ways } from '#core/robustness/choice'
import { curveModel } from '#core/robustness/curve-model'
import { type HeadlineResult, summaryOf } from '#core/robustness/specification'
import { formatBounds, formatEstimate, formatTickOf, summaryText } from '#core/robustness/specification-text'
import { useSize } from '../../../ui/use-size'
import css from './SpecificationCurve.module.css'

interface SpecificationCurveProps {
  readonly result: HeadlineResult
  readonly chosen: Ways
  onChoose(ways: Ways): void
}

const PLOT = 230
const TOP = 8
const ROW = 17
const GAP = 8
const SIZE = 11

/** The estimates of all combinations in order, with their intervals, over a grid of the choices each is made by. */
export function SpecificationCurve({ result, chosen, onChoose }: SpecificationCurveProps) {
  const place = useRef<HTMLDivElement>(null)
  const { width } = useSize(place)
  const model = useMemo(() => curveModel(result, chosen), [result, chosen])
  const left = width < 640 ? 150 : 230
  const band = (width - left - 8) / Math.max(1, model.columns.length)
  const [from, to] = model.domain
  const y = (value: number) => TOP + PLOT * (1 - (value - from) / (to - from))
  const rows = model.groups.flatMap(({ name, ways }, g) =>
    ways.map((way, w) => ({
      ...way,
      group: w === 0 ? name : '',
      top: TOP + PLOT + 16 + g * (2 * ROW + GAP) + w * ROW,
    })),
  )
  const height = TOP + PLOT + 16 + model.groups.length * (2 * ROW + GAP)
  return (
    <div ref={place}>
      {width > 0 && model.columns.length > 0 && (
        <svg
          className={css.curve}
          role="img"
          aria-label={`Specification curve: ${result.headline.name}. ${summaryText(summaryOf(result), result.headline)}`}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          fontSize={SIZE}
        >
          {model.ticks.map((tick) => (
            <g key={tick}>
              <line
                className={tick === model.none ? css.none : css.grid}
                x1={left}
                x2={width - 8}
                y1={y(tick)}
                y2={y(tick)}
              />
              <text className={css.tick} x={left - 8} y={y(tick) + 4}>
                {formatTickOf(tick, result.headline)}
              </text>
            </g>
          ))}
          {rows.map(({ name, group, top }) => (
            <g key={`${top}`}>
              {group !== '' && width >= 640 && (
                <text className={css.group} x={0} y={top + 12}>
                  {group}
                </text>
              )}
              <text x={left - 8} y={top + 12} textAnchor="end">
                {name}
              </text>
            </g>
          ))}
          {model.columns.map(({ index, value, interval, isStudy, isChosen }, c) => {
            const x = left + (c + 0.5) * band
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: a short way for the mouse; the switches do the same with the keys
              <g
                key={index}
                className={css.column}
                data-study={isStudy || undefined}
                data-chosen={isChosen || undefined}
                onClick={() => onChoose(result.specifications[index]!.ways)}
              >
                <rect className={css.hit} x={x - band / 2} y={TOP} width={band} height={height - TOP} />
                <title>{`${formatEstimate(value, result.headline)} [${formatBounds(interval.low, interval.high, result.headline)}]`}</title>
                <line className={css.interval} x1={x} x2={x} y1={y(interval.low)} y2={y(interval.high)} />
                <circle cx={x} cy={y(value)} r={Math.min(3.5, band / 3)} />
                {isStudy && <circle className={css.ring} cx={x} cy={y(value)} r={Math.min(7, band / 1.5)} />}
                {rows.map(({ goes, top }) => (
                  <rect
                    key={top}
                    className={goes[c] ? css.cell : css.off}
                    x={x - Math.min(5, band * 0.3)}
                    y={top + (goes[c] ? 3.5 : 7)}
                    width={Math.min(10, band * 0.6)}
                    height={goes[c] ? 10 : 3}
                    rx={1}
                  />
                ))}
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}

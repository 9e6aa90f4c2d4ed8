import { useEffect, useRef } from 'react'
import type { ChartModel } from '#core/chart/chart-model'
import css from './ChartFigure.module.css'
import { type ChartSize, drawChart, SYMBOLS, seriesColor } from './draw-chart'

interface ChartFigureProps {
  readonly model: ChartModel
  readonly size: ChartSize
}

/** A chart with the names of its series above it. */
export function ChartFigure({ model, size }: ChartFigureProps) {
  const place = useRef<HTMLDivElement>(null)
  const { width, height, fontSize, hasValues } = size
  useEffect(() => {
    place.current?.replaceChildren(drawChart(model, { width, height, fontSize, hasValues }))
  }, [model, width, height, fontSize, hasValues])
  return (
    <figure className={css.figure} style={{ fontSize }}>
      {model.series.length > 1 && (
        <ul className={css.legend} aria-label={model.seriesTitle}>
          {model.series.map((series) => (
            <li key={series.name}>
              <Swatch slot={series.slot} color={seriesColor(series)} />
              {series.name}
            </li>
          ))}
        </ul>
      )}
      <div ref={place} />
    </figure>
  )
}

/** Paths of the symbols, about 10 wide, as the chart draws them. */
const PATHS: Readonly<Record<(typeof SYMBOLS)[number], string>> = {
  circle: 'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0',
  square: 'M-3.5,-3.5h7v7h-7z',
  triangle: 'M0,-4.6L4.4,3.2L-4.4,3.2z',
  diamond: 'M0,-5L3.4,0L0,5L-3.4,0z',
  star: 'M0,-5L1.2,-1.6L4.8,-1.5L1.9,0.6L2.9,4L0,2L-2.9,4L-1.9,0.6L-4.8,-1.5L-1.2,-1.6z',
  wye: 'M1.3,0.8v3.6h-2.6v-3.6L-4.4,-1L-3.1,-3.3L0,-1.5L3.1,-3.3L4.4,-1z',
  cross: 'M-4.5,-1.5h3v-3h3v3h3v3h-3v3h-3v-3h-3z',
  hexagon: 'M0,-4.4L3.8,-2.2V2.2L0,4.4L-3.8,2.2V-2.2z',
  plus: 'M-4.5,-1.5h3v-3h3v3h3v3h-3v3h-3v-3h-3z',
}

function Swatch({ slot, color }: { readonly slot: number; readonly color: string }) {
  return (
    <svg width="0.9em" height="0.9em" viewBox="-5 -5 10 10" aria-hidden>
      <path d={PATHS[SYMBOLS[slot % SYMBOLS.length]!]} style={{ fill: color }} />
    </svg>
  )
}

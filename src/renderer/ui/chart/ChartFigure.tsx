import { useEffect, useRef } from 'react'
import type { ChartModel } from '#core/chart/chart-model'
import css from './ChartFigure.module.css'
import { type ChartSize, drawChart } from './draw-chart'

interface ChartFigureProps {
  readonly model: ChartModel
  readonly size: ChartSize
}

/** A chart as a picture in the page. */
export function ChartFigure({ model, size }: ChartFigureProps) {
  const place = useRef<HTMLElement>(null)
  const { width, height, isFixed, fontSize, hasValues } = size
  useEffect(() => {
    place.current?.replaceChildren(drawChart(model, { width, height, isFixed, fontSize, hasValues }))
  }, [model, width, height, isFixed, fontSize, hasValues])
  return <figure className={css.figure} ref={place} />
}

import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { ChartModel } from '#core/chart/chart-model'
import type { ChartPlace, ChartPoint } from '#core/chart/chart-point'
import { pointInWords } from '#core/chart/chart-text'
import css from './ChartFigure.module.css'
import { type ChartSize, drawChart } from './draw-chart'
import { nearestMark } from './nearest-mark'

interface ChartFigureProps {
  readonly model: ChartModel
  readonly size: ChartSize
  /** The cell whose mark is set off. */
  readonly selected?: Pick<ChartPlace, 'row' | 'column'> | null
  /** Where it is given, marks tell what they stand for, and can be picked. */
  onPick?(point: ChartPoint): void
}

interface Near {
  readonly point: ChartPoint
  /** Pixels from the corner of the figure. */
  readonly left: number
  readonly top: number
  readonly isLow: boolean
}

/** A chart as a picture in the page. */
export function ChartFigure({ model, size, selected = null, onPick }: ChartFigureProps) {
  const figure = useRef<HTMLElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState<Near | null>(null)
  const { width, height, isFixed, fontSize, hasValues } = size
  useEffect(() => {
    const drawn = drawChart(model, { width, height, isFixed, fontSize, hasValues })
    // Plot names its groups for their kind of mark, which says nothing of what they show.
    for (const group of drawn.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
    place.current?.replaceChildren(drawn)
    setNear(null)
  }, [model, width, height, isFixed, fontSize, hasValues])
  useEffect(() => {
    for (const mark of place.current?.querySelectorAll('[data-point]') ?? []) {
      const point = model.points[Number(mark.getAttribute('data-point'))]
      const isSelected = selected !== null && point?.row === selected.row && point.column === selected.column
      mark.toggleAttribute('data-selected', isSelected)
    }
  })
  const find = (event: PointerEvent) => {
    const found = place.current && nearestMark(place.current, event.clientX, event.clientY)
    const point = found && model.points[found.point]
    const frame = figure.current?.getBoundingClientRect()
    if (!found || !point || !frame) return setNear(null)
    const [left, top] = [found.box.left + found.box.width / 2 - frame.left, found.box.top - frame.top]
    const isLow = top < ROOM_ABOVE
    setNear({ point, left, top: isLow ? found.box.bottom - frame.top : top, isLow })
  }
  const listening = onPick && {
    onPointerMove: find,
    onPointerLeave: () => setNear(null),
    onClick: () => near && onPick(near.point),
  }
  return (
    <figure className={css.figure} ref={figure} {...listening}>
      <div ref={place} />
      {near && (
        <div
          className={css.tip}
          role="tooltip"
          data-low={near.isLow || undefined}
          style={{ left: Math.max(HALF_TIP, Math.min(width - HALF_TIP, near.left)), top: near.top }}
        >
          {pointInWords(model, near.point).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
    </figure>
  )
}

/** Pixels a tip needs above a mark, and half of what it takes beside it. */
const ROOM_ABOVE = 160
const HALF_TIP = 112

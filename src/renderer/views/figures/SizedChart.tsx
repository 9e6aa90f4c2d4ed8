import { useRef } from 'react'
import type { ChartModel } from '#core/chart/chart-model'
import { ChartFigure } from '../../ui/chart/ChartFigure'
import { useSize } from '../../ui/use-size'
import css from './FiguresPage.module.css'

/** A chart as wide as there is room. */
export function SizedChart({ model, height = 260 }: { readonly model: ChartModel; readonly height?: number }) {
  const place = useRef<HTMLDivElement>(null)
  const { width } = useSize(place)
  return (
    <div className={css.chart} ref={place}>
      {model.points.length > 0 && width > 0 && (
        <ChartFigure model={model} size={{ width, height, isFixed: false, fontSize: 11, hasValues: false }} />
      )}
    </div>
  )
}

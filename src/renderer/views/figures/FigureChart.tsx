import { useMemo, useRef } from 'react'
import type { ChartModel } from '#core/chart/chart-model'
import type { FigurePanel } from '#core/figures/figure'
import type { FigureRow } from '#core/figures/figure-result'
import { panelChart } from '#core/figures/panel-chart'
import { ChartFigure } from '../../ui/chart/ChartFigure'
import { useSize } from '../../ui/use-size'
import css from './FiguresPage.module.css'

interface FigureChartProps {
  readonly panel: FigurePanel
  readonly rows: readonly FigureRow[]
  readonly level: number
}

const HEIGHT = 300

/** A panel drawn in the study's form, with the published numbers as crosses. */
export function FigureChart({ panel, rows, level }: FigureChartProps) {
  const model = useMemo(() => panelChart(panel, rows, level), [panel, rows, level])
  return <PanelDrawing model={model} />
}

/** A chart as wide as there is room; nothing where there is none. */
export function PanelDrawing({ model }: { readonly model: ChartModel | null }) {
  const place = useRef<HTMLDivElement>(null)
  const { width } = useSize(place)
  return (
    <div className={css.chart} ref={place}>
      {model && width > 0 && (
        <ChartFigure model={model} size={{ width, height: HEIGHT, isFixed: false, fontSize: 11, hasValues: false }} />
      )}
    </div>
  )
}

import { useMemo, useRef } from 'react'
import type { FigurePanel } from '#core/figures/figure'
import { figureChart } from '#core/figures/figure-chart'
import type { FigureRow } from '#core/figures/figure-result'
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
  const model = useMemo(
    () => (rows.length > 0 ? figureChart(rows, { ...formOf(panel), level, categoryTitle: titleOf(panel) }) : null),
    [panel, rows, level],
  )
  const place = useRef<HTMLDivElement>(null)
  const { width } = useSize(place)
  return (
    <div className={css.chart} ref={place}>
      {model && model.points.length > 0 && width > 0 && (
        <ChartFigure model={model} size={{ width, height: HEIGHT, isFixed: false, fontSize: 11, hasValues: false }} />
      )}
    </div>
  )
}

function formOf(panel: FigurePanel) {
  if (panel.kind === 'adjusted') return { kind: 'line', isScale: true } as const
  if (panel.kind === 'regression') return { kind: 'dot', isScale: true } as const
  return { kind: panel.form, isScale: panel.isScale } as const
}

function titleOf(panel: FigurePanel): string {
  if (panel.kind === 'pivot') return panel.rows.map(({ dimension }) => dimension.replaceAll('_', ' ')).join(', ')
  return panel.kind === 'adjusted' ? panel.factor : 'column of the table'
}

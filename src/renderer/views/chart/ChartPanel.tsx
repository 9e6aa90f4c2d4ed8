import { useMemo, useRef } from 'react'
import type { PivotCells } from '#core/cells/pivot-cells'
import { buildChart } from '#core/chart/chart-model'
import { formatLevel } from '#core/format/number'
import { ChartFigure } from '../../ui/ChartFigure'
import { useSize } from '../../ui/use-size'
import css from './ChartPanel.module.css'

interface ChartPanelProps {
  readonly cells: PivotCells
  /** Which of the measures is drawn. */
  readonly measure: number
}

/** The cells of the table as a chart. */
export function ChartPanel({ cells, measure }: ChartPanelProps) {
  const model = useMemo(() => buildChart(cells, measure), [cells, measure])
  const place = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(place)
  const legend = model.series.length > 1 ? 22 : 0
  return (
    <section className={css.panel} aria-label="Chart" data-print="hide">
      <h2 className={css.title}>
        {model.measure.name}
        {model.measure.unit === 'rate' && ', %'}
        <span>
          {' '}
          by {[model.categoryTitle, model.seriesTitle].filter(Boolean).join(' and ').toLowerCase()}, with{' '}
          {formatLevel(cells.level)} intervals
        </span>
      </h2>
      <div className={css.place} ref={place}>
        {model.points.length === 0 ? (
          <p className={css.none}>There is nothing to draw: every cell is withheld or empty.</p>
        ) : (
          width > 0 && (
            <ChartFigure
              model={model}
              size={{
                width,
                height: Math.max(160, Math.min(height - legend - 4, 460)),
                fontSize: 11,
                hasValues: false,
              }}
            />
          )
        )}
      </div>
      <p className={css.note}>{note(model)}</p>
    </section>
  )
}

function note({ withheld, leftOut }: ReturnType<typeof buildChart>): string {
  const parts = [
    withheld.length > 0 ? `${withheld.length} withheld cell${withheld.length === 1 ? '' : 's'} not drawn.` : '',
    leftOut.categories > 0 ? `${leftOut.categories} more categories are in the table.` : '',
    leftOut.series > 0 ? `${leftOut.series} more series are in the table.` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

import { memo, useMemo, useRef } from 'react'
import type { PivotCells } from '#core/cells/pivot-cells'
import { buildChart } from '#core/chart/chart-model'
import { chartCaption, chartNotes } from '#core/chart/chart-text'
import { unitMark } from '#core/format/number'
import { useApp, useAppStore } from '../../store/use-app'
import { ChartFigure } from '../../ui/chart/ChartFigure'
import { useSize } from '../../ui/use-size'
import { ChartMenu } from './ChartMenu'
import css from './ChartPanel.module.css'
import { ChartTakeMenu } from './ChartTakeMenu'

interface ChartPanelProps {
  readonly cells: PivotCells
  /** Which of the measures is drawn. */
  readonly measure: number
}

/** Charts in more room than this would be posters. */
const MOST_HEIGHT = 460
const LEAST_HEIGHT = 160

/** The cells of the table as a chart. */
export const ChartPanel = memo(function ChartPanel({ cells, measure }: ChartPanelProps) {
  const store = useAppStore()
  const choice = useApp((app) => app.spec.chart)
  const selection = useApp((app) => app.selection)
  const model = useMemo(() => buildChart(cells, measure, choice), [cells, measure, choice])
  const place = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(place)
  const notes = chartNotes(model)
  return (
    <section className={css.panel} aria-label="Chart" data-print="hide">
      <div className={css.head}>
        <h2 className={css.title}>
          {model.measure.name}
          {unitMark(model.measure.unit)} <span>{chartCaption(model)}</span>
        </h2>
        <div className={css.tools}>
          <ChartMenu cells={cells} measure={measure} model={model} />
          {model.points.length > 0 && <ChartTakeMenu cells={cells} model={model} />}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keys */}
      <section className={css.place} ref={place} aria-label="Drawing" tabIndex={0}>
        {model.points.length === 0 ? (
          <p className={css.none}>There is nothing to draw: every cell is withheld or empty.</p>
        ) : (
          width > 0 && (
            <ChartFigure
              model={model}
              selected={selection}
              onPick={({ row, column }) => store.getState().select({ row, column, measure })}
              size={{
                width,
                height: Math.max(LEAST_HEIGHT, Math.min(height, MOST_HEIGHT)),
                isFixed: false,
                fontSize: 11,
                hasValues: false,
              }}
            />
          )
        )}
      </section>
      {notes.length > 0 && <p className={css.note}>{notes.join(' ')}</p>}
    </section>
  )
})

import { useDeferredValue, useMemo, useRef } from 'react'
import type { PivotCells } from '#core/cells/pivot-cells'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { useApp, useAppStore } from '../store/use-app'
import { ErrorBoundary } from '../ui/ErrorBoundary'
import { Splitter } from '../ui/Splitter'
import { useSize } from '../ui/use-size'
import { ChartPanel } from '../views/chart/ChartPanel'
import { PivotGrid } from '../views/grid/PivotGrid'
import { TakeOutArea } from '../views/shelves/TakeOutArea'
import { chartPlace } from './chart-place'
import css from './ExplorePage.module.css'
import { SideBySide } from './SideBySide'

/** Heights in which a table and a chart below it can still be read, in pixels. */
const LEAST_TABLE = 220
const LEAST_CHART = 300

/** The table and its chart, or two tables side by side. */
export function ExploreWork({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const cells = useApp((app) => app.cells)
  const pair = useApp((app) => app.pair)
  const hasFailed = useApp((app) => (app.pivotFailure ?? app.pairFailure) !== null)
  const isAsking = useApp((app) => app.isAsking)
  const settings = useApp((app) => app.settings)
  const work = useRef<HTMLDivElement>(null)
  const { width } = useSize(work)
  const hasCells = cells !== null && cells.rows.keys.length > 0
  const place = cells ? chartPlace(cells, width) : 'beside'
  const share = place === 'beside' ? settings.tableShare : settings.tableHeight
  const change = store.getState().changeSettings
  return (
    <div
      className={css.work}
      ref={work}
      data-asking={isAsking || undefined}
      style={
        settings.isChartOpen && !pair
          ? {
              [place === 'beside' ? 'gridTemplateColumns' : 'gridTemplateRows']:
                place === 'beside'
                  ? `minmax(0, ${share}fr) auto minmax(0, ${1 - share}fr)`
                  : // Hundreds of them: where one part keeps its least height, the other takes all the rest.
                    `minmax(${LEAST_TABLE}px, ${share * 100}fr) auto minmax(${LEAST_CHART}px, ${(1 - share) * 100}fr)`,
            }
          : undefined
      }
    >
      <TakeOutArea table={table} />
      {pair ? (
        <SideBySide pair={pair} />
      ) : hasCells ? (
        <>
          <ErrorBoundary what="The table" of={cells}>
            <PivotGrid cells={cells} label={`Pivot of ${table.name}`} />
          </ErrorBoundary>
          {settings.isChartOpen && (
            <>
              <Splitter
                label="Share of the table"
                share={share}
                within={work}
                lies={place === 'beside' ? 'upright' : 'flat'}
                onChange={(part) => change(place === 'beside' ? { tableShare: part } : { tableHeight: part })}
              />
              <LaterChart cells={cells} />
            </>
          )}
        </>
      ) : (
        !hasFailed &&
        !isAsking && <p className={css.none}>No session passes the filters. Remove one, or choose other values.</p>
      )}
    </div>
  )
}

/** The chart comes a frame after the table, which is not kept waiting for it. */
function LaterChart({ cells }: { readonly cells: PivotCells }) {
  const measure = useApp((app) => app.selection?.measure ?? 0)
  const drawn = useDeferredValue(useMemo(() => ({ cells, measure }), [cells, measure]))
  return (
    <ErrorBoundary what="The chart" of={drawn.cells}>
      <ChartPanel cells={drawn.cells} measure={drawn.measure} />
    </ErrorBoundary>
  )
}

import { ChartScatter, PanelLeft, PanelRight, Presentation } from 'lucide-react'
import { useRef } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { useApp, useAppStore } from '../store/use-app'
import { Button } from '../ui/Button'
import { ErrorBoundary } from '../ui/ErrorBoundary'
import { IconToggle } from '../ui/IconToggle'
import { Splitter } from '../ui/Splitter'
import { useMedia } from '../ui/use-media'
import { useSize } from '../ui/use-size'
import { ChartPanel } from '../views/chart/ChartPanel'
import { FailureBanner } from '../views/failure/FailureBanner'
import { FieldList } from '../views/fields/FieldList'
import { FilterBar } from '../views/filters/FilterBar'
import { FilterDrop } from '../views/filters/FilterDrop'
import { FormatPanel } from '../views/format/FormatPanel'
import { PivotGrid } from '../views/grid/PivotGrid'
import { Inspector } from '../views/inspector/Inspector'
import { Shelves } from '../views/shelves/Shelves'
import { TakeOutArea } from '../views/shelves/TakeOutArea'
import { ViewTabs } from '../views/tabs/ViewTabs'
import { TakeMenu } from '../views/take/TakeMenu'
import { ThresholdsPanel } from '../views/thresholds/ThresholdsPanel'
import { chartPlace } from './chart-place'
import { showFields } from './command-actions'
import css from './ExplorePage.module.css'
import { NARROW } from './narrow'
import { SideBySide } from './SideBySide'

/** Fields at the left, the pivot in the middle with its chart, the selected cell at the right. */
export function ExplorePage({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const cells = useApp((app) => app.cells)
  const failure = useApp((app) => app.pivotFailure ?? app.pairFailure)
  const pair = useApp((app) => app.pair)
  const isAsking = useApp((app) => app.isAsking)
  const selection = useApp((app) => app.selection)
  const settings = useApp((app) => app.settings)
  const change = store.getState().changeSettings
  const work = useRef<HTMLDivElement>(null)
  const hasCells = cells !== null && cells.rows.keys.length > 0
  const areFieldsOver = useApp((app) => app.areFieldsOver)
  const isNarrow = useMedia(NARROW)
  const hasFields = isNarrow ? areFieldsOver : settings.isFieldListOpen
  const isInspecting = settings.isInspectorOpen && cells !== null && selection !== null
  const { width } = useSize(work)
  const place = cells ? chartPlace(cells, width) : 'beside'
  const share = place === 'beside' ? settings.tableShare : settings.tableHeight
  return (
    <div
      className={css.page}
      data-narrow={isNarrow || undefined}
      data-fields={hasFields || undefined}
      data-inspector={isInspecting || undefined}
    >
      {hasFields && <FieldList table={table} />}
      <main className={css.main}>
        <h1 className="visually-hidden">Explore</h1>
        <ViewTabs table={table}>
          <Shelves table={table} />
          <FilterDrop table={table}>
            <FilterBar table={table} />
          </FilterDrop>
          <div className={css.tools} data-print="hide">
            <IconToggle
              label="Fields"
              isSelected={hasFields}
              onChange={(isOpen) => showFields(store.getState(), isOpen)}
            >
              <PanelLeft aria-hidden />
            </IconToggle>
            <IconToggle
              label="Chart"
              isSelected={settings.isChartOpen}
              onChange={(isChartOpen) => change({ isChartOpen })}
            >
              <ChartScatter aria-hidden />
            </IconToggle>
            <IconToggle
              label="Inspector"
              isSelected={settings.isInspectorOpen}
              onChange={(isInspectorOpen) => change({ isInspectorOpen })}
            >
              <PanelRight aria-hidden />
            </IconToggle>
            <span className={css.gap} />
            <FormatPanel cells={hasCells ? cells : null} />
            <ThresholdsPanel hasUsers={table.users !== null} />
            <TakeMenu table={table} cells={hasCells ? cells : null} />
            <Button look="main" isDisabled={!hasCells} onPress={() => store.getState().openSlide()}>
              <Presentation aria-hidden />
              Print slide…
            </Button>
          </div>
          {failure && <FailureBanner failure={failure} />}
          <div
            className={css.work}
            ref={work}
            data-asking={isAsking || undefined}
            style={
              settings.isChartOpen && !pair
                ? {
                    [place === 'beside' ? 'gridTemplateColumns' : 'gridTemplateRows']:
                      `minmax(0, ${share}fr) auto minmax(0, ${1 - share}fr)`,
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
                    <ErrorBoundary what="The chart" of={cells}>
                      <ChartPanel cells={cells} measure={selection?.measure ?? 0} />
                    </ErrorBoundary>
                  </>
                )}
              </>
            ) : (
              !failure &&
              !isAsking && (
                <p className={css.none}>No session passes the filters. Remove one, or choose other values.</p>
              )
            )}
          </div>
        </ViewTabs>
      </main>
      {isInspecting && <Inspector cells={cells} selection={selection} />}
    </div>
  )
}

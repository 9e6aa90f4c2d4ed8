import { type DragEvent, useCallback, useEffect, useState } from 'react'
import { type Choosable, chooseAndOpen, chooseOther, choosePostings, openDropped } from '../open-files'
import type { AppStore } from '../store/app-state'
import { useApp, useAppStore } from '../store/use-app'
import { DataPage } from '../views/data/DataPage'
import { SessionIdChooser } from '../views/data/SessionIdChooser'
import { ExportChooser } from '../views/failure/ExportChooser'
import { FailureBanner } from '../views/failure/FailureBanner'
import { ReopenButton } from '../views/failure/ReopenButton'
import { SampleButton } from '../views/failure/SampleButton'
import { FiguresPage } from '../views/figures/FiguresPage'
import { PageRail } from '../views/frame/PageRail'
import { StatusBar } from '../views/frame/StatusBar'
import { TopBar } from '../views/frame/TopBar'
import { HistoryButton } from '../views/history/HistoryButton'
import { OpeningPage } from '../views/opening/OpeningPage'
import { RowsPage } from '../views/rows/RowsPage'
import { SlidesPage } from '../views/slides/SlidesPage'
import { StartPage } from '../views/start/StartPage'
import { TranscriptDialog } from '../views/transcript/TranscriptDialog'
import { ValuePage } from '../views/value/ValuePage'
import { Announcer } from './Announcer'
import css from './App.module.css'
import { ClassifyTabs } from './ClassifyTabs'
import { ExplorePage } from './ExplorePage'
import { Overlays } from './Overlays'
import { ReportDialogs } from './ReportDialogs'
import { SlideDialog } from './SlideDialog'
import { useCommands } from './use-commands'
import { useTitle } from './use-title'

/** The whole window: its frame, and the page that is open. */
export function App() {
  const store = useAppStore()
  const table = useApp((app) => app.table)
  const opening = useApp((app) => app.opening)
  const failure = useApp((app) => app.failure)
  const page = useApp((app) => app.page)
  const classifyFailure = useApp((app) => app.classifyFailure)
  const figureFailure = useApp((app) => app.figureFailure)
  const valueFailure = useApp((app) => app.valueFailure)
  const deckFailure = useApp((app) => app.deckFailure)
  const isSlideOpen = useApp((app) => app.isSlideOpen)
  const rowList = useApp((app) => app.rowList)
  const reading = useApp((app) => app.reading)
  const choose = useCallback((what: Choosable) => void chooseAndOpen(store.getState(), what), [store])
  useTheme()
  useTitle()
  useCommands(store, choose)
  const { isOver, ...drop } = useDrop(store)
  return (
    <div className={css.window} data-over={isOver || undefined} {...drop}>
      <TopBar onChoose={choose}>{table && <HistoryButton table={table} />}</TopBar>
      {failure ? (
        <FailureBanner failure={failure} onDismiss={() => store.getState().dismissFailure()}>
          <SessionIdChooser failure={failure} />
          <ReopenButton failure={failure} />
          <SampleButton failure={failure} />
          <ExportChooser failure={failure} />
        </FailureBanner>
      ) : (
        <div />
      )}
      {opening ? (
        <OpeningPage key={opening.name} opening={opening} onCancel={() => store.getState().cancelOpening()} />
      ) : table ? (
        <div className={css.pages}>
          <PageRail />
          {page === 'data' && <DataPage table={table} />}
          {page === 'explore' && <ExplorePage table={table} />}
          {page === 'classify' && (
            <ClassifyTabs table={table}>
              {classifyFailure && (
                <FailureBanner failure={classifyFailure} onDismiss={() => store.getState().dismissClassifyFailure()} />
              )}
            </ClassifyTabs>
          )}
          {page === 'value' && (
            <ValuePage table={table} onOpen={() => void choosePostings(store.getState())}>
              {valueFailure && <FailureBanner failure={valueFailure} />}
            </ValuePage>
          )}
          {page === 'figures' && (
            <FiguresPage table={table} onChooseOther={() => void chooseOther(store.getState())}>
              {figureFailure && <FailureBanner failure={figureFailure} />}
            </FiguresPage>
          )}
          {page === 'slides' && (
            <SlidesPage table={table}>{deckFailure && <FailureBanner failure={deckFailure} />}</SlidesPage>
          )}
        </div>
      ) : (
        <StartPage onChoose={choose} />
      )}
      <StatusBar />
      <Announcer />
      <ReportDialogs onChoose={choose} />
      <Overlays onChoose={choose} />
      {isSlideOpen && table && <SlideDialog table={table} />}
      {rowList && table && <RowsPage table={table} rowList={rowList} />}
      {reading !== null && table && <TranscriptDialog session={reading} />}
    </div>
  )
}

/** The theme is an attribute of the document, so that the tokens can follow it. */
function useTheme(): void {
  const theme = useApp((app) => app.settings.theme)
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
}

/** Files can be dropped anywhere on the window. */
function useDrop(store: AppStore) {
  const [isOver, setOver] = useState(false)
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: (event: DragEvent) => {
      if (event.currentTarget === event.target || event.relatedTarget === null) setOver(false)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      void openDropped(store.getState(), event.dataTransfer)
    },
  }
}

import { useMemo } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { viewSlide } from '#core/slide/view-slide'
import { bridge } from '../bridge'
import { useApp, useAppStore } from '../store/use-app'
import { SlidePreview } from '../views/slide/SlidePreview'

/** The slide of the pivot on screen; printed by the host where it can, else by the browser. */
export function SlideDialog({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const cells = useApp((app) => app.cells)
  const spec = useApp((app) => app.spec)
  const measure = useApp((app) => app.selection?.measure ?? 0)
  const name = useApp((app) => app.views.find(({ id }) => id === app.shown)?.name ?? 'View')
  const id = cells?.measures[measure]?.id ?? ''
  const reworded = useApp(
    (app) => app.slides.find((slide) => slide.view === app.shown && slide.measure === id)?.headline ?? null,
  )
  const hasPdf = useApp((app) => app.info?.hasPdf ?? false)
  const theme = useApp((app) => app.deck?.theme ?? null)
  const slide = useMemo(
    () => (cells ? viewSlide({ cells, measure, spec, name, headline: reworded, theme }, table) : null),
    [cells, measure, spec, name, reworded, theme, table],
  )
  if (!slide) return null
  const print = async () => {
    if (!hasPdf) return window.print()
    const printed = await bridge.call('slide.print', { title: slide.headline })
    if (!printed.ok) store.getState().fail(printed.failure)
    else if (printed.value.saved !== null) store.getState().closeSlide()
  }
  return (
    <SlidePreview
      deck={slide.model}
      headline={slide.headline}
      hasPdf={hasPdf}
      onReword={(text) => store.getState().rewordSlide(id, text === slide.suggested ? '' : text)}
      onPrint={() => void print()}
      onAdd={() => {
        store.getState().addToDeck([slide.shown], 'chart-table')
        store.getState().closeSlide()
        store.getState().go('slides')
      }}
      onClose={() => store.getState().closeSlide()}
    />
  )
}

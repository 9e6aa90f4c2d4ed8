import type { SessionsTable } from '#core/dataset/sessions-table'
import { bridge } from '../bridge'
import { useApp, useAppStore } from '../store/use-app'
import { SlidePreview } from '../views/slide/SlidePreview'

/** The slide of the pivot on screen; printed by the host where it can, else by the browser. */
export function SlideDialog({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const cells = useApp((app) => app.cells)
  const spec = useApp((app) => app.spec)
  const measure = useApp((app) => app.selection?.measure ?? 0)
  const id = cells?.measures[measure]?.id ?? ''
  const reworded = useApp(
    (app) => app.slides.find((slide) => slide.view === app.shown && slide.measure === id)?.headline ?? null,
  )
  const hasPdf = useApp((app) => app.info?.hasPdf ?? false)
  if (!cells) return null
  const print = async (title: string) => {
    if (!hasPdf) return window.print()
    const printed = await bridge.call('slide.print', { title })
    if (!printed.ok) store.getState().fail(printed.failure)
    else if (printed.value.saved !== null) store.getState().closeSlide()
  }
  return (
    <SlidePreview
      cells={cells}
      measure={measure}
      table={table}
      spec={spec}
      hasPdf={hasPdf}
      reworded={reworded}
      onReword={(headline) => store.getState().rewordSlide(id, headline ?? '')}
      onPrint={(title) => void print(title)}
      onClose={() => store.getState().closeSlide()}
    />
  )
}

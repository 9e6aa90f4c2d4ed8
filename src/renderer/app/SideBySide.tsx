import type { PivotCells } from '#core/cells/pivot-cells'
import { isShownLeft } from '#core/report/view-edits'
import { useApp, useAppStore } from '../store/use-app'
import { ErrorBoundary } from '../ui/ErrorBoundary'
import { PivotGrid } from '../views/grid/PivotGrid'
import css from './SideBySide.module.css'

/** Two views at once. The one that was touched last is the one that the shelves, the filters and the inspector are about. */
export function SideBySide({ pair }: { readonly pair: readonly [PivotCells, PivotCells] }) {
  const store = useAppStore()
  const views = useApp((app) => app.views)
  const shown = useApp((app) => app.shown)
  const beside = useApp((app) => app.beside)
  const isLeft = useApp(isShownLeft)
  if (!beside) return null
  const ids = isLeft ? [shown, beside.view] : [beside.view, shown]
  return (
    <div className={css.pair}>
      {pair.map((cells, i) => {
        const id = ids[i]!
        const name = views.find((view) => view.id === id)?.name ?? ''
        const turnTo = () => store.getState().show(id)
        return (
          <section
            key={id}
            className={css.view}
            aria-label={name}
            data-shown={id === shown || undefined}
            onPointerDownCapture={turnTo}
            onFocusCapture={turnTo}
          >
            <h2 className={css.name}>{name}</h2>
            <ErrorBoundary what="The table" of={cells}>
              <PivotGrid cells={cells} label={`Pivot of ${name}`} isActive={id === shown} />
            </ErrorBoundary>
          </section>
        )
      })}
    </div>
  )
}

import { ChartNoAxesColumn, Database, Presentation, Scale, Table2, Tags } from 'lucide-react'
import type { Page } from '../../store/page-state'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import css from './PageRail.module.css'

const PAGES: readonly { readonly id: Page; readonly name: string; readonly icon: typeof Table2 }[] = [
  { id: 'data', name: 'Data', icon: Database },
  { id: 'explore', name: 'Explore', icon: Table2 },
  { id: 'figures', name: 'Figures', icon: ChartNoAxesColumn },
  { id: 'value', name: 'Value', icon: Scale },
  { id: 'classify', name: 'Classify', icon: Tags },
  { id: 'slides', name: 'Slides', icon: Presentation },
]

export function PageRail() {
  const store = useAppStore()
  const page = useApp((app) => app.page)
  return (
    <nav className={css.rail} aria-label="Pages" data-print="hide">
      {PAGES.map(({ id, name, icon: Icon }) => (
        <Button
          key={id}
          look="quiet"
          className={css.page!}
          aria-current={page === id ? 'page' : 'false'}
          onPress={() => store.getState().go(id)}
        >
          <Icon aria-hidden />
          {name}
        </Button>
      ))}
    </nav>
  )
}

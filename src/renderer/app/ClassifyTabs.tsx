import type { ReactNode } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { ClassifyTab } from '../store/labels-state'
import { useApp, useAppStore } from '../store/use-app'
import { Segments } from '../ui/Segments'
import { AgreementPage } from '../views/agreement/AgreementPage'
import { ClassifyPage } from '../views/classify/ClassifyPage'
import { LabelPage } from '../views/label/LabelPage'
import css from './ClassifyTabs.module.css'
import { JournalTools } from './JournalTools'

const TABS: readonly { readonly id: ClassifyTab; readonly name: string }[] = [
  { id: 'ask', name: 'Ask a model' },
  { id: 'label', name: 'Label by hand' },
  { id: 'agreement', name: 'Agreement' },
]

interface ClassifyTabsProps {
  readonly table: SessionsTable
  /** What stands above the plan of a run, such as why there is none. */
  readonly children: ReactNode
}

/** Labels of sessions: asked of a model, given by people, and compared. */
export function ClassifyTabs({ table, children }: ClassifyTabsProps) {
  const store = useAppStore()
  const tab = useApp((app) => app.classifyTab)
  return (
    <div className={css.page}>
      <nav className={css.tabs} aria-label="Labels">
        <Segments label="Part" options={TABS} chosen={tab} onChoose={(id) => store.getState().openClassify(id)} />
        <JournalTools />
      </nav>
      {tab === 'ask' ? (
        <div className={css.body}>
          <ClassifyPage table={table}>{children}</ClassifyPage>
        </div>
      ) : (
        <main className={css.body}>
          <h1 className="visually-hidden">{tab === 'label' ? 'Label by hand' : 'Agreement'}</h1>
          {tab === 'label' ? <LabelPage table={table} /> : <AgreementPage table={table} />}
        </main>
      )}
    </div>
  )
}

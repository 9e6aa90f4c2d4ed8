import type { SessionsTable } from '#core/dataset/sessions-table'
import type { ClassifyTab } from '../store/app-state'
import { useApp, useAppStore } from '../store/use-app'
import { Segments } from '../ui/Segments'
import { AgreementPage } from '../views/agreement/AgreementPage'
import { LabelPage } from '../views/label/LabelPage'
import css from './ClassifyPage.module.css'

const TABS: readonly { readonly id: ClassifyTab; readonly name: string }[] = [
  { id: 'label', name: 'Label by hand' },
  { id: 'agreement', name: 'Agreement' },
]

/** Labels of sessions: given, and compared. */
export function ClassifyPage({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const tab = useApp((app) => app.classifyTab)
  return (
    <main className={css.page}>
      <h1 className="visually-hidden">Classify</h1>
      <div className={css.tabs}>
        <Segments label="Part" options={TABS} chosen={tab} onChoose={(id) => store.getState().openClassify(id)} />
      </div>
      <div className={css.body}>
        {tab === 'label' && <LabelPage table={table} />}
        {tab === 'agreement' && <AgreementPage table={table} />}
      </div>
    </main>
  )
}

import { failureText } from '#core/failure-text'
import { useApp, useAppStore } from '../store/use-app'
import { NotesDialog } from '../views/report/NotesDialog'
import { WantedDialog } from '../views/report/WantedDialog'
import { SaveDialog } from '../views/save/SaveDialog'

/** What a report or an export has to ask or to tell: one thing at a time. */
export function ReportDialogs({ onChoose }: { onChoose(what: 'files' | 'folder'): void }) {
  const store = useAppStore()
  const wanted = useApp((app) => app.wanted)
  const isOpening = useApp((app) => app.opening !== null)
  const failure = useApp((app) => app.failure)
  const notes = useApp((app) => app.notes)
  const isSaveOpen = useApp((app) => app.isSaveOpen)
  const exporting = useApp((app) => app.exporting)
  const app = store.getState()
  if (isOpening) return null
  if (wanted) {
    return (
      <WantedDialog
        wanted={wanted}
        trouble={failure && failureText(failure).what}
        onChoose={onChoose}
        onClose={app.dismissWanted}
      />
    )
  }
  if (notes) return <NotesDialog notes={notes} onClose={app.dismissNotes} />
  if (exporting?.state === 'asking') {
    const { job } = exporting
    return (
      <SaveDialog
        title={job.title}
        name={job.name}
        ending={job.ending}
        listPlaces={app.listPlaces}
        onSave={(to) => app.exportTo(to, job)}
        onClose={app.endExport}
      />
    )
  }
  if (!isSaveOpen) return null
  return (
    <SaveDialog
      title="Save report"
      name={app.suggestedName()}
      ending="report.json"
      listPlaces={app.listPlaces}
      onSave={app.saveTo}
      onClose={app.closeSave}
    />
  )
}

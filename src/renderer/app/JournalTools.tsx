import { useRef } from 'react'
import { useApp, useAppStore } from '../store/use-app'
import { Button } from '../ui/Button'
import { ExportState } from '../ui/ExportState'
import css from './ClassifyTabs.module.css'

/**
 * Labels out of the program and into it: saved as a table, and label journals of other machines taken in, so that what others
 * answered is neither asked again nor missing here.
 */
export function JournalTools() {
  const store = useAppStore()
  const input = useRef<HTMLInputElement>(null)
  const told = useApp((app) => app.takenIn)
  const exporting = useApp((app) => app.exporting)
  return (
    <div className={css.takeIn}>
      <span role="status" className={css.told}>
        {told}
      </span>
      <ExportState exporting={exporting} of={null} onCancel={() => store.getState().endExport()} />
      <Button look="quiet" onPress={() => void store.getState().saveLabels()}>
        Save the labels…
      </Button>
      <Button look="quiet" onPress={() => input.current?.click()}>
        Take in a journal…
      </Button>
      <input
        ref={input}
        type="file"
        accept=".jsonl"
        multiple
        hidden
        aria-label="Label journals of other machines"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          void store.getState().takeInJournals(files)
        }}
      />
    </div>
  )
}

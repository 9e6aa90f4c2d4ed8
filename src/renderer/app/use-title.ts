import { useEffect } from 'react'
import { useApp } from '../store/use-app'

/** The window's title: the report or the dataset, with a dot while something is not saved. */
export function useTitle(): void {
  const name = useApp((app) => app.reportName ?? app.table?.name ?? null)
  const isUnsaved = useApp((app) => app.saveState === 'edited' || app.saveState === 'draft')
  useEffect(() => {
    document.title = name === null ? 'Session Explorer' : `${isUnsaved ? '• ' : ''}${name} · Session Explorer`
  }, [name, isUnsaved])
}

import type { AppStore } from './app-state'
import { isEdited, isSameParts } from './report-parts'

const SETTLED_MS = 800

/** Saves what is edited, a moment after the last edit, and notes until then that there is something to save. */
export function saveSoon(store: AppStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  store.subscribe((now, before) => {
    if (isSameParts(now, before)) return
    clearTimeout(timer)
    if (!isEdited(now)) return
    if (now.saveState !== 'edited') store.setState({ saveState: 'edited' })
    timer = setTimeout(() => void store.getState().autosave(), SETTLED_MS)
  })
}

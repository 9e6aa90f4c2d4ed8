import { useEffect } from 'react'
import type { Choosable } from '../open-files'
import type { AppStore } from '../store/app-state'

/** Shortcuts of the window. In Electron the menu has them too; the host keeps them from coming twice. */
export function useCommands(store: AppStore, choose: (what: Choosable) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandOf(event, isTextField(event.target))
      if (!command) return
      event.preventDefault()
      const app = store.getState()
      if (command === 'open-files') choose('files')
      if (command === 'open-folder') choose('folder')
      if (command === 'save') void app.save()
      if (command === 'save-as') void app.saveAs()
      if (command === 'print') app.openSlide()
      if (command === 'undo') app.undo()
      if (command === 'redo') app.redo()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store, choose])
}

export const isTextField = (target: unknown): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

type Command = 'open-files' | 'open-folder' | 'save' | 'save-as' | 'print' | 'undo' | 'redo'

/** Text fields keep their own undo. */
function commandOf(event: KeyboardEvent, isText: boolean): Command | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'o') return event.shiftKey ? 'open-folder' : 'open-files'
  if (key === 's') return event.shiftKey ? 'save-as' : 'save'
  if (key === 'p' && !event.shiftKey) return 'print'
  if (isText) return null
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' ? 'redo' : null
}

import { useEffect } from 'react'
import { type CommandId, commandFor } from '#core/command/command'
import { shortcutOf } from '#core/command/shortcut'
import { bridge } from '../bridge'
import type { Choosable } from '../open-files'
import type { AppStore } from '../store/app-state'
import { runCommand } from './command-actions'

/** Commands by their keys, and by the application menu of a host that has one; the host keeps them from coming twice. */
export function useCommands(store: AppStore, choose: (what: Choosable) => void): void {
  useEffect(() => {
    const run = (command: CommandId) => runCommand(command, { app: store.getState(), choose })
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const command = commandFor(shortcutOf(event), isTextField(event.target))
      if (!command) return
      event.preventDefault()
      run(command.id)
    }
    window.addEventListener('keydown', onKeyDown)
    const stop = bridge.on('menu.command', ({ command }) => {
      // Text fields keep their own undo, which a menu can only ask for by this old name.
      const isOfText = (command === 'undo' || command === 'redo') && isTextField(document.activeElement)
      if (isOfText) document.execCommand(command)
      else run(command)
    })
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      stop()
    }
  }, [store, choose])
}

const isTextField = (target: unknown): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

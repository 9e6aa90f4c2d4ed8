import { ChevronDown } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { commandOf } from '#core/command/command'
import type { AppState } from '../../store/app-state'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'
import { shortcutHint } from '../../ui/shortcut-hint'
import css from './ReportMenu.module.css'

/** The report's name and how far it is saved; a click offers to save it. */
export function ReportMenu() {
  const store = useAppStore()
  const name = useApp((app) => app.reportName)
  const hasFile = useApp((app) => app.reportFile !== null)
  const state = useApp(stateText)
  return (
    <MenuTrigger>
      <Button
        look="quiet"
        className={css.report!}
        aria-label={`Report: ${name ?? 'Untitled report'}${state === '' ? '' : `, ${state}`}`}
      >
        <span className={css.name}>{name ?? 'Untitled report'}</span> <span className={css.state}>{state}</span>
        <ChevronDown aria-hidden />
      </Button>
      <Menu
        onAction={(key) => {
          if (key === 'save') void store.getState().save()
          if (key === 'save-as') void store.getState().saveAs()
        }}
      >
        <MenuItem id="save" hint={shortcutHint(commandOf('save').shortcut)}>
          {hasFile ? 'Save' : 'Save…'}
        </MenuItem>
        <MenuItem id="save-as" hint={shortcutHint(commandOf('save-as').shortcut)}>
          Save as…
        </MenuItem>
      </Menu>
    </MenuTrigger>
  )
}

function stateText({ saveState, reportFile, isHeld, notes }: AppState): string {
  if (saveState === 'saving') return 'Saving…'
  if (saveState === 'draft') return 'Not saved, kept as a draft'
  if (!reportFile) return saveState === 'edited' ? 'Not saved' : ''
  if (isHeld) return notes ? '' : 'File left as it is'
  return saveState === 'edited' ? 'Edited' : 'Saved'
}

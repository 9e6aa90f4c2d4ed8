import { FolderOpen, Monitor, Moon, Redo2, Search, Sun, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { MenuTrigger } from 'react-aria-components'
import type { Settings } from '#core/channels'
import { commandOf } from '#core/command/command'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'
import { shortcutHint } from '../../ui/shortcut-hint'
import { ReportMenu } from './ReportMenu'
import { SkipLink } from './SkipLink'
import css from './TopBar.module.css'

const THEMES = {
  system: { name: 'As the system', icon: Monitor },
  light: { name: 'Light', icon: Sun },
  dark: { name: 'Dark', icon: Moon },
} as const satisfies Record<Settings['theme'], unknown>

interface TopBarProps {
  /** What stands beside undo and redo. */
  readonly children?: ReactNode
  onChoose(what: 'files' | 'folder' | 'report'): void
}

export function TopBar({ children, onChoose }: TopBarProps) {
  const store = useAppStore()
  const table = useApp((app) => app.table)
  const theme = useApp((app) => app.settings.theme)
  const canUndo = useApp((app) => app.past.length > 0)
  const canRedo = useApp((app) => app.future.length > 0)
  const ThemeIcon = THEMES[theme].icon
  return (
    <header className={css.bar} data-print="hide">
      <SkipLink />
      <strong className={css.title}>Session Explorer</strong>
      {table && (
        <Button look="plain" className={css.dataset!} onPress={() => store.getState().go('data')}>
          <span className={css.name} title={table.name}>
            {table.name}
          </span>
        </Button>
      )}
      {table?.isSynthetic && <span className={css.synthetic}>Synthetic data</span>}
      {table && <ReportMenu />}
      <span className={css.gap} />
      {table && (
        <>
          <Button isDisabled={!canUndo} onPress={() => store.getState().undo()}>
            <Undo2 aria-hidden />
            <span className={css.words}>Undo</span>
          </Button>
          <Button isDisabled={!canRedo} onPress={() => store.getState().redo()}>
            <Redo2 aria-hidden />
            <span className={css.words}>Redo</span>
          </Button>
          {children}
        </>
      )}
      <Button onPress={() => store.getState().openOverlay('palette')}>
        <Search aria-hidden />
        <span className={css.words}>Search commands</span>
        <kbd className={css.key}>{shortcutHint(commandOf('palette').shortcut)}</kbd>
      </Button>
      <MenuTrigger>
        <Button look="quiet">
          <FolderOpen aria-hidden />
          Open
        </Button>
        <Menu
          placement="bottom end"
          onAction={(key) => {
            if (key === 'sample') void store.getState().openSample()
            else onChoose(key as 'files' | 'folder' | 'report')
          }}
        >
          <MenuItem id="files" hint={shortcutHint(commandOf('open-files').shortcut)}>
            Open files…
          </MenuItem>
          <MenuItem id="folder" hint={shortcutHint(commandOf('open-folder').shortcut)}>
            Open folder…
          </MenuItem>
          <MenuItem id="report">Open report…</MenuItem>
          <MenuItem id="sample">Open the sample</MenuItem>
        </Menu>
      </MenuTrigger>
      <MenuTrigger>
        <Button look="icon" aria-label={`Theme: ${THEMES[theme].name.toLowerCase()}`}>
          <ThemeIcon aria-hidden />
        </Button>
        <Menu
          placement="bottom end"
          selectionMode="single"
          selectedKeys={[theme]}
          onAction={(key) => store.getState().changeSettings({ theme: key as Settings['theme'] })}
        >
          {Object.entries(THEMES).map(([id, { name }]) => (
            <MenuItem key={id} id={id} {...(id === theme && { hint: '✓' })}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
    </header>
  )
}

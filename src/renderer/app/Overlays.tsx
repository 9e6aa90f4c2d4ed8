import { useMemo } from 'react'
import { paletteEntries, withRecent } from '#core/command/palette'
import type { Choosable } from '../open-files'
import { useApp, useAppStore } from '../store/use-app'
import { CommandPalette } from '../views/palette/CommandPalette'
import { ShortcutsSheet } from '../views/shortcuts/ShortcutsSheet'
import { isCommandEnabled } from './command-actions'
import { runEntry } from './run-entry'

/** What commands open over any page. */
export function Overlays({ onChoose }: { onChoose(what: Choosable): void }) {
  const store = useAppStore()
  const overlay = useApp((app) => app.overlay)
  if (overlay === 'palette') return <Palette onChoose={onChoose} />
  if (overlay === 'shortcuts') return <ShortcutsSheet onClose={() => store.getState().closeOverlay()} />
  return null
}

function Palette({ onChoose }: { onChoose(what: Choosable): void }) {
  const store = useAppStore()
  const recent = useApp((app) => app.settings.recentCommands)
  // As things stood when it was opened: nothing changes behind it.
  const entries = useMemo(() => {
    const app = store.getState()
    return paletteEntries(app, (id) => isCommandEnabled(id, app))
  }, [store])
  return (
    <CommandPalette
      entries={entries}
      recent={recent}
      onChoose={({ id, action }) => {
        const { closeOverlay, changeSettings } = store.getState()
        closeOverlay()
        changeSettings({ recentCommands: withRecent(recent, id) })
        runEntry(action, { app: store.getState(), choose: onChoose })
      }}
      onClose={() => store.getState().closeOverlay()}
    />
  )
}

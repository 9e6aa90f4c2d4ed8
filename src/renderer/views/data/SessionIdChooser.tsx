import { MenuTrigger } from 'react-aria-components'
import { chooseField, NO_CHOICE } from '#core/dataset/mapping-choice'
import type { Failure } from '#core/failure'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'

/** Where an export could not be opened for want of a session id: a list of its columns to say which one is it. */
export function SessionIdChooser({ failure }: { readonly failure: Failure }) {
  const store = useAppStore()
  const request = useApp((app) => app.failedRequest)
  if (failure.code !== 'no-session-id' || !request) return null
  const choose = (source: string) =>
    void store.getState().remap(request, chooseField(request.mapping ?? NO_CHOICE, source, 'session_id'))
  return (
    <MenuTrigger>
      <Button>Choose the column…</Button>
      <Menu placement="bottom end" onAction={(key) => choose(String(key))}>
        {failure.columns.map((name) => (
          <MenuItem key={name} id={name}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}

import { MenuTrigger } from 'react-aria-components'
import { fileGroupText } from '#core/dataset/file-group-text'
import type { Failure } from '#core/failure'
import { requestOfGroup } from '../../store/open-request'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'

/** The way on from files that are several exports: opening one of them. */
export function ExportChooser({ failure }: { readonly failure: Failure }) {
  const store = useAppStore()
  const request = useApp((app) => app.failedRequest)
  if (failure.code !== 'several-exports' || !request) return null
  const { groups } = failure
  return (
    <MenuTrigger>
      <Button>Open one of them</Button>
      <Menu
        aria-label="Exports among the files"
        placement="bottom end"
        onAction={(key) => void store.getState().open(requestOfGroup(request, groups[Number(key)]!))}
      >
        {groups.map((group, i) => (
          <MenuItem key={group.at[0]} id={i} textValue={fileGroupText(group)}>
            {fileGroupText(group)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}

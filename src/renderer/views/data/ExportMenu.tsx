import { Download } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { ExportFormat } from '#core/sql/compile-export'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { ExportState } from '../../ui/ExportState'
import { Menu, MenuItem } from '../../ui/Menu'
import css from './ExportMenu.module.css'

/** Writes the sessions as they were read and mapped to a file, and tells how far it is. */
export function ExportMenu({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const exporting = useApp((app) => app.exporting)
  return (
    <div className={css.export}>
      <ExportState exporting={exporting} of={table.sessions} onCancel={() => store.getState().endExport()} />
      <MenuTrigger>
        <Button isDisabled={exporting?.state === 'writing'}>
          <Download aria-hidden />
          Export sessions
        </Button>
        <Menu placement="bottom end" onAction={(key) => void store.getState().saveSessions(key as ExportFormat)}>
          <MenuItem id="parquet">Parquet…</MenuItem>
          <MenuItem id="csv">CSV…</MenuItem>
        </Menu>
      </MenuTrigger>
    </div>
  )
}

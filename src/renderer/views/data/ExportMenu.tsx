import { Download, X } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { formatCount } from '#core/format/number'
import type { ExportFormat } from '#core/sql/compile-export'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Menu, MenuItem } from '../../ui/Menu'
import css from './ExportMenu.module.css'

/** Writes the sessions as they were read and mapped to a file, and tells how far it is. */
export function ExportMenu({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const exporting = useApp((app) => app.exporting)
  return (
    <div className={css.export}>
      {exporting?.state === 'writing' && (
        <span className={css.state} role="status">
          {formatCount(exporting.rows)} of {formatCount(table.sessions)} sessions written
          <Button look="icon" aria-label="Cancel the export" onPress={() => store.getState().endExport()}>
            <X aria-hidden />
          </Button>
        </span>
      )}
      {exporting?.state === 'done' && (
        <span className={css.state} role="status">
          Wrote {exporting.name} to {exporting.place}
        </span>
      )}
      <MenuTrigger>
        <Button isDisabled={exporting?.state === 'writing'}>
          <Download aria-hidden />
          Export sessions
        </Button>
        <Menu placement="bottom end" onAction={(key) => void store.getState().beginExport(key as ExportFormat)}>
          <MenuItem id="parquet">Parquet…</MenuItem>
          <MenuItem id="csv">CSV…</MenuItem>
        </Menu>
      </MenuTrigger>
    </div>
  )
}

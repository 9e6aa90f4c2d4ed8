import { Columns3, Download, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Dialog, Heading, MenuTrigger, Modal, ModalOverlay } from 'react-aria-components'
import { columnOf, hasTranscripts, type SessionsTable, type TableColumn } from '#core/dataset/sessions-table'
import { placeName } from '#core/format/axis-key'
import { formatCount } from '#core/format/number'
import { scopesOf } from '#core/rows/drill'
import { listableColumns, rowColumnName, rowColumns } from '#core/rows/row-columns'
import type { ExportFormat } from '#core/sql/compile-export'
import type { AppState } from '../../store/app-state'
import type { RowList } from '../../store/rows-state'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { ExportState } from '../../ui/ExportState'
import { Menu, MenuItem } from '../../ui/Menu'
import { Panel } from '../../ui/Panel'
import { Segments } from '../../ui/Segments'
import css from './RowsPage.module.css'
import { RowTable } from './RowTable'

interface RowsPageProps {
  readonly table: SessionsTable
  readonly rowList: RowList
}

/** The sessions behind a cell, over the whole window: which they are, how many, and the list itself. */
export function RowsPage({ table, rowList }: RowsPageProps) {
  const store = useAppStore()
  const chosen = useApp((app) => app.settings.rowColumns)
  const { drill, places, isAsking, order, scope } = rowList
  const columns = useMemo(() => rowColumns(table, drill, chosen), [table, drill, chosen])
  const cell = placeName({ dimensions: drill.plan.rows }, drill.row, { dimensions: drill.plan.columns }, drill.column)
  const scopes = scopesOf(drill)
  const app = store.getState()
  return (
    <ModalOverlay className={css.overlay!} isOpen onOpenChange={(isOpen) => isOpen || app.closeRows()}>
      <Modal className={css.modal!}>
        <Dialog className={css.dialog!}>
          <div className={css.bar}>
            <div className={css.titles}>
              <Heading slot="title" className={css.title!}>
                {cell}
              </Heading>
              <p className={css.measure} role="status">
                {drill.measure.name} · {isAsking ? 'ordering the sessions…' : countOf(places?.length ?? 0, rowList)}
              </p>
            </div>
            {isAsking && <Button onPress={app.stopRows}>Cancel</Button>}
            <Button look="icon" aria-label="Close the list" onPress={app.closeRows}>
              <X aria-hidden />
            </Button>
          </div>
          <div className={css.tools}>
            {scopes.length > 1 && (
              <Segments
                label="Which sessions"
                options={scopes}
                chosen={scope}
                onChoose={(scope) => app.changeRows({ scope })}
              />
            )}
            {hasTranscripts(table) && <span className={css.hint}>Enter or a double click reads the session</span>}
            <span className={css.gap} />
            <SaveRows columns={columns} of={places?.length ?? 0} />
            <ColumnChooser table={table} columns={columns} />
            <CopyRowsSql columns={columns} />
          </div>
          {places && (
            <RowTable
              label={`Sessions of ${cell}`}
              places={places}
              columns={columns}
              order={order}
              onSort={(next) => app.changeRows({ order: next })}
              onOpen={hasTranscripts(table) ? (place) => void read(table, place, app) : null}
            />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Opens the transcript of the session at a place. */
async function read(table: SessionsTable, place: number, app: AppState): Promise<void> {
  const session = columnOf(table, 'session_id')
  if (!session) return
  const rows = await app.readRows([session], [place], new AbortController().signal)
  if (!rows.ok) return app.fail(rows.failure)
  const id = rows.value.get(place)?.[0]
  if (id) app.openTranscript(id)
}

/** A list that is cut off says so. */
function countOf(listed: number, { drill, scope }: RowList): string {
  const known = scope === 'denominator' ? drill.n : listed
  if (known > listed) return `the first ${formatCount(listed)} of ${formatCount(known)} sessions in this order`
  return `${formatCount(listed)} ${listed === 1 ? 'session' : 'sessions'}`
}

function ColumnChooser({
  table,
  columns,
}: {
  readonly table: SessionsTable
  readonly columns: readonly TableColumn[]
}) {
  const store = useAppStore()
  return (
    <Panel
      label="Columns of the list"
      placement="bottom end"
      trigger={
        <Button look="quiet">
          <Columns3 aria-hidden />
          Columns
        </Button>
      }
    >
      <Choice
        label="Columns"
        options={listableColumns(table).map((column) => ({ id: column.column, name: rowColumnName(column) }))}
        chosen={new Set(columns.map(({ column }) => column))}
        onChoose={(next) => store.getState().changeSettings({ rowColumns: [...next] })}
      />
    </Panel>
  )
}

function SaveRows({ columns, of }: { readonly columns: readonly TableColumn[]; readonly of: number }) {
  const store = useAppStore()
  const exporting = useApp((app) => app.exporting)
  return (
    <>
      <ExportState exporting={exporting} of={of} onCancel={() => store.getState().endExport()} />
      <MenuTrigger>
        <Button look="quiet" isDisabled={of === 0}>
          <Download aria-hidden />
          Save these
        </Button>
        <Menu
          placement="bottom end"
          // A button that cannot be pressed would lose the focus.
          disabledKeys={exporting?.state === 'writing' ? ['parquet', 'csv'] : []}
          onAction={(key) => void store.getState().saveRows(columns, key as ExportFormat)}
        >
          <MenuItem id="parquet">Parquet…</MenuItem>
          <MenuItem id="csv">CSV…</MenuItem>
        </Menu>
      </MenuTrigger>
    </>
  )
}

function CopyRowsSql({ columns }: { readonly columns: readonly TableColumn[] }) {
  const store = useAppStore()
  const [copied, setCopied] = useState('')
  const sql = store.getState().rowsSql(columns)
  return (
    <Button look="quiet" onPress={() => void navigator.clipboard.writeText(sql).then(() => setCopied(sql))}>
      {copied === sql ? 'SQL copied' : 'Copy SQL'}
    </Button>
  )
}

import { useEffect } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { formatPeriod } from '#core/format/month'
import { formatBytes, formatCount } from '#core/format/number'
import { useApp, useAppStore } from '../../store/use-app'
import css from './DataPage.module.css'
import { ExclusionSwitches } from './ExclusionSwitches'
import { ExportMenu } from './ExportMenu'
import { MappingTable } from './MappingTable'
import { MonthBars } from './MonthBars'
import { Notices } from './Notices'
import { SetAside } from './SetAside'
import { UserBands } from './UserBands'

/** What was opened: how much of it, what is wrong with it, and what its columns are taken for. */
export function DataPage({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const check = useApp((app) => app.check)
  useEffect(() => void store.getState().checkTable(table), [store, table])
  return (
    <main className={css.page}>
      <header className={css.header}>
        <h1 className={css.title}>{table.name}</h1>
        <ExportMenu table={table} />
      </header>
      <dl className={css.facts}>
        <Fact name="Sessions">{formatCount(table.sessions)}</Fact>
        <Fact name="Users">{table.users === null ? 'not known' : formatCount(table.users)}</Fact>
        <Fact name="Period">{table.period ? formatPeriod(table.period) : 'not known'}</Fact>
        <Fact name="Memory">{formatBytes(table.bytes)}</Fact>
        <Fact name="Rows read">
          {formatCount(table.rowsRead)}, of which {formatCount(table.rowsRead - table.sessions)} set aside
        </Fact>
      </dl>
      <Notices notices={table.notices} />
      <SetAside table={table} />
      {check && (
        <div className={css.checks}>
          <MonthBars check={check} />
          <UserBands check={check} />
          <ExclusionSwitches check={check} />
        </div>
      )}
      <MappingTable key={table.table} table={table} />
    </main>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

import type { ReactNode } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { useDropPlace } from '../../store/use-drop-place'
import { DropArea } from '../../ui/DropArea'
import css from './FilterDrop.module.css'

/** A field let go on the filters opens its values. */
export function FilterDrop({ table, children }: { readonly table: SessionsTable; readonly children: ReactNode }) {
  const { label, refusal, drop } = useDropPlace({ on: 'filters' }, 'Filters', table)
  return (
    <DropArea label={label} className={css.drop} onDrop={() => drop({ on: 'filters' })}>
      {children}
      {refusal !== null && <span className={css.refusal}>{refusal}</span>}
    </DropArea>
  )
}

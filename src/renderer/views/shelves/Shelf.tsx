import type { ReactNode } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { DropPlace } from '#core/pivot/drop'
import { useDropPlace } from '../../store/use-drop-place'
import { DropArea } from '../../ui/DropArea'
import css from './Shelves.module.css'

interface ShelfProps {
  readonly name: string
  readonly on: (DropPlace & { readonly at: number })['on']
  /** How many chips are on it. */
  readonly size: number
  readonly table: SessionsTable
  readonly children: ReactNode
}

/** A line of chips; what is let go on it goes to its end. */
export function Shelf({ name, on, size, table, children }: ShelfProps) {
  const end: DropPlace = { on, at: size }
  const { label, refusal, drop } = useDropPlace(end, size === 0 ? name : `${name}, at the end`, table)
  return (
    <DropArea label={label} className={css.line} onDrop={() => drop(end)}>
      <fieldset className={css.shelf} data-refused={refusal !== null || undefined}>
        <legend className={css.name}>{name}</legend>
        {children}
        {refusal !== null && <span className={css.refusal}>{refusal}</span>}
      </fieldset>
    </DropArea>
  )
}

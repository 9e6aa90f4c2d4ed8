import type { ReactNode } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import type { Dragged, DropPlace } from '#core/pivot/drop'
import { useAppStore } from '../../store/use-app'
import { useDropPlace } from '../../store/use-drop-place'
import { DragMenu } from '../../ui/DragMenu'
import { DropArea } from '../../ui/DropArea'
import css from './Shelves.module.css'

interface DropChipProps {
  readonly name: string
  readonly dragged: Dragged
  readonly on: (DropPlace & { readonly at: number })['on']
  /** Its place on the shelf. */
  readonly at: number
  readonly table: SessionsTable
  /** A button and its menu. */
  readonly children: ReactNode
}

/** A chip on a shelf: it can be dragged away, and what is dragged can be let go before or after it. */
export function DropChip({ name, dragged, on, at, table, children }: DropChipProps) {
  const { drag, endDrag } = useAppStore().getState()
  const { label, refusal, drop } = useDropPlace({ on, at }, `Before ${name}`, table)
  return (
    <DropArea
      label={refusal === null ? label : null}
      className={css.place}
      hasSides
      onDrop={(side) => drop({ on, at: side === 'before' ? at : at + 1 })}
    >
      <DragMenu name={name} onDragStart={() => drag(dragged)} onDragEnd={endDrag}>
        {children}
      </DragMenu>
    </DropArea>
  )
}

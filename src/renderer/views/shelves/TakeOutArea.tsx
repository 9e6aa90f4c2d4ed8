import type { SessionsTable } from '#core/dataset/sessions-table'
import { useDropPlace } from '../../store/use-drop-place'
import { DropArea } from '../../ui/DropArea'
import css from './TakeOutArea.module.css'

/** Lies over the table while a chip is dragged: let go here, it is taken out. */
export function TakeOutArea({ table }: { readonly table: SessionsTable }) {
  const { label, drop } = useDropPlace({ on: 'nowhere' }, 'Take out', table)
  if (label === null) return null
  return (
    <DropArea label={label} className={css.area} onDrop={() => drop({ on: 'nowhere' })}>
      <span className={css.words}>{label}</span>
    </DropArea>
  )
}

import { CalendarDays, Hash, ListOrdered, Percent, Tags, ToggleLeft } from 'lucide-react'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import type { FieldGroup } from '#core/dataset/field'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { formatCount } from '#core/format/number'
import type { Dimension } from '#core/pivot/dimension'
import { dimensionsOf, givenDimensions } from '#core/pivot/dimensions-of'
import { obviousPlace } from '#core/pivot/drop'
import { useApp, useAppStore } from '../../store/use-app'
import { useDropPlace } from '../../store/use-drop-place'
import { Button } from '../../ui/Button'
import { DragMenu } from '../../ui/DragMenu'
import { DropArea } from '../../ui/DropArea'
import { SearchBox } from '../../ui/SearchBox'
import { Spread } from '../../ui/Spread'
import { BinEditor } from './BinEditor'
import { DateEditor } from './DateEditor'
import define from './DefineDialog.module.css'
import css from './FieldList.module.css'
import { FieldMenu } from './FieldMenu'
import { GroupEditor } from './GroupEditor'

const GROUPS: readonly { readonly id: FieldGroup; readonly name: string }[] = [
  { id: 'who', name: 'Who' },
  { id: 'what', name: 'What' },
  { id: 'how', name: 'How' },
  { id: 'outcome', name: 'Outcome' },
  { id: 'other', name: 'Other columns' },
]

/** Everything the sessions can be grouped by, with how the sessions spread over it. */
export const FieldList = memo(function FieldList({ table }: { readonly table: SessionsTable }) {
  const [search, setSearch] = useState('')
  const panel = useSearchCommand()
  const out = useDropPlace({ on: 'nowhere' }, 'Take out', table)
  const wanted = search.trim().toLowerCase()
  const definitions = useApp((app) => app.spec.dimensions)
  const all = useMemo(() => dimensionsOf(table, definitions), [table, definitions])
  const dimensions = all.filter(({ name, id }) => `${name} ${id}`.toLowerCase().includes(wanted))
  return (
    <aside className={css.panel} aria-label="Fields" data-print="hide" ref={panel}>
      <SearchBox label={`Search ${all.length} fields`} value={search} onChange={setSearch} />
      <DropArea label={out.label} className={css.scroll} onDrop={() => out.drop({ on: 'nowhere' })}>
        {GROUPS.map(({ id, name }) => {
          const fields = dimensions.filter(({ group }) => group === id)
          return fields.length === 0 ? null : (
            <section key={id} aria-label={name}>
              <h2 className={css.group}>{name}</h2>
              <ul>
                {fields.map((dimension) => (
                  <FieldRow key={dimension.id} dimension={dimension} table={table} />
                ))}
              </ul>
            </section>
          )
        })}
        {dimensions.length === 0 && <p className={css.none}>No field by that name.</p>}
      </DropArea>
    </aside>
  )
})

/** Goes to the search box of the panel when the command asks for it. */
function useSearchCommand() {
  const store = useAppStore()
  const panel = useRef<HTMLElement>(null)
  const isAsked = useApp((app) => app.overlay === 'field-search')
  useEffect(() => {
    if (!isAsked) return
    panel.current?.querySelector('input')?.select()
    store.getState().closeOverlay()
  }, [isAsked, store])
  return panel
}

interface FieldRowProps {
  readonly dimension: Dimension
  readonly table: SessionsTable
}

const FieldRow = memo(function FieldRow({ dimension, table }: FieldRowProps) {
  const store = useAppStore()
  const profile = useApp((app) => app.histograms.get(dimension.id) ?? app.profiles.get(dimension.id))
  const isPlaced = useApp(({ spec }) => [...spec.rows, ...spec.columns].some((p) => p.dimension === dimension.id))
  const Icon = iconOf(dimension)
  const { drag, drop, endDrag } = store.getState()
  const row = useRef<HTMLLIElement>(null)
  const [defining, setDefining] = useState<'bins' | 'groups' | 'edit' | null>(null)
  return (
    <li ref={row}>
      <DragMenu
        name={dimension.name}
        className={css.source}
        onDragStart={() => drag({ from: 'fields', dimension: dimension.id })}
        onDragEnd={endDrag}
        onDoubleClick={() => {
          drag({ from: 'fields', dimension: dimension.id })
          drop(obviousPlace(dimension, store.getState().spec, table))
        }}
      >
        <Button look="quiet" className={css.field!} data-placed={isPlaced || undefined}>
          <Icon aria-hidden />
          <span className={css.name}>{dimension.name}</span>
          {dimension.valueType !== 'time' && (
            <>
              <span className={css.count}>{formatCount(dimension.distinct)}</span>
              <Spread profile={profile} />
            </>
          )}
        </Button>
        <FieldMenu dimension={dimension} isPlaced={isPlaced} onDefine={setDefining} />
      </DragMenu>
      <Popover
        className={define.popover!}
        triggerRef={row}
        isOpen={defining !== null}
        onOpenChange={(isOpen) => isOpen || setDefining(null)}
        placement="right top"
      >
        <Dialog aria-label={defining === 'edit' ? `Edit ${dimension.name}` : `New field of ${dimension.name}`}>
          {defining !== null && (
            <Defining kind={defining} dimension={dimension} table={table} onDone={() => setDefining(null)} />
          )}
        </Dialog>
      </Popover>
    </li>
  )
})

interface DefiningProps extends FieldRowProps {
  readonly kind: 'bins' | 'groups' | 'edit'
  onDone(): void
}

/** What a field is made into, or how one that was made is made otherwise. */
function Defining({ kind, dimension, table, onDone }: DefiningProps) {
  const made = useApp((app) => app.spec.dimensions.find(({ id }) => id === dimension.id))
  if (kind === 'bins') return <BinEditor dimension={dimension} onDone={onDone} />
  if (kind === 'groups') return <GroupEditor dimension={dimension} table={table} onDone={onDone} />
  const from = givenDimensions(table).find(({ id }) => id === made?.from)
  if (made?.kind === 'bins' && from) return <BinEditor dimension={from} made={made} onDone={onDone} />
  if (made?.kind === 'groups' && from) return <GroupEditor dimension={from} table={table} made={made} onDone={onDone} />
  if (made?.kind === 'date' && from) return <DateEditor dimension={from} table={table} made={made} onDone={onDone} />
  return null
}

function iconOf({ valueType, isOrdinal, id, source }: Dimension) {
  if (id === 'month' || valueType === 'time' || source.kind === 'date') return CalendarDays
  if (valueType === 'boolean') return ToggleLeft
  if (id.endsWith('_share')) return Percent
  if (isOrdinal && (valueType === 'text' || source.kind !== 'column')) return ListOrdered
  return valueType === 'number' ? Hash : Tags
}

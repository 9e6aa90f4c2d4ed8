import { CalendarDays, Hash, ListOrdered, Percent, Tags, ToggleLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { FieldGroup } from '#core/dataset/field'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { formatCount } from '#core/format/number'
import type { Dimension } from '#core/pivot/dimension'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { obviousPlace } from '#core/pivot/drop'
import { placeDimension, removeDimension } from '#core/pivot/edits'
import { useApp, useAppStore } from '../../store/use-app'
import { useDropPlace } from '../../store/use-drop-place'
import { Button } from '../../ui/Button'
import { DragMenu } from '../../ui/DragMenu'
import { DropArea } from '../../ui/DropArea'
import { Menu, MenuItem } from '../../ui/Menu'
import { SearchBox } from '../../ui/SearchBox'
import { Spread } from '../../ui/Spread'
import css from './FieldList.module.css'

const GROUPS: readonly { readonly id: FieldGroup; readonly name: string }[] = [
  { id: 'who', name: 'Who' },
  { id: 'what', name: 'What' },
  { id: 'how', name: 'How' },
  { id: 'outcome', name: 'Outcome' },
  { id: 'other', name: 'Other columns' },
]

/** Everything the sessions can be grouped by, with how the sessions spread over it. */
export function FieldList({ table }: { readonly table: SessionsTable }) {
  const [search, setSearch] = useState('')
  const panel = useSearchCommand()
  const out = useDropPlace({ on: 'nowhere' }, 'Take out', table)
  const wanted = search.trim().toLowerCase()
  const dimensions = dimensionsOf(table).filter(({ name, id }) => `${name} ${id}`.toLowerCase().includes(wanted))
  return (
    <aside className={css.panel} aria-label="Fields" data-print="hide" ref={panel}>
      <SearchBox label={`Search ${dimensionsOf(table).length} fields`} value={search} onChange={setSearch} />
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
}

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

function FieldRow({ dimension, table }: { readonly dimension: Dimension; readonly table: SessionsTable }) {
  const store = useAppStore()
  const spec = useApp((app) => app.spec)
  const profile = useApp((app) => app.profiles.get(dimension.id))
  const isPlaced = [...spec.rows, ...spec.columns].some((p) => p.dimension === dimension.id)
  const Icon = iconOf(dimension)
  const { edit, openFilter, drag, drop, endDrag } = store.getState()
  return (
    <li>
      <DragMenu
        name={dimension.name}
        className={css.source}
        onDragStart={() => drag({ from: 'fields', dimension: dimension.id })}
        onDragEnd={endDrag}
        onDoubleClick={() => {
          drag({ from: 'fields', dimension: dimension.id })
          drop(obviousPlace(dimension, spec, table))
        }}
      >
        <Button look="quiet" className={css.field!} data-placed={isPlaced || undefined}>
          <Icon aria-hidden />
          <span className={css.name}>{dimension.name}</span>
          {isCountable(dimension) && (
            <>
              <span className={css.count}>{formatCount(dimension.distinct)}</span>
              <Spread profile={profile} />
            </>
          )}
        </Button>
        <Menu
          isBeside
          onAction={(key) => {
            if (key === 'rows' || key === 'columns') edit(placeDimension(key, dimension.id))
            if (key === 'filter') openFilter(dimension.id)
            if (key === 'remove') edit(removeDimension(dimension.id))
          }}
          disabledKeys={dimension.isTooFine ? ['rows', 'columns', 'filter'] : []}
        >
          <MenuItem id="rows">Add to rows</MenuItem>
          <MenuItem id="columns">Add to columns</MenuItem>
          <MenuItem id="filter">Filter…</MenuItem>
          {isPlaced ? <MenuItem id="remove">Take out</MenuItem> : null}
          {dimension.isTooFine ? <MenuItem isDisabled>Too many values to group by</MenuItem> : null}
        </Menu>
      </DragMenu>
    </li>
  )
}

/** How many different values a measured number has says nothing. */
const isCountable = ({ valueType, source, id }: Dimension): boolean =>
  valueType !== 'number' || source.kind !== 'column' || id.endsWith('_signal')

function iconOf({ valueType, isOrdinal, id, source }: Dimension) {
  if (id === 'month') return CalendarDays
  if (valueType === 'boolean') return ToggleLeft
  if (id.endsWith('_share')) return Percent
  if (isOrdinal && (valueType === 'text' || source.kind !== 'column')) return ListOrdered
  return valueType === 'number' ? Hash : Tags
}

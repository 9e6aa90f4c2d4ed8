import { DATE_UNITS } from '#core/pivot/calendar'
import { freeDimensionId, removeDefinition, setDefinition } from '#core/pivot/definition-edits'
import type { Dimension } from '#core/pivot/dimension'
import { placeDimension, removeDimension } from '#core/pivot/edits'
import { useApp, useAppStore } from '../../store/use-app'
import { Menu, MenuItem } from '../../ui/Menu'

interface FieldMenuProps {
  readonly dimension: Dimension
  readonly isPlaced: boolean
  /** What else it can be made into, in an editor. */
  onDefine(kind: 'bins' | 'groups' | 'edit'): void
}

/** What can be done with a field. */
export function FieldMenu({ dimension, isPlaced, onDefine }: FieldMenuProps) {
  const store = useAppStore()
  const definitions = useApp((app) => app.spec.dimensions)
  const { edit, openFilter } = store.getState()
  const { id, name, valueType, source, isTooFine } = dimension
  const isOwn = definitions.some((definition) => definition.id === id)
  const isTime = valueType === 'time'
  const canBin = valueType === 'number' && source.kind === 'column'
  const canGroup = !isOwn && !isTime && !isTooFine && source.kind !== 'date'
  const byUnit = (unit: string) => {
    const known = DATE_UNITS.find((one) => one === unit)
    if (!known) return
    const made = {
      kind: 'date' as const,
      id: freeDimensionId(store.getState().spec, `${id}_${unit}`),
      name: `${name} by ${unit}`,
      from: id,
      unit: known,
    }
    const { spec } = store.getState()
    const same = spec.dimensions.find((d) => d.kind === 'date' && d.from === id && d.unit === known)
    edit((now) => placeDimension('rows', same?.id ?? made.id)(same ? now : setDefinition(made)(now)))
  }
  return (
    <Menu
      isBeside
      onAction={(key) => {
        if (key === 'rows' || key === 'columns') edit(placeDimension(key, id))
        else if (key === 'filter') openFilter(id)
        else if (key === 'remove') edit(removeDimension(id))
        else if (key === 'delete') edit(removeDefinition(id))
        else if (key === 'bins' || key === 'groups' || key === 'edit') onDefine(key)
        else byUnit(String(key))
      }}
      disabledKeys={isTooFine ? ['rows', 'columns'] : []}
    >
      {isTime ? null : <MenuItem id="rows">Add to rows</MenuItem>}
      {isTime ? null : <MenuItem id="columns">Add to columns</MenuItem>}
      {isTime ? DATE_UNITS.map((unit) => <MenuItem key={unit} id={unit}>{`Rows by ${unit}`}</MenuItem>) : null}
      <MenuItem id="filter">Filter…</MenuItem>
      {canBin ? <MenuItem id="bins">Bin…</MenuItem> : null}
      {canGroup ? <MenuItem id="groups">Group values…</MenuItem> : null}
      {isPlaced ? <MenuItem id="remove">Take out</MenuItem> : null}
      {isOwn ? <MenuItem id="edit">Edit…</MenuItem> : null}
      {isOwn ? <MenuItem id="delete">Delete this field</MenuItem> : null}
      {isTooFine && !isTime ? <MenuItem isDisabled>Too many values to group by</MenuItem> : null}
    </Menu>
  )
}

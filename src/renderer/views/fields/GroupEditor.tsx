import { X } from 'lucide-react'
import { useState } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { formatKey } from '#core/format/key'
import { definedDimension } from '#core/pivot/defined-dimension'
import { freeDimensionId, setDefinition } from '#core/pivot/definition-edits'
import type { Dimension, KeyValue } from '#core/pivot/dimension'
import type { GroupsDefinition } from '#core/pivot/dimension-definition'
import { givenDimensions } from '#core/pivot/dimensions-of'
import { type Edit, placeDimension } from '#core/pivot/edits'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Switch } from '../../ui/Switch'
import { TextInput } from '../../ui/TextInput'
import css from './DefineDialog.module.css'
import { DefineForm } from './DefineForm'

interface GroupEditorProps {
  readonly dimension: Dimension
  readonly table: SessionsTable
  /** The groups that are changed; new ones are made where nothing is said. */
  readonly made?: GroupsDefinition | undefined
  onDone(): void
}

type Group = GroupsDefinition['groups'][number]

/** Puts values together under a name, group by group. */
export function GroupEditor({ dimension, table, made, onDone }: GroupEditorProps) {
  const store = useAppStore()
  const profile = useApp((app) => app.profiles.get(dimension.id))
  const [groups, setGroups] = useState<readonly Group[]>(made?.groups ?? [])
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isTogether, setTogether] = useState(made !== undefined && made.rest !== 'apart')
  const taken = new Set(groups.flatMap(({ values }) => values.map(idOf)))
  const values = (profile ?? []).map(({ value }) => value)
  const free = values.filter((value) => !taken.has(idOf(value)))
  const picked = free.filter((value) => chosen.has(idOf(value)))
  const all =
    picked.length > 0
      ? [...groups, { name: name.trim() || picked.map((v) => formatKey(dimension, v)).join(' + '), values: picked }]
      : groups
  const definition: GroupsDefinition = {
    kind: 'groups',
    id: made?.id ?? freeDimensionId(store.getState().spec, `${dimension.id}_groups`),
    name: made?.name ?? `${dimension.name}, grouped`,
    from: dimension.id,
    groups: [...all],
    rest: !isTogether ? 'apart' : made && made.rest !== 'apart' ? made.rest : { name: 'Others' },
  }
  const isReady = all.length > 0 && definedDimension(definition, givenDimensions(table), table).ok
  const hold = () => {
    setGroups(all)
    setChosen(new Set())
    setName('')
  }
  const make = () => {
    const place: Edit = made ? (spec) => spec : placeDimension('rows', definition.id)
    store.getState().edit((spec) => place(setDefinition(definition)(spec)))
  }
  return (
    <DefineForm
      title={`Group values of ${dimension.name}`}
      isReady={isReady}
      isChange={made !== undefined}
      extra={
        <Button isDisabled={picked.length === 0} onPress={hold}>
          Another group
        </Button>
      }
      onMake={make}
      onDone={onDone}
    >
      {groups.map((group) => (
        <p key={group.name} className={css.group}>
          <strong>{group.name}</strong> {group.values.map((value) => formatKey(dimension, value)).join(', ')}
          <Button
            look="icon"
            aria-label={`Take the group ${group.name} apart`}
            onPress={() => setGroups(groups.filter((other) => other !== group))}
          >
            <X aria-hidden />
          </Button>
        </p>
      ))}
      <TextInput label="Name" value={name} placeholder="of the group chosen below" onChange={setName} />
      <Choice
        label={`Values of ${dimension.name}`}
        options={free.map((value) => ({ id: idOf(value), name: formatKey(dimension, value) }))}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Switch isSelected={isTogether} onChange={setTogether}>
        All others as one value, “Others”
      </Switch>
    </DefineForm>
  )
}

const idOf = (value: KeyValue): string => JSON.stringify(value)

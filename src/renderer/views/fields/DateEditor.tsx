import { useState } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { DATE_UNITS } from '#core/pivot/calendar'
import { definedDimension } from '#core/pivot/defined-dimension'
import { setDefinition } from '#core/pivot/definition-edits'
import type { Dimension } from '#core/pivot/dimension'
import type { DateDefinition } from '#core/pivot/dimension-definition'
import { givenDimensions } from '#core/pivot/dimensions-of'
import { useAppStore } from '../../store/use-app'
import { Segments } from '../../ui/Segments'
import { TextInput } from '../../ui/TextInput'
import css from './DefineDialog.module.css'
import { DefineForm } from './DefineForm'

interface DateEditorProps {
  readonly dimension: Dimension
  readonly table: SessionsTable
  /** The dates that are changed. */
  readonly made: DateDefinition
  onDone(): void
}

const UNITS = DATE_UNITS.map((unit) => ({ id: unit, name: unit }))

/** Gives the dates of a time another unit, or another name. */
export function DateEditor({ dimension, table, made, onDone }: DateEditorProps) {
  const store = useAppStore()
  const [name, setName] = useState(made.name)
  const [unit, setUnit] = useState(made.unit)
  const definition: DateDefinition = { ...made, name: name.trim(), unit }
  const dated = definedDimension(definition, givenDimensions(table), table)
  const isTooFine = dated.ok && dated.value.isTooFine
  const isReady = definition.name !== '' && dated.ok && !isTooFine
  return (
    <DefineForm
      title={`${dimension.name} by date`}
      isReady={isReady}
      isChange
      onMake={() => store.getState().edit(setDefinition(definition))}
      onDone={onDone}
    >
      <TextInput label="Name" value={name} onChange={setName} />
      <Segments
        label="Unit"
        options={UNITS}
        chosen={unit}
        onChoose={(next) => {
          setUnit(next)
          // A name that says the unit goes with it.
          setName(name === `${dimension.name} by ${unit}` ? `${dimension.name} by ${next}` : name)
        }}
      />
      <p className={css.note}>
        {isTooFine ? 'Too many values to group by. Choose a longer unit.' : 'UTC; weeks begin on Monday.'}
      </p>
    </DefineForm>
  )
}

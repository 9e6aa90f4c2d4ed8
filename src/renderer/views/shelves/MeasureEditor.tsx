import { useState } from 'react'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { failureText } from '#core/failure-text'
import { MEASURES } from '#core/pivot/built-in-measures'
import { COLUMN_STATISTICS, type ColumnStatistic, type MeasureDefinition } from '#core/pivot/definitions/definition'
import type { DefinitionBody } from '#core/pivot/definitions/definition-text'
import { columnsFor } from '#core/pivot/definitions/measure-columns'
import { defineMeasure, missingField, STATISTIC_NAMES } from '#core/pivot/definitions/resolve-measure'
import { addDefinition, nameDefinition } from '#core/pivot/measure-edits'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Segments'
import { Select } from '../../ui/Select'
import { TextInput } from '../../ui/TextInput'
import { AdjustedPart } from './AdjustedPart'
import css from './MeasureEditor.module.css'

const KINDS = [
  { id: 'column', name: 'Column' },
  { id: 'ratio', name: 'Ratio' },
  { id: 'adjusted', name: 'Adjusted' },
  { id: 'formula', name: 'Formula' },
] as const

interface MeasureEditorProps {
  /** The one that is changed; null for a new one. */
  readonly definition: MeasureDefinition | null
  readonly table: SessionsTable
  onClose(): void
}

/** A measure of the analyst's own: of a column, a ratio of sums or a formula, checked while it is written. */
export function MeasureEditor({ definition, table, onClose }: MeasureEditorProps) {
  const { edit } = useAppStore().getState()
  const definitions = useApp((app) => app.spec.definitions)
  const [name, setName] = useState(definition?.name ?? '')
  const [body, setBody] = useState<DefinitionBody>(definition ?? startingBody('column', table))
  const at = definition ? definitions.findIndex(({ id }) => id === definition.id) : definitions.length
  const before = definitions.slice(0, at)
  const made: MeasureDefinition = definition
    ? { ...body, id: definition.id, name: name.trim() }
    : nameDefinition(body, name.trim(), definitions)
  const checked = defineMeasure(made, before, table)
  const isReady = name.trim() !== '' && checked.ok
  const apply = () => {
    edit(addDefinition(made))
    onClose()
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) apply()
      }}
    >
      <TextInput label="Name" value={name} onChange={setName} />
      <Segments
        label="Made of"
        options={KINDS}
        chosen={body.kind}
        onChoose={(kind) => kind !== body.kind && setBody(startingBody(kind, table))}
      />
      {body.kind === 'column' && <ColumnPart body={body} table={table} onChange={setBody} />}
      {body.kind === 'ratio' && <RatioPart body={body} table={table} onChange={setBody} />}
      {body.kind === 'adjusted' && <AdjustedPart body={body} table={table} onChange={setBody} />}
      {body.kind === 'formula' && <FormulaPart body={body} before={before} table={table} onChange={setBody} />}
      <p className={css.check} data-wrong={!checked.ok || undefined} aria-live="polite">
        {checked.ok ? checked.value.about : failureText(checked.failure).what}
      </p>
      <div className={css.foot}>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" type="submit" isDisabled={!isReady}>
          {definition ? 'Apply' : 'Add'}
        </Button>
      </div>
    </form>
  )
}

type BodyOf<K extends DefinitionBody['kind']> = Extract<DefinitionBody, { kind: K }>

interface PartProps<K extends DefinitionBody['kind']> {
  readonly body: BodyOf<K>
  readonly table: SessionsTable
  onChange(body: BodyOf<K>): void
}

function ColumnPart({ body, table, onChange }: PartProps<'column'>) {
  const choose = (statistic: ColumnStatistic) => {
    const columns = columnsFor(statistic, table)
    const isKept = columns.some(({ column }) => column === body.column)
    const column = isKept ? body.column : (columns[0]?.column ?? '')
    onChange({ kind: 'column', column, statistic, ...(statistic === 'quantile' && { p: body.p ?? 0.9 }) })
  }
  return (
    <>
      <Select
        label="Statistic"
        options={COLUMN_STATISTICS.map((id) => ({ id, name: STATISTIC_NAMES[id] }))}
        chosen={body.statistic}
        onChoose={(id) => choose(id as ColumnStatistic)}
      />
      {body.statistic === 'quantile' && (
        <Select
          label="Share of the sessions below it"
          options={SHARES.map((p) => ({ id: String(p), name: `${100 * p} % lie below it` }))}
          chosen={String(body.p ?? 0.9)}
          onChoose={(p) => onChange({ ...body, p: Number(p) })}
        />
      )}
      <Select
        label="Column"
        options={columnsFor(body.statistic, table).map(({ column, name }) => ({ id: column, name }))}
        chosen={body.column}
        onChoose={(column) => onChange({ ...body, column })}
      />
    </>
  )
}

const SHARES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

function RatioPart({ body, table, onChange }: PartProps<'ratio'>) {
  const options = columnsFor('sum', table).map(({ column, name }) => ({ id: column, name: `Sum of ${name}` }))
  return (
    <>
      <Select
        label="Sum above"
        options={options}
        chosen={body.numerator}
        onChoose={(numerator) => onChange({ ...body, numerator })}
      />
      <Select
        label="Sum below"
        options={options}
        chosen={body.denominator}
        onChoose={(denominator) => onChange({ ...body, denominator })}
      />
    </>
  )
}

function FormulaPart({
  body,
  before,
  table,
  onChange,
}: PartProps<'formula'> & { readonly before: readonly MeasureDefinition[] }) {
  const measures = [...before, ...MEASURES.filter((measure) => missingField(measure, table) === null)]
  return (
    <>
      <TextInput label="Formula" value={body.text} onChange={(text) => onChange({ ...body, text })} />
      <Select
        label="Put in a measure"
        isQuiet
        options={[{ id: '', name: 'Put in a measure…' }, ...measures.map(({ id, name }) => ({ id, name, hint: id }))]}
        chosen=""
        onChoose={(id) => id !== '' && onChange({ ...body, text: `${body.text.trimEnd()} ${id}`.trimStart() })}
      />
      <Select
        label="Written as"
        options={UNITS}
        chosen={body.unit ?? 'number'}
        onChoose={(unit) => onChange({ ...body, unit: unit as 'number' | 'rate' | 'dollars' })}
      />
    </>
  )
}

const UNITS = [
  { id: 'number', name: 'Written as a number' },
  { id: 'rate', name: 'Written in percent' },
  { id: 'dollars', name: 'Written in dollars' },
]

function startingBody(kind: DefinitionBody['kind'], table: SessionsTable): DefinitionBody {
  const columns = columnsFor('sum', table).map(({ column }) => column)
  const [first = '', second = first] = columns
  if (kind === 'column') return { kind, column: first, statistic: 'median' }
  if (kind === 'adjusted') return { kind, of: 'verified_success', controls: null, to: null }
  return kind === 'ratio' ? { kind, numerator: first, denominator: second } : { kind, text: '' }
}

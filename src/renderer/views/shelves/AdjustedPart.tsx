import type { SessionsTable } from '#core/dataset/sessions-table'
import { formatKey } from '#core/format/key'
import { STUDY_CONTROLS } from '#core/pivot/adjustment'
import { MEASURES } from '#core/pivot/built-in-measures'
import { knownValues } from '#core/pivot/defined-dimension'
import type { DefinitionBody } from '#core/pivot/definitions/definition-text'
import { missingField } from '#core/pivot/definitions/resolve-measure'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { Select } from '../../ui/Select'
import { Switch } from '../../ui/Switch'
import css from './AdjustedPart.module.css'

type AdjustedBody = Extract<DefinitionBody, { kind: 'adjusted' }>

interface AdjustedPartProps {
  readonly body: AdjustedBody
  readonly table: SessionsTable
  onChange(body: AdjustedBody): void
}

/** What else is often held fixed. */
const OTHERS = ['expertise', 'model_family', 'surface', 'code_producing']
/** Whose mix may be the standard, by each of their values. */
const STANDARDS = ['month', 'expertise', 'software_related']

/** The rate that is adjusted, what is held fixed for it, and at whose mix. */
export function AdjustedPart({ body, table, onChange }: AdjustedPartProps) {
  const dimensions = dimensionsOf(table)
  const known = (ids: readonly string[]) => dimensions.filter(({ id }) => ids.includes(id))
  const held: readonly string[] = body.controls ?? STUDY_CONTROLS
  const rates = MEASURES.filter((measure) => measure.statistic.kind === 'rate' && missingField(measure, table) === null)
  const standards = known(STANDARDS).flatMap((dimension) => {
    const column = table.columns.find((one) => one.column === dimension.column)
    return knownValues(dimension, column ?? {}).map((value) => ({
      id: JSON.stringify({ dimension: dimension.id, values: [value] }),
      name: `At the mix of ${dimension.name}: ${formatKey(dimension, value)}`,
    }))
  })
  return (
    <>
      <Select
        label="Rate"
        options={rates.map(({ id, name }) => ({ id, name }))}
        chosen={body.of}
        onChoose={(of) => onChange({ ...body, of })}
      />
      <fieldset className={css.held}>
        <legend>Held fixed</legend>
        {known([...STUDY_CONTROLS, ...OTHERS]).map(({ id, name }) => (
          <Switch
            key={id}
            isSelected={held.includes(id)}
            onChange={(on) => {
              const controls = on ? [...held, id] : held.filter((other) => other !== id)
              if (controls.length > 0) onChange({ ...body, controls })
            }}
          >
            {name}
          </Switch>
        ))}
      </fieldset>
      <Select
        label="At the mix of"
        options={[{ id: '', name: 'At the mix of all sessions in view' }, ...standards]}
        chosen={body.to ? JSON.stringify(body.to) : ''}
        onChoose={(id) => onChange({ ...body, to: id === '' ? null : JSON.parse(id) })}
      />
    </>
  )
}

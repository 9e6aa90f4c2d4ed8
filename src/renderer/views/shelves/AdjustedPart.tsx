import type { SessionsTable } from '#core/dataset/sessions-table'
import { STUDY_CONTROLS } from '#core/pivot/adjustment'
import { MEASURES } from '#core/pivot/built-in-measures'
import type { DefinitionBody } from '#core/pivot/definitions/definition-text'
import { missingField } from '#core/pivot/definitions/resolve-measure'
import { dimensionsOf } from '#core/pivot/dimensions-of'
import { standardChoices, standardId } from '#core/pivot/standard-choices'
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

/** The rate that is adjusted, what is held fixed for it, and at whose mix. */
export function AdjustedPart({ body, table, onChange }: AdjustedPartProps) {
  const dimensions = dimensionsOf(table)
  const known = (ids: readonly string[]) => dimensions.filter(({ id }) => ids.includes(id))
  const held: readonly string[] = body.controls ?? STUDY_CONTROLS
  const rates = MEASURES.filter((measure) => measure.statistic.kind === 'rate' && missingField(measure, table) === null)
  const standards = standardChoices(table)
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
        options={standards}
        chosen={standardId(body.to)}
        onChoose={(chosen) => {
          const to = standards.find(({ id }) => id === chosen)?.to
          onChange({ ...body, to: to ? { ...to, values: [...to.values] } : null })
        }}
      />
    </>
  )
}

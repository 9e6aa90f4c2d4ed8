import { parseTemperature } from '#core/classify/ask-classifier'
import { BATCH_ABOVE } from '#core/classify/plan'
import { useApp, useAppStore } from '../../store/use-app'
import { Segments } from '../../ui/Segments'
import { Switch } from '../../ui/Switch'
import { TextInput } from '../../ui/TextInput'
import css from './ClassifyPage.module.css'
import { ModelsPart } from './ModelsPart'

const WAYS = [
  { id: 'auto', name: 'By number' },
  { id: 'batch', name: 'Batches' },
  { id: 'direct', name: 'One by one' },
] as const

/** Which model, which way, and where it stops. */
export function SendingPart() {
  const store = useAppStore()
  const { model, temperature, way, ceiling, again } = useApp((app) => app.classifyChoice)
  const choose = (change: Parameters<ReturnType<typeof store.getState>['chooseClassify']>[0]) =>
    void store.getState().chooseClassify(change)
  return (
    <section aria-labelledby="classify-sending">
      <h2 id="classify-sending">Model and money</h2>
      <TextInput
        label="Model"
        value={model}
        placeholder="as in the study"
        onChange={(text) => choose({ model: text })}
      />
      <ModelsPart />
      <TextInput
        label="Temperature"
        value={temperature}
        placeholder="as in the study, 0.2"
        onChange={(text) => choose({ temperature: text })}
      />
      {parseTemperature(temperature) === 'unfit' && (
        <p className={css.missing}>A temperature is a number from 0 to 1, or none to leave it to the model.</p>
      )}
      <TextInput label="Stop before, $" isNumeric value={ceiling} onChange={(text) => choose({ ceiling: text })} />
      <Segments
        label="Way of sending"
        options={WAYS}
        chosen={way ?? 'auto'}
        onChoose={(id) => choose({ way: id === 'auto' ? null : id })}
      />
      <p className={css.hint}>
        Batches cost half and take up to a day; by number they are used above {BATCH_ABOVE} sessions.
      </p>
      <Switch isSelected={again} onChange={(isOn) => choose({ again: isOn })}>
        Ask again what is answered
      </Switch>
    </section>
  )
}

import { CLASSIFIERS } from '#core/classify/classifiers'
import { useApp, useAppStore } from '../../store/use-app'
import { TextInput } from '../../ui/TextInput'
import css from './ClassifyPage.module.css'

/** Another model for some of the questions. */
export function ModelsPart() {
  const store = useAppStore()
  const { classifiers, model, models } = useApp((app) => app.classifyChoice)
  return (
    <details>
      <summary>A model for each question</summary>
      <div className={css.models}>
        {CLASSIFIERS.filter(({ id }) => classifiers.includes(id)).map(({ id, name, defaultModel }) => (
          <TextInput
            key={id}
            label={name}
            value={models[id] ?? ''}
            placeholder={model.trim() || defaultModel}
            onChange={(text) => void store.getState().chooseClassify({ models: { ...models, [id]: text } })}
          />
        ))}
      </div>
    </details>
  )
}

import { CLASSIFIERS } from '#core/classify/classifiers'
import { useApp, useAppStore } from '../../store/use-app'
import { Checkbox } from '../../ui/Checkbox'

/** Which questions are asked, each with what it asks and whose prompt it is. */
export function QuestionsPart() {
  const store = useAppStore()
  const chosen = useApp((app) => app.classifyChoice.classifiers)
  const choose = (id: string, isOn: boolean) => {
    const classifiers = isOn ? [...chosen, id] : chosen.filter((each) => each !== id)
    void store.getState().chooseClassify({ classifiers })
  }
  return (
    <section aria-labelledby="classify-questions">
      <h2 id="classify-questions">Questions</h2>
      {CLASSIFIERS.map(({ id, name, question, promptBy }) => (
        <Checkbox
          key={id}
          isSelected={chosen.includes(id)}
          onChange={(isOn) => choose(id, isOn)}
          hint={`${question}${promptBy === 'ours' ? ' The study published no prompt; this one is ours.' : ''}`}
        >
          {name}
        </Checkbox>
      ))}
    </section>
  )
}

import { classifierOf } from '#core/classify/classifiers'
import type { ClassifyPlan } from '#core/classify/plan'
import { formatCount } from '#core/format/number'
import { useAppStore } from '../../store/use-app'
import { Switch } from '../../ui/Switch'
import css from './ClassifyPage.module.css'

/** Requests that may be paid for already, listed, and whether they are asked again. */
export function UncertainPart({ plan }: { readonly plan: ClassifyPlan }) {
  const store = useAppStore()
  const { uncertain, isRetrying } = plan
  if (uncertain.length === 0) return null
  return (
    <section aria-labelledby="classify-uncertain">
      <h2 id="classify-uncertain" className={css.heading}>
        Possibly paid
      </h2>
      <p className={css.note}>
        {uncertain.length === 1 ? 'One request was' : `${formatCount(uncertain.length)} requests were`} on the way when
        a run was stopped. {uncertain.length === 1 ? 'It' : 'They'} may have been paid for, and the answers are lost.
      </p>
      <Switch
        isSelected={isRetrying}
        onChange={(retryUncertain) => void store.getState().chooseClassify({ retryUncertain })}
      >
        Ask again, though it may be paid for twice
      </Switch>
      <details>
        <summary>Which</summary>
        <ul className={css.list}>
          {uncertain.map(({ session, classifier, model }) => (
            <li key={`${session} ${classifier} ${model}`}>
              {session}, {classifierOf(classifier)?.name ?? classifier}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

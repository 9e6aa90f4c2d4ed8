import { useEffect, useRef, useState } from 'react'
import { classifierOf } from '#core/classify/classifiers'
import type { Failure } from '#core/failure'
import { failureLine } from '#core/failure-text'
import { ADJUDICATED, humanLabel, keyOf, saidByOthers, type Task } from '#core/labelling/labelling'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import css from './LabelPage.module.css'
import type { Work } from './use-task'

/** One question about the session: answered with a key; what others say stays hidden until then. */
export function QuestionPanel({ task, work }: { readonly task: Task; readonly work: Work }) {
  const store = useAppStore()
  const labels = useApp((app) => app.labels)
  const facts = useApp((app) => app.facts)
  const { rater, seed, isBlind, mode } = useApp((app) => app.labelling)
  const [failure, setFailure] = useState<Failure | null>(null)
  const panel = useRef<HTMLElement>(null)
  const { given, isCorrection } = work
  const classifier = classifierOf(task.classifier)!
  const options = classifier.answers.kind === 'label' ? classifier.answers.taxonomy.labels : []
  const values = options.map(({ value }) => value)
  const name = mode === 'adjudicate' ? ADJUDICATED : rater.trim()
  const others = saidByOthers(task, [...labels, ...(facts?.rules ?? [])], name)
  const isShown = given !== null || mode === 'adjudicate' || !isBlind
  const nameOf = (value: string) => options.find((option) => option.value === value)?.name ?? value

  const answer = async (value: string) => {
    if (given !== null) return
    const run = `by hand, seed ${seed}${isBlind || mode === 'adjudicate' ? '' : ', not blind'}${isCorrection ? ', corrected' : ''}`
    const saved = await store
      .getState()
      .saveLabel(humanLabel(task, value, { rater: name, run, time: new Date().toISOString() }))
    setFailure(saved.ok ? null : saved.failure)
    if (!saved.ok) return
    work.give(value)
    // Where nobody else said anything there is nothing to be shown.
    if (others.length === 0) work.next()
  }
  const act = useRef<(key: string) => boolean>(() => false)
  act.current = (key) => {
    if (given !== null && (key === 'Enter' || key === ' ')) work.next()
    else if (key === 'Backspace' && work.back) work.back()
    else {
      const place = given === null ? values.findIndex((_, i) => keyOf(values, i) === key.toLowerCase()) : -1
      if (place < 0) return false
      void answer(values[place]!)
    }
    return true
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return
      if (act.current(event.key)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  return (
    <aside ref={panel} className={css.question} aria-label="Question">
      <h2>{classifier.name}</h2>
      <p className={css.about}>{classifier.question}</p>
      <ul className={css.options}>
        {options.map(({ value, name }, i) => (
          <li key={value}>
            <Button
              look="quiet"
              className={css.option!}
              data-given={value === given || undefined}
              isDisabled={given !== null && value !== given}
              onPress={() => void answer(value)}
            >
              <kbd>{keyOf(values, i)}</kbd>
              <span>{name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {failure && <p role="alert">{failureLine(failure)}</p>}
      <div className={css.others} role="status">
        {isShown ? (
          others.length > 0 && (
            <dl>
              {others.map(({ rater, label }) => (
                <div key={rater}>
                  <dt>{rater}</dt>
                  <dd>{nameOf(label)}</dd>
                </div>
              ))}
            </dl>
          )
        ) : (
          <p className={css.about}>What others say is hidden until you have answered.</p>
        )}
      </div>
      <div className={css.buttons}>
        <Button isDisabled={!work.back} onPress={() => work.back?.()}>
          Back <kbd>⌫</kbd>
        </Button>
        <Button look="main" isDisabled={given === null} onPress={work.next}>
          Next <kbd>Enter</kbd>
        </Button>
      </div>
    </aside>
  )
}

/** Keys are those of a text field, a list or a button that has the focus, where there is one. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, button, [role=listbox], [role=dialog]') !== null
  )
}

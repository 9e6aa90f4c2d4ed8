import type { SessionsTable } from '#core/dataset/sessions-table'
import { formatCount } from '#core/format/number'
import { HUMAN_QUESTIONS } from '#core/labelling/labelling'
import { isStratum } from '#core/labelling/table-facts'
import { useApp, useAppStore } from '../../store/use-app'
import { Choice } from '../../ui/Choice'
import { Segments } from '../../ui/Segments'
import { Select } from '../../ui/Select'
import { Switch } from '../../ui/Switch'
import { TextInput } from '../../ui/TextInput'
import css from './LabelPage.module.css'

interface LabelSetupProps {
  readonly table: SessionsTable
  /** Sessions of the sample, and answers that are still to be given. */
  readonly sample: number
  readonly open: number
}

const NONE = 'none'

/** Who labels, what, and which sessions. */
export function LabelSetup({ table, sample, open }: LabelSetupProps) {
  const store = useAppStore()
  const labelling = useApp((app) => app.labelling)
  const unreadable = useApp((app) => app.unreadableLabels)
  const { changeLabelling } = store.getState()
  const { rater, questions, size, seed, stratum, isBlind, mode } = labelling
  const strata = [
    { id: NONE, name: 'All alike' },
    ...table.columns.filter(isStratum).map(({ column, name }) => ({ id: column, name })),
  ]
  const total = sample * questions.length
  return (
    <section className={css.setup} aria-label="What is labelled">
      <Segments
        label="Task"
        options={[
          { id: 'label', name: 'Label' },
          { id: 'adjudicate', name: 'Settle differences' },
        ]}
        chosen={mode}
        onChoose={(mode) => changeLabelling({ mode })}
      />
      {mode === 'label' && (
        <TextInput label="Who labels" value={rater} onChange={(rater) => changeLabelling({ rater })} />
      )}
      <h2>Questions</h2>
      <Choice
        label="Questions"
        options={HUMAN_QUESTIONS.map(({ id, name }) => ({ id, name }))}
        chosen={new Set(questions)}
        onChoose={(chosen) =>
          changeLabelling({ questions: HUMAN_QUESTIONS.map(({ id }) => id).filter((id) => chosen.has(id)) })
        }
      />
      {mode === 'label' && (
        <>
          <h2>Sample</h2>
          <div className={css.numbers}>
            <TextInput
              label="Sessions"
              isNumeric
              value={String(size)}
              onChange={(text) => changeLabelling({ size: wholeNumber(text, 100_000) })}
            />
            <TextInput
              label="Seed"
              isNumeric
              value={String(seed)}
              onChange={(text) => changeLabelling({ seed: wholeNumber(text, 2 ** 31) })}
            />
          </div>
          <div className={css.drawn}>
            <span aria-hidden>Drawn by</span>
            <Select
              label="Drawn by"
              options={strata}
              chosen={stratum ?? NONE}
              onChoose={(id) => changeLabelling({ stratum: id === NONE ? null : id })}
            />
          </div>
          <p className={css.about}>
            Of each value as large a part as it has of all. The same seed draws the same sessions, for a second person
            too.
          </p>
          <Switch isSelected={isBlind} onChange={(isBlind) => changeLabelling({ isBlind })}>
            Hide what others say until answered
          </Switch>
        </>
      )}
      <p className={css.progress} role="status">
        {mode === 'label'
          ? `${formatCount(total - open)} of ${formatCount(total)} answers given, ${formatCount(sample)} sessions`
          : `${formatCount(open)} differences to settle`}
      </p>
      {unreadable > 0 && (
        <p className={css.about}>{`${formatCount(unreadable)} lines of the label journals could not be read.`}</p>
      )}
    </section>
  )
}

const wholeNumber = (text: string, most: number): number =>
  Math.min(most, Number(text.replaceAll(/\D/g, '').slice(0, 10)) || 0)

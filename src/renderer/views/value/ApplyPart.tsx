import type { SessionsTable } from '#core/dataset/sessions-table'
import { formatCount } from '#core/format/number'
import { METHOD_NAMES } from '#core/value/estimator'
import { methodText } from '#core/value/sessions/value-columns'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import css from './ValuePage.module.css'

/** Puts values on the sessions that are open. */
export function ApplyPart({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const values = useApp((app) => app.values)
  const choice = useApp((app) => app.calibrationChoice)
  const calibration = useApp((app) => app.calibration)
  const isFilled = useApp((app) => app.fillsValues)
  const hasPostings = useApp((app) => app.postings?.summary != null)
  const isBusy = useApp((app) => app.valueTask !== null)
  const needsPostings = ['comparable', 'study'].includes(choice.method) && !hasPostings
  const needsCurve = choice.recalibration !== 'none' && choice.method !== 'size' && !calibration
  return (
    <section className={css.part}>
      <h2>Sessions: {table.name}</h2>
      <p className={css.row}>
        <Button
          look="main"
          isDisabled={isBusy || needsPostings || needsCurve}
          onPress={() => void store.getState().applyValues()}
        >
          Value the sessions
        </Button>
        <span className={css.quiet}>
          {needsPostings
            ? `${METHOD_NAMES[choice.method]}: open postings first.`
            : needsCurve
              ? 'Calibrate first: the recalibration is learned there.'
              : 'Measures of task value then stand on these values; the file stays as it is.'}
        </span>
      </p>
      {choice.method !== 'size' && (
        <p className={css.row}>
          <Checkbox
            isSelected={isFilled}
            isDisabled={isBusy}
            onChange={(is) => store.getState().fillValues(is)}
            hint="The model is fitted on the sessions that have an estimate; the range of the others is the model's."
          >
            Fill sessions without an estimate by the size model
          </Checkbox>
        </p>
      )}
      {values && (
        <p className={`${css.notes} ${css.words}`} role="status">
          {`${formatCount(values.estimated)} of ${formatCount(table.sessions)} sessions valued by ${methodText(values.provenance)}. ${formatCount(values.unestimated)} have no estimate: they are counted, and in no mean.`}
        </p>
      )}
    </section>
  )
}

import { calibrationNotes } from '#core/export/calibration-text'
import { RECALIBRATIONS } from '#core/value/calibration/recalibrate'
import { ANCHOR_KINDS, type AnchorKind } from '#core/value/calibration/split'
import { METHOD_NAMES, type Method } from '#core/value/estimator'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/Select'
import { NumberInput } from './NumberInput'
import { QualityView } from './QualityView'
import { StudyPart } from './StudyPart'
import css from './ValuePage.module.css'

const OFFERED: readonly Method[] = ['comparable', 'size', 'study', 'column']

const ANCHOR_NAMES: Readonly<Record<AnchorKind, string>> = {
  all: 'all postings',
  'tier-balanced': '50 postings of each tier',
  uniform: '200 postings, whatever their tier',
}

const RECALIBRATION_NAMES: Readonly<Record<(typeof RECALIBRATIONS)[number], string>> = {
  none: 'none',
  isotonic: 'isotonic',
  'log-linear': 'log-linear',
  inverse: 'inverse: right on average at each size',
}

/** How values are estimated, and how good that is on postings it has not seen. */
export function CalibrationPart() {
  const store = useAppStore()
  const choice = useApp((app) => app.calibrationChoice)
  const calibration = useApp((app) => app.calibration)
  const hasPostings = useApp((app) => app.postings?.summary != null)
  const isBusy = useApp((app) => app.valueTask !== null)
  const { chooseCalibration, calibrate } = store.getState()
  return (
    <section className={css.part}>
      <h2>Estimator</h2>
      <div className={`${css.row} ${css.short}`}>
        <span>Method</span>
        <Select
          label="Method"
          options={OFFERED.map((id) => ({ id, name: METHOD_NAMES[id] }))}
          chosen={choice.method}
          onChoose={(id) => chooseCalibration({ method: id as Method })}
        />
        {choice.method !== 'size' && (
          <>
            <span>compared with</span>
            <Select
              label="Compared with"
              options={ANCHOR_KINDS.map((id) => ({ id, name: ANCHOR_NAMES[id] }))}
              chosen={choice.anchors.kind}
              onChoose={(id) => chooseCalibration({ anchors: { ...choice.anchors, kind: id as AnchorKind } })}
            />
            <span>recalibration</span>
            <Select
              label="Recalibration"
              options={RECALIBRATIONS.map((id) => ({ id, name: RECALIBRATION_NAMES[id] }))}
              chosen={choice.recalibration}
              onChoose={(id) => chooseCalibration({ recalibration: id as (typeof RECALIBRATIONS)[number] })}
            />
          </>
        )}
        {choice.method !== 'size' && (
          <NumberInput
            label="Held out"
            value={choice.holdout}
            least={4}
            onCommit={(holdout) => chooseCalibration({ holdout })}
          />
        )}
        <NumberInput label="Seed" value={choice.seed} least={0} onCommit={(seed) => chooseCalibration({ seed })} />
        <Button isDisabled={isBusy || !hasPostings || choice.method === 'size'} onPress={() => void calibrate()}>
          Calibrate
        </Button>
      </div>
      {choice.method === 'study' && <StudyPart />}
      {calibration ? (
        <>
          {calibration.recalibration && (
            <QualityView name="Before recalibration" table={calibration.recalibration.before} />
          )}
          <QualityView
            name={calibration.recalibration ? 'After recalibration' : 'Quality on postings that were held out'}
            table={calibration.table}
          />
          <ul className={`${css.notes} ${css.words}`}>
            {calibrationNotes(calibration).map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className={`${css.notes} ${css.words}`}>
          {choice.method === 'size'
            ? 'The size model is fitted on sessions with a price; postings do not tell actions, words or lines.'
            : 'Calibrating says how far to trust the values: postings are held out and priced by the others.'}
        </p>
      )}
    </section>
  )
}

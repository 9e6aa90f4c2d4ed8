import { useEffect, useMemo } from 'react'
import { CORRECTABLE } from '#core/agreement/corrected-rates'
import { correctionsFor, UNCORRECTABLE_TEXT, type Uncorrectable } from '#core/agreement/corrections'
import { type Side, sideId, sidesOf } from '#core/agreement/side'
import type { Correction, Corrections } from '#core/pivot/correction'
import { setCorrections } from '#core/pivot/edits'
import { useApp, useAppStore } from '../../store/use-app'
import { Select } from '../../ui/Select'
import { Switch } from '../../ui/Switch'
import css from './ThresholdsPanel.module.css'

/** Whether rates of labels are shown as labelled, or corrected by what someone says of the same sessions. */
export function CorrectionPart() {
  const store = useAppStore()
  const { measures, thresholds, corrections } = useApp((app) => app.spec)
  const table = useApp((app) => app.table)
  const journals = useApp((app) => app.labels)
  const facts = useApp((app) => app.facts)
  const rates = measures.filter((id) => CORRECTABLE[id])
  const hasRates = rates.length > 0
  useEffect(() => {
    if (!hasRates) return
    void store.getState().loadLabels()
    void store.getState().loadFacts()
  }, [store, hasRates])
  const labels = useMemo(() => [...journals, ...(facts?.rules ?? [])], [journals, facts])
  const references = useMemo(
    () => sidesOf(labels).filter(({ kind, run }) => kind === 'human' && run === null),
    [labels],
  )
  if (!hasRates || !table) return null
  const chosen = Object.values(corrections ?? {})[0]?.reference
  const reference = references.find((side) => sideId(side) === chosen) ?? references[0]
  const found = (by: Side) => correctionsFor(labels, table, by, rates, thresholds.minSessions)
  // Of every rate, so that one put into the view later is corrected too.
  const ofAll = (by: Side) => correctionsFor(labels, table, by, Object.keys(CORRECTABLE), thresholds.minSessions)
  const correct = (by: Side) => store.getState().edit(setCorrections(usable(ofAll(by))))
  const missing = reference ? whatIsMissing([...found(reference)]) : NO_SAMPLE
  return (
    <>
      <div className={css.level}>
        <Switch
          isSelected={corrections !== undefined}
          isDisabled={corrections === undefined && (!reference || !usable(found(reference)))}
          onChange={(isOn) =>
            isOn && reference ? correct(reference) : store.getState().edit(setCorrections(undefined))
          }
        >
          Correct rates for misclassification
        </Switch>
      </div>
      {corrections && references.length > 1 && (
        <div className={css.line}>
          <span>By the labels of</span>
          <Select
            label="Whose labels rates are corrected by"
            options={references.map((side) => ({ id: sideId(side), name: sideId(side) }))}
            chosen={sideId(reference!)}
            onChoose={(id) => correct(references.find((side) => sideId(side) === id)!)}
          />
        </div>
      )}
      {missing && <p className={css.hint}>{missing}</p>}
    </>
  )
}

/** The rates that can be corrected; undefined where none can. */
function usable(found: ReadonlyMap<string, Correction | Uncorrectable>): Corrections | undefined {
  const fits = [...found].filter((entry): entry is [string, Correction] => typeof entry[1] !== 'string')
  return fits.length > 0 ? Object.fromEntries(fits) : undefined
}

const NO_SAMPLE = 'To correct rates for misclassification, label a sample by hand: Classify, Label.'

function whatIsMissing(found: readonly (readonly [string, Correction | Uncorrectable])[]): string | null {
  const texts = found.flatMap(([measure, of]) =>
    typeof of === 'string' ? [`${CORRECTABLE[measure]!.name} cannot be corrected: ${UNCORRECTABLE_TEXT[of]}.`] : [],
  )
  return texts.length > 0 ? texts.join(' ') : null
}

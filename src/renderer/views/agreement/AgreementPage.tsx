import { useEffect, useMemo, useState } from 'react'
import { compareRaters } from '#core/agreement/compare-raters'
import { correctedRates } from '#core/agreement/corrected-rates'
import { compareFirstPrompt } from '#core/agreement/first-prompt'
import { type Side, sideId, sidesOf } from '#core/agreement/side'
import { checkTelemetry } from '#core/agreement/telemetry'
import { hasTranscripts, type SessionsTable } from '#core/dataset/sessions-table'
import { formatLevel } from '#core/format/number'
import { useApp, useAppStore } from '../../store/use-app'
import { Segments } from '../../ui/Segments'
import { Select } from '../../ui/Select'
import { Switch } from '../../ui/Switch'
import css from './AgreementPage.module.css'
import { AgreementSummary } from './AgreementSummary'
import { CorrectedTable } from './CorrectedTable'
import { QuestionDetails } from './QuestionDetails'
import { TelemetryTables } from './TelemetryTables'

/** How far two raters agree, question by question, and what they say beside what was recorded. */
export function AgreementPage({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const journals = useApp((app) => app.labels)
  const facts = useApp((app) => app.facts)
  const { level, thresholds } = useApp((app) => app.spec)
  const compare = useApp((app) => app.compare)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isCorrected, setCorrected] = useState(false)
  useEffect(() => {
    void store.getState().loadLabels()
    void store.getState().loadFacts()
  }, [store])
  const labels = useMemo(() => [...journals, ...(facts?.rules ?? [])], [journals, facts])
  const sides = useMemo(() => sidesOf(labels), [labels])
  const { reference, rater } = chooseSides(sides, compare)
  const limits = useMemo(() => ({ level, minSessions: thresholds.minSessions }), [level, thresholds.minSessions])
  const questions = useMemo(
    () => (reference && rater ? compareRaters(labels, reference, rater, limits) : []),
    [labels, reference, rater, limits],
  )
  const telemetry = useMemo(
    () => (rater && facts ? checkTelemetry(labels, rater, facts.recorded, limits) : null),
    [labels, rater, facts, limits],
  )
  const rates = useMemo(
    () => (isCorrected && reference && rater ? correctedRates(labels, reference, rater, limits) : []),
    [isCorrected, labels, reference, rater, limits],
  )
  const firstPrompt = useMemo(() => (rater ? compareFirstPrompt(labels, rater, limits) : null), [labels, rater, limits])
  const question = questions.find(({ classifier }) => classifier === chosen) ?? questions[0]
  if (!rater) {
    return (
      <p className={css.empty}>
        There are no labels yet. Raw transcripts have labels by rules; label a sample by hand on the Label tab, or run
        the classifiers, to compare them.
      </p>
    )
  }
  const options = sides.map((side) => ({ id: sideId(side), name: sideId(side), hint: KIND_NAMES[side.kind] }))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keys
    <section className={css.page} aria-label="Agreement" tabIndex={0}>
      <div className={css.sides}>
        <Select
          label="Rater"
          options={options}
          chosen={sideId(rater)}
          onChoose={(id) => store.getState().compareSides({ rater: id })}
        />
        <span>against</span>
        {reference ? (
          <Select
            label="Reference"
            options={options}
            chosen={sideId(reference)}
            onChoose={(id) => store.getState().compareSides({ reference: id })}
          />
        ) : (
          <span className={css.quiet}>nobody else yet</span>
        )}
        <span className={css.quiet}>
          {`${formatLevel(level)} intervals; numbers from fewer than ${thresholds.minSessions} sessions are withheld`}
        </span>
      </div>
      {reference && questions.length === 0 && (
        <p className={css.quiet}>They labelled no session and question in common.</p>
      )}
      {questions.length > 0 && (
        <>
          <AgreementSummary questions={questions} minSessions={thresholds.minSessions} />
          <div className={css.pick}>
            <Segments
              label="Question"
              options={questions.map(({ classifier, name }) => ({ id: classifier, name }))}
              chosen={question!.classifier}
              onChoose={setChosen}
            />
          </div>
          <QuestionDetails
            question={question!}
            reference={sideId(reference!)}
            rater={sideId(rater)}
            minSessions={thresholds.minSessions}
            onRead={hasTranscripts(table) ? store.getState().openTranscript : null}
          />
          <h2>Rates corrected for misclassification</h2>
          <Switch isSelected={isCorrected} onChange={setCorrected}>
            {`Correct the rates of ${sideId(rater)} by what ${sideId(reference!)} says of the same sessions`}
          </Switch>
          {isCorrected && <CorrectedTable rates={rates} level={level} />}
        </>
      )}
      {firstPrompt && (
        <>
          <h2>{`Expertise by ${sideId(rater)}: the first prompt alone, and the whole transcript`}</h2>
          <p className={css.quiet}>
            The whole transcript has the outcome in it, the first prompt has not. Where the two agree, expertise does
            not owe its relation to success to that.
          </p>
          <AgreementSummary
            questions={[{ ...firstPrompt, name: 'Whole against first prompt' }]}
            minSessions={thresholds.minSessions}
            label="Expertise by the first prompt"
          />
          <QuestionDetails
            question={{ ...firstPrompt, name: 'Expertise by the first prompt' }}
            reference="first prompt"
            rater="whole transcript"
            minSessions={thresholds.minSessions}
            onRead={hasTranscripts(table) ? store.getState().openTranscript : null}
          />
        </>
      )}
      {telemetry && <TelemetryTables rater={rater} telemetry={telemetry} minSessions={thresholds.minSessions} />}
    </section>
  )
}

const KIND_NAMES = { model: 'model', rules: 'rules', human: 'by hand' } as const

/** What was chosen or, where nothing was, a person as the reference and somebody else as the rater. */
function chooseSides(
  sides: readonly Side[],
  { reference, rater }: { readonly reference: string | null; readonly rater: string | null },
): { reference: Side | null; rater: Side | null } {
  const whole = sides.filter(({ run }) => run === null)
  const known = (id: string | null) => sides.find((side) => sideId(side) === id)
  const first = known(reference) ?? whole.find(({ kind }) => kind === 'human')
  const others = whole.filter((side) => side !== first)
  const second = known(rater) ?? others.find(({ kind }) => kind !== 'human') ?? others[0] ?? first
  const other = first ?? others.find((side) => side !== second)
  return { reference: other && other !== second ? other : null, rater: second ?? null }
}

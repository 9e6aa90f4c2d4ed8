import { useEffect, useState } from 'react'
import {
  cacheText,
  costText,
  endText,
  formatCost,
  progressText,
  replacedText,
  timeText,
} from '#core/classify/plan-text'
import { PRICE_MODEL } from '#core/classify/price-question'
import { formatCount } from '#core/format/number'
import { STUDY_ANCHORS } from '#core/value/calibration/split'
import { TIERS } from '#core/value/tiers'
import { useApp, useAppStore } from '../../store/use-app'
import type { StudyAsked } from '../../store/value-state'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { ScrolledText } from '../../ui/ScrolledText'
import { TextInput } from '../../ui/TextInput'
import css from './ValuePage.module.css'

/** The study's two steps: rewriting is the Classify page's, pricing is planned, shown and sent from here. */
export function StudyPart() {
  const store = useAppStore()
  const asked = useApp((app) => app.studyAsked)
  const hasPostings = useApp((app) => app.postings?.summary != null)
  const isBusy = useApp((app) => app.valueTask !== null)
  const model = useApp((app) => app.studyModel)
  const progress = useApp((app) => app.classifyProgress)
  const isRunning = progress !== null && progress.end === null
  const { askClassifyStatus, planStudy, chooseStudy, controlRun, go, chooseClassify } = store.getState()
  useEffect(() => void askClassifyStatus(), [askClassifyStatus])
  return (
    <div className={css.study}>
      <ol className={css.words}>
        <li>
          A model rewrites each session as a posting. Sessions with posting_title and posting_description are taken as
          they are; of transcripts that is a question of the Classify page.{' '}
          <Button
            onPress={() => {
              void chooseClassify({ classifiers: ['task_posting'] })
              go('classify')
            }}
          >
            Rewrite transcripts…
          </Button>
        </li>
        <li>
          Another prices each posting against 200 postings, 50 of each tier. The prompt is ours: the study did not
          publish its own. Held-out postings are priced against the same 200, to calibrate.
        </li>
      </ol>
      <div className={css.row}>
        <TextInput
          label="Model"
          value={model}
          placeholder={PRICE_MODEL}
          onChange={(studyModel) => chooseStudy({ studyModel })}
        />
        <Button isDisabled={isBusy || isRunning || !hasPostings} onPress={() => void planStudy('postings')}>
          Plan the postings held out
        </Button>
        <Button isDisabled={isBusy || isRunning || !hasPostings} onPress={() => void planStudy('sessions')}>
          Plan the sessions
        </Button>
      </div>
      {progress && (
        <p className={css.row}>
          <span role="status">{isRunning ? progressText(progress) : endText(progress)}</span>
          {isRunning && (
            <Button isDisabled={progress.state === 'stopping'} onPress={() => void controlRun('cancel')}>
              Cancel the run
            </Button>
          )}
        </p>
      )}
      {asked && !isRunning && <Asked key={asked.of} asked={asked} />}
    </div>
  )
}

function Asked({ asked: { of, plan, rubric, order } }: { readonly asked: StudyAsked }) {
  const store = useAppStore()
  const status = useApp((app) => app.classifyStatus)
  const typed = useApp((app) => app.studyCeiling)
  const hasConsent = useApp((app) => app.hasStudyConsent)
  const [at, setAt] = useState(0)
  const anchors = order.pricing?.anchors.length ?? 0
  const n = plan.items.length
  const item = plan.items[at]
  const ceiling = Number(typed)
  const missing =
    n === 0
      ? 'All of it is answered in the journal: calibrate, or value the sessions.'
      : status?.keyFrom == null
        ? 'There is no API key: see Access on the Classify page.'
        : ceiling > 0
          ? null
          : 'Say how much it may cost.'
  return (
    <section aria-label="Plan of prices" className={css.plan}>
      <ul className={`${css.notes} ${css.words}`}>
        <li>
          {`${formatCount(n)} ${of === 'sessions' ? 'sessions' : 'held-out postings'} to price with ${plan.questions[0]?.model}, ${plan.way === 'batch' ? 'in batches' : 'each request on its own'}; ${timeText(plan)}.`}
        </li>
        <li>
          {`${formatCount(plan.inputTokens)} tokens in, ${formatCount(plan.outputTokens)} out, estimated: ${costText(plan)} at the prices of ${plan.pricesAsOf}, ${formatCost(plan.most)} at most.${cacheText(plan)}`}
        </li>
        {plan.answered > 0 && (
          <li>{`${formatCount(plan.answered)} answers are in the journal and are not asked for again.`}</li>
        )}
        {anchors < STUDY_ANCHORS && (
          <li>{`Priced against ${formatCount(anchors)} postings: some tiers have fewer than ${STUDY_ANCHORS / TIERS.length} to compare with.`}</li>
        )}
        <li>{`Replaced before sending: ${replacedText(plan.replaced)}.`}</li>
      </ul>
      <details>
        <summary>{`What goes with every request: the prompt and ${formatCount(anchors)} postings, ${formatCount(rubric.length)} characters`}</summary>
        <ScrolledText className={css.sent!}>{rubric}</ScrolledText>
      </details>
      {item && (
        <details open>
          <summary>{`What is priced: text ${formatCount(at + 1)} of ${formatCount(n)}`}</summary>
          <p className={css.row}>
            <Button isDisabled={at === 0} onPress={() => setAt(at - 1)}>
              Text before
            </Button>
            <Button isDisabled={at >= n - 1} onPress={() => setAt(at + 1)}>
              Next text
            </Button>
            <span className={css.quiet}>{item.asked.session}</span>
          </p>
          <ScrolledText className={css.sent!}>{item.text}</ScrolledText>
        </details>
      )}
      <div className={css.row}>
        <TextInput
          label="Stop before, $"
          isNumeric
          value={typed}
          onChange={(studyCeiling) => store.getState().chooseStudy({ studyCeiling })}
        />
        <Checkbox
          isSelected={hasConsent}
          isDisabled={missing !== null}
          onChange={(hasStudyConsent) => store.getState().chooseStudy({ hasStudyConsent })}
          hint={missing ?? `It goes to ${status?.baseUrl ?? ''}, and is billed to the account of the key.`}
        >
          {`Send ${formatCount(n)} requests with the texts above, never for more than ${formatCost(ceiling > 0 ? ceiling : 0)}`}
        </Checkbox>
        <Button look="main" isDisabled={!hasConsent} onPress={() => void store.getState().startStudy()}>
          Start
        </Button>
      </div>
    </section>
  )
}

import { costText, endText, formatCost } from '#core/classify/plan-text'
import { forecastOf, type RunProgress } from '#core/classify/progress'
import { hasTranscripts } from '#core/dataset/sessions-table'
import { formatCount } from '#core/format/number'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import css from './ClassifyPage.module.css'

/** Consent, start, and how the run stands. */
export function RunPanel() {
  const store = useAppStore()
  const progress = useApp((app) => app.classifyProgress)
  const plan = useApp((app) => app.classifyPlan)
  const hasNewLabels = useApp((app) => app.hasNewLabels && app.table !== null && hasTranscripts(app.table))
  const isRunning = progress !== null && progress.end === null
  if (!isRunning && !plan && !progress) return null
  return (
    <section className={css.run} aria-label="Run">
      {progress && <Progress progress={progress} />}
      {!isRunning && hasNewLabels && (
        <Button onPress={() => void store.getState().showNewLabels()}>Show the labels as columns</Button>
      )}
      {!isRunning &&
        plan &&
        (plan.items.length > 0 ? <Start /> : <p className={css.quiet}>There is nothing left to ask.</p>)}
    </section>
  )
}

function Start() {
  const store = useAppStore()
  const plan = useApp((app) => app.classifyPlan)!
  const status = useApp((app) => app.classifyStatus)
  const hasConsent = useApp((app) => app.hasConsent)
  const ceiling = Number(useApp((app) => app.classifyChoice.ceiling))
  const missing = whatIsMissing(status?.keyFrom ?? null, ceiling)
  return (
    <div className={css.consent}>
      <Checkbox
        isSelected={hasConsent}
        isDisabled={missing !== null}
        onChange={(isOn) => store.getState().giveConsent(isOn)}
        hint={missing ?? `It goes to ${status?.baseUrl ?? ''}, and is billed to the account of the key.`}
      >
        Send {formatCount(plan.items.length)} requests with the text below, for {costText(plan)} or so and never more
        than {formatCost(ceiling > 0 ? ceiling : 0)}
      </Checkbox>
      <Button look="main" isDisabled={!hasConsent} onPress={() => void store.getState().startRun()}>
        Start
      </Button>
    </div>
  )
}

function whatIsMissing(keyFrom: string | null, ceiling: number): string | null {
  if (keyFrom === null) return 'There is no API key: see Access.'
  return ceiling > 0 ? null : 'Say how much it may cost: see Model and money.'
}

const STATES = {
  asking: 'Asking',
  waiting: 'Waiting for batches',
  paused: 'Paused',
  stopping: 'Stopping: what was sent is waited for',
  ended: '',
} as const

function Progress({ progress }: { readonly progress: RunProgress }) {
  const store = useAppStore()
  const { planned, answered, unanswered, open, spent, ceiling, errors, state, end } = progress
  const { perMinute, secondsLeft, cost } = forecastOf(progress)
  const control = (what: 'pause' | 'resume' | 'cancel') => void store.getState().controlRun(what)
  const facts: [string, string][] = [
    ['Answered', `${formatCount(answered)} of ${formatCount(planned)}`],
    ['Without an answer', formatCount(unanswered)],
    ['Under way', formatCount(open)],
    ['Spent', `${formatCost(spent)} of ${formatCost(ceiling)}`],
    ...(end === null && cost !== null
      ? ([
          ['Rate', `${formatCount(perMinute ?? 0)} a minute`],
          ['Left', `${formatCount(Math.ceil((secondsLeft ?? 0) / 60))} min, ${formatCost(cost)} in all`],
        ] as [string, string][])
      : []),
    ...Object.entries(errors).map(([kind, n]): [string, string] => [ERRORS[kind] ?? kind, formatCount(n)]),
  ]
  return (
    <div className={css.progress}>
      <div className={css.progressBar}>
        <strong role="status">{end === null ? STATES[state] : endText(progress)}</strong>
        {end === null && (
          <span className={css.controls}>
            {state === 'paused' ? (
              <Button onPress={() => control('resume')}>Resume</Button>
            ) : (
              <Button isDisabled={state === 'stopping'} onPress={() => control('pause')}>
                Pause
              </Button>
            )}
            <Button isDisabled={state === 'stopping'} onPress={() => control('cancel')}>
              Cancel the run
            </Button>
          </span>
        )}
      </div>
      {end === null && (
        <progress className={css.bar} max={planned} value={answered + unanswered} aria-label="Answered requests" />
      )}
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Kinds of trouble, each tried again. */
const ERRORS: Readonly<Record<string, string>> = {
  'rate-limited': 'Rate limited',
  overloaded: 'Overloaded',
  'server-error': 'Server errors',
  unreachable: 'Unreachable',
  network: 'Connection lost',
  timeout: 'Timed out',
  'refused-temperature': 'Temperature refused',
  expired: 'Expired in a batch',
  cancelled: 'Cancelled in a batch',
  'bad-request': 'Refused',
  unauthorized: 'Key refused',
}

import { labelOf } from '../classify/answer'
import type { LabelRecord } from '../classify/label-record'
import { OUTCOMES, SIGNALS } from '../dataset/outcome'
import { WORK_MODES } from '../dataset/work-mode'
import { shareOf } from '../stats/agreement/measured'
import { answersOf, type Side } from './side'
import { type Told, tell } from './withhold'

/** What was recorded of a session, whatever anyone says of it. */
export interface Recorded {
  readonly session: string
  readonly lines: number
  readonly commits: number
  /** How the last run of tests ended; null where none told. */
  readonly lastTests: 'passed' | 'failed' | null
}

/** A share of the sessions with a label. */
export interface TelemetryShare {
  readonly label: string
  readonly name: string
  readonly share: Told
}

/** One side's labels beside what was recorded, and beside each other (study.md 10.1 and figure A1). */
export interface TelemetryCheck {
  /** Of sessions said to create or modify code, those that show changed lines or a commit: all, then by work mode. */
  readonly showsChanges: readonly TelemetryShare[]
  /** By success signal: the share with a commit, and of those whose tests told how they ended, the share that passed. */
  readonly commits: readonly TelemetryShare[]
  readonly tests: readonly TelemetryShare[]
  /** By success and by failure signal: the share judged Succeeded, without those with no clear goal. */
  readonly succeededBySuccess: readonly TelemetryShare[]
  readonly succeededByFailure: readonly TelemetryShare[]
}

/**
 * Holds what a side says of sessions against what was recorded of them. The first check goes one way only: a session that
 * changed code by a shell command shows no lines.
 *
 * @param level confidence, 0 to 1
 * @param minSessions the fewest sessions a share may stand on
 */
export function checkTelemetry(
  labels: readonly LabelRecord[],
  side: Side,
  recorded: readonly Recorded[],
  { level, minSessions }: { readonly level: number; readonly minSessions: number },
): TelemetryCheck {
  const said = (classifier: string) => {
    const answers = answersOf(labels, side, classifier)
    return (session: string): string | null => {
      const record = answers.get(session)
      return record ? labelOf(record.answer) : null
    }
  }
  const [relation, mode, success, failure, outcome] = [
    said('codebase_relation'),
    said('work_mode'),
    said('success_signal'),
    said('failure_signal'),
    said('outcome'),
  ]
  const share = (of: readonly Recorded[], isHit: (one: Recorded) => boolean): Told =>
    tell(shareOf(of.filter(isHit).length, of.length, level), minSessions)
  const by = (
    taxonomy: typeof SIGNALS | typeof WORK_MODES,
    label: (session: string) => string | null,
    among: readonly Recorded[],
    isHit: (one: Recorded) => boolean,
  ): TelemetryShare[] =>
    taxonomy.labels.flatMap(({ value, name }) => {
      const of = among.filter(({ session }) => label(session) === value)
      return of.length === 0 ? [] : [{ label: value, name, share: share(of, isHit) }]
    })

  const changing = recorded.filter(({ session }) => ['create', 'modify'].includes(relation(session) ?? ''))
  const shows = ({ lines, commits }: Recorded) => lines > 0 || commits > 0
  const tested = recorded.filter(({ lastTests }) => lastTests !== null)
  const judged = recorded.filter(({ session }) => {
    const label = outcome(session)
    return label !== null && label !== OUTCOMES.labels[3].value
  })
  const succeeded = ({ session }: Recorded) => outcome(session) === OUTCOMES.labels[0].value
  return {
    showsChanges:
      changing.length === 0
        ? []
        : [
            { label: 'all', name: 'All modes', share: share(changing, shows) },
            ...by(WORK_MODES, mode, changing, shows),
          ],
    commits: by(SIGNALS, success, recorded, ({ commits }) => commits > 0),
    tests: by(SIGNALS, success, tested, ({ lastTests }) => lastTests === 'passed'),
    succeededBySuccess: by(SIGNALS, success, judged, succeeded),
    succeededByFailure: by(SIGNALS, failure, judged, succeeded),
  }
}

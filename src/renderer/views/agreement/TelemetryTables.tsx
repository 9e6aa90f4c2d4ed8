import { type Side, sideId } from '#core/agreement/side'
import type { TelemetryCheck, TelemetryShare } from '#core/agreement/telemetry'
import { formatCount } from '#core/format/number'
import css from './AgreementPage.module.css'
import { ToldCell } from './ToldCell'

interface TelemetryTablesProps {
  readonly rater: Side
  readonly telemetry: TelemetryCheck
  readonly minSessions: number
}

const CHECKS: readonly { readonly of: keyof TelemetryCheck; readonly name: string; readonly label: string }[] = [
  { of: 'showsChanges', name: 'Said to create or modify code: show changed lines or a commit', label: 'Work mode' },
  { of: 'commits', name: 'Made a commit', label: 'Success signal' },
  { of: 'tests', name: 'Tests passed last, of those whose tests told', label: 'Success signal' },
  { of: 'succeededBySuccess', name: 'Judged Succeeded (figure A1)', label: 'Success signal' },
  { of: 'succeededByFailure', name: 'Judged Succeeded (figure A1)', label: 'Failure signal' },
]

/** What a rater says beside what was recorded of the sessions. Figure A2 is on the Figures page. */
export function TelemetryTables({ rater, telemetry, minSessions }: TelemetryTablesProps) {
  const there = CHECKS.filter(({ of }) => telemetry[of].length > 0)
  if (there.length === 0) return null
  return (
    <>
      <h2>{`${sideId(rater)} against what was recorded`}</h2>
      <p className={css.quiet}>
        {rater.kind === 'rules'
          ? 'Rules read the same commits and tests, so that this only shows that they hold together.'
          : 'Changes made by shell commands leave no lines, so that the first share goes one way only.'}
      </p>
      <div className={css.checks}>
        {there.map(({ of, name, label }) => (
          <Shares key={of} name={name} label={label} shares={telemetry[of]} minSessions={minSessions} />
        ))}
      </div>
    </>
  )
}

interface SharesProps {
  readonly name: string
  readonly label: string
  readonly shares: readonly TelemetryShare[]
  readonly minSessions: number
}

function Shares({ name, label, shares, minSessions }: SharesProps) {
  return (
    <table className={css.table} aria-label={`${name}, by ${label.toLowerCase()}`}>
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">n</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ label, name, share }) => (
          <tr key={label}>
            <th scope="row">{name}</th>
            <td>{share !== null && share !== 'withheld' ? formatCount(share.n) : ''}</td>
            <ToldCell told={share} unit="rate" minSessions={minSessions} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

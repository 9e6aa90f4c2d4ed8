import type { ComparedQuestion } from '#core/agreement/compare-raters'
import { formatCount } from '#core/format/number'
import css from './AgreementPage.module.css'
import { ToldCell } from './ToldCell'

interface AgreementSummaryProps {
  readonly questions: readonly ComparedQuestion[]
  readonly minSessions: number
  readonly label?: string
}

/** A line a question: how often the two agree, and how far beyond chance. */
export function AgreementSummary({ questions, minSessions, label = 'Agreement by question' }: AgreementSummaryProps) {
  return (
    <table className={css.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Sessions</th>
          <th scope="col">Agree</th>
          <th scope="col">Kappa</th>
          <th scope="col">Linear kappa</th>
          <th scope="col">Quadratic kappa</th>
          <th scope="col">Within one</th>
        </tr>
      </thead>
      <tbody>
        {questions.map(({ classifier, name, n, accuracy, kappa, scale }) => (
          <tr key={classifier}>
            <th scope="row">{name}</th>
            <td>{n === null ? `< ${minSessions}` : formatCount(n)}</td>
            <ToldCell told={accuracy} unit="rate" minSessions={minSessions} />
            <ToldCell told={kappa} unit="number" minSessions={minSessions} />
            <ToldCell told={scale?.linearKappa ?? null} unit="number" minSessions={minSessions} />
            <ToldCell told={scale?.quadraticKappa ?? null} unit="number" minSessions={minSessions} />
            <ToldCell told={scale?.withinOne ?? null} unit="rate" minSessions={minSessions} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

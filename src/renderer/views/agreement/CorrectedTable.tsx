import type { RateBeside } from '#core/agreement/corrected-rates'
import { formatCount, formatInterval, formatWithUnit } from '#core/format/number'
import { wilsonInterval } from '#core/stats/wilson'
import css from './AgreementPage.module.css'

/** Rates as the rater has them and as they would be without their errors, which the sample has a measure of. */
export function CorrectedTable({ rates, level }: { readonly rates: readonly RateBeside[]; readonly level: number }) {
  if (rates.length === 0) return <p className={css.quiet}>Too few sessions are labelled by both to correct a rate.</p>
  return (
    <>
      <table className={css.table} aria-label="Corrected rates">
        <thead>
          <tr>
            <th scope="col">Rate</th>
            <th scope="col">Sessions</th>
            <th scope="col">As labelled</th>
            <th scope="col">Corrected</th>
            <th scope="col">Sample</th>
          </tr>
        </thead>
        <tbody>
          {rates.map(({ measure, name, n, successes, sample, corrected }) => (
            <tr key={measure}>
              <th scope="row">{name}</th>
              <td>{formatCount(n)}</td>
              <td>
                <span className={css.value}>{formatWithUnit(successes / n, 'rate')}</span>
                <span className={css.interval}>{formatInterval(wilsonInterval(successes, n, level), 'rate')}</span>
              </td>
              <td>
                {corrected?.interval ? (
                  <>
                    <span className={css.value}>{formatWithUnit(corrected.value, 'rate')}</span>
                    <span className={css.interval}>{formatInterval(corrected.interval, 'rate')}</span>
                  </>
                ) : (
                  <span className={css.quiet}>cannot be corrected</span>
                )}
              </td>
              <td>{formatCount(sample)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.quiet}>
        Rogan and Gladen (1978), intervals of Lang and Reiczigel (2014). The errors are taken to be the same in all
        sessions, and the reference to be right.
      </p>
    </>
  )
}

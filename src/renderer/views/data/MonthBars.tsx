import type { DatasetCheck } from '#core/check/dataset-check'
import { formatMonth } from '#core/format/month'
import { formatCount } from '#core/format/number'
import css from './DataPage.module.css'

/** Sessions by month, so that a month cut short or missing is seen. */
export function MonthBars({ check: { months } }: { readonly check: DatasetCheck }) {
  if (months.length === 0) return null
  const most = Math.max(...months.map(({ sessions }) => sessions))
  return (
    <section aria-labelledby="months">
      <h2 id="months">Sessions by month</h2>
      <table className={css.bars}>
        <tbody>
          {months.map(({ month, sessions }) => (
            <tr key={month ?? ''}>
              <th scope="row">{month === null ? 'Not recorded' : formatMonth(month, true)}</th>
              <td>
                <span className={css.bar} style={{ inlineSize: `${(100 * sessions) / most}%` }} />
              </td>
              <td className={css.number}>{formatCount(sessions)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

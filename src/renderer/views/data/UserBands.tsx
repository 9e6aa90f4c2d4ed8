import type { DatasetCheck } from '#core/check/dataset-check'
import { bandName } from '#core/export/check-text'
import { formatCount, formatWithUnit } from '#core/format/number'
import css from './DataPage.module.css'

/** How many users have how many sessions: where few have many, sessions are not independent. */
export function UserBands({ check: { users, rows } }: { readonly check: DatasetCheck }) {
  if (!users) return null
  return (
    <section aria-labelledby="bands">
      <h2 id="bands">Sessions of one user</h2>
      <table className={css.bands}>
        <thead>
          <tr>
            <th scope="col">Sessions</th>
            <th scope="col" className={css.number}>
              Users
            </th>
            <th scope="col" className={css.number}>
              Share of sessions
            </th>
          </tr>
        </thead>
        <tbody>
          {users.bands.map((band) => (
            <tr key={band.least}>
              <td>{bandName(band)}</td>
              <td className={css.number}>{formatCount(band.users)}</td>
              <td className={css.number}>{formatWithUnit(band.sessions / rows.kept, 'rate')}</td>
            </tr>
          ))}
          {users.unknown > 0 && (
            <tr>
              <td>Not recorded</td>
              <td />
              <td className={css.number}>{formatWithUnit(users.unknown / rows.kept, 'rate')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

import { setAsideWords } from '#core/dataset/notice-text'
import type { SessionsTable } from '#core/dataset/sessions-table'
import { setAsideCsv } from '#core/export/set-aside-csv'
import { formatCount } from '#core/format/number'
import { saveText } from '../../save-text'
import { Button } from '../../ui/Button'
import css from './DataPage.module.css'

const MOST_SHOWN = 200

/** The first lines and rows that are not among the sessions, and why. */
export function SetAside({ table }: { readonly table: SessionsTable }) {
  const { notices, unreadable, setAside } = table
  const listed = [
    ...unreadable.map(({ file, line, why }) => ({ file, place: `line ${formatCount(line)}`, session: null, why })),
    ...setAside.map(({ file, row, session, reason }) => ({
      file,
      place: `row ${formatCount(row)}`,
      session,
      why: setAsideWords(reason),
    })),
  ]
  if (listed.length === 0) return null
  const all = notices.reduce(
    (sum, n) => sum + (n.code === 'lines-unreadable' || n.code === 'rows-set-aside' ? n.count : 0),
    0,
  )
  const shown = listed.slice(0, MOST_SHOWN)
  return (
    <details className={css.unreadable}>
      <summary>
        What was set aside{all > shown.length ? `, the first ${shown.length} of ${formatCount(all)}` : ''}
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Where</th>
            <th scope="col">Session</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ file, place, session, why }) => (
            <tr key={`${file}:${place}`}>
              <td>{file}</td>
              <td>{place}</td>
              <td>{session}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css.save}>
        <Button onPress={() => saveText('set-aside.csv', 'text/csv', setAsideCsv(table))}>Save the list…</Button>
      </div>
    </details>
  )
}

import type { SessionsTable } from '#core/dataset/sessions-table'
import { unreadableCsv } from '#core/export/unreadable-csv'
import { formatCount } from '#core/format/number'
import { saveText } from '../../save-text'
import { Button } from '../../ui/Button'
import css from './DataPage.module.css'

/** The first lines that could not be read, and why. */
export function Unreadable({ table: { unreadable, notices } }: { readonly table: SessionsTable }) {
  if (unreadable.length === 0) return null
  const all = notices.find(
    (n) => n.code === 'lines-unreadable' || (n.code === 'rows-set-aside' && n.reason === 'line-unreadable'),
  )
  const count = all && 'count' in all ? all.count : unreadable.length
  return (
    <details className={css.unreadable}>
      <summary>
        Unreadable lines{count > unreadable.length ? `, the first ${unreadable.length} of ${formatCount(count)}` : ''}
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Line</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {unreadable.map(({ file, line, why }) => (
            <tr key={`${file}:${line}`}>
              <td>{file}</td>
              <td className={css.number}>{formatCount(line)}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css.save}>
        <Button onPress={() => saveText('unreadable-lines.csv', 'text/csv', unreadableCsv(unreadable))}>
          Save this list…
        </Button>
      </div>
    </details>
  )
}

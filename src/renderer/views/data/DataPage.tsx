import { Info, TriangleAlert } from 'lucide-react'
import type { Notice } from '#core/dataset/notice'
import { noticeText } from '#core/dataset/notice-text'
import type { SessionsTable, TableColumn } from '#core/dataset/sessions-table'
import { formatPeriod } from '#core/format/month'
import { formatCount, formatWithUnit } from '#core/format/number'
import css from './DataPage.module.css'

/** What was opened: how much of it, what is wrong with it, and what its columns are taken for. */
export function DataPage({ table }: { readonly table: SessionsTable }) {
  return (
    <main className={css.page}>
      <h1 className={css.title}>{table.name}</h1>
      <dl className={css.facts}>
        <Fact name="Sessions">{formatCount(table.sessions)}</Fact>
        <Fact name="Users">{table.users === null ? 'not known' : formatCount(table.users)}</Fact>
        <Fact name="Period">{table.period ? formatPeriod(table.period) : 'not known'}</Fact>
        <Fact name="Rows read">
          {formatCount(table.rowsRead)}, of which {formatCount(table.rowsRead - table.sessions)} set aside
        </Fact>
      </dl>
      <Notices notices={table.notices} />
      <Unreadable table={table} />
      <Columns columns={table.columns} sessions={table.sessions} />
    </main>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const QUIET = new Set<Notice['code']>([
  'from-transcripts',
  'too-many-values',
  'files-without-session',
  'records-repeated',
])

function Notices({ notices }: Pick<SessionsTable, 'notices'>) {
  if (notices.length === 0) return <p className={css.clean}>Nothing was set aside, and every value was understood.</p>
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">Worth knowing</h2>
      <ul className={css.notices}>
        {notices.map((notice) => {
          const Icon = QUIET.has(notice.code) ? Info : TriangleAlert
          const text = noticeText(notice)
          return (
            <li key={text} data-quiet={QUIET.has(notice.code) || undefined}>
              <Icon aria-hidden />
              {text}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Unreadable({ table: { unreadable, notices } }: { readonly table: SessionsTable }) {
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
    </details>
  )
}

function Columns({ columns, sessions }: { readonly columns: readonly TableColumn[]; readonly sessions: number }) {
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">Columns</h2>
      <table className={css.columns}>
        <thead>
          <tr>
            <th scope="col">In the export</th>
            <th scope="col">Taken for</th>
            <th scope="col" className={css.number}>
              Values
            </th>
            <th scope="col" className={css.number}>
              Missing
            </th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((c) => (
            <tr key={c.column}>
              <th scope="row">{c.source}</th>
              <td>{c.field ? c.name : <span className={css.other}>{KINDS[c.kind]}</span>}</td>
              <td className={css.number}>{c.kind === 'session' || c.kind === 'time' ? '' : formatCount(c.distinct)}</td>
              <td className={css.number}>{c.missing === 0 ? '' : formatWithUnit(c.missing / sessions, 'rate')}</td>
              <td className={css.about}>{c.about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const KINDS: Readonly<Record<TableColumn['kind'], string>> = {
  session: 'session',
  user: 'user',
  time: 'time',
  month: 'month',
  label: 'label',
  signal: 'signal',
  category: 'category',
  count: 'count',
  share: 'share',
  number: 'number',
  money: 'dollars',
  flag: 'yes or no',
  text: 'free text',
}

import { Info, TriangleAlert } from 'lucide-react'
import type { Notice } from '#core/dataset/notice'
import { noticeText } from '#core/dataset/notice-text'
import type { SessionsTable } from '#core/dataset/sessions-table'
import css from './DataPage.module.css'

const QUIET = new Set<Notice['code']>([
  'from-transcripts',
  'fields-recognised',
  'too-many-values',
  'values-too-long',
  'files-without-session',
  'records-repeated',
])

/** What the analyst should know of what was opened. */
export function Notices({ notices }: Pick<SessionsTable, 'notices'>) {
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

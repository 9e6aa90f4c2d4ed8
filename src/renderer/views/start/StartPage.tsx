import { FileUp, X } from 'lucide-react'
import type { DraftEntry, RecentEntry } from '#core/channels'
import { isReportFile, reportName } from '#core/report/report-file'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import css from './StartPage.module.css'

interface StartPageProps {
  onChoose(what: 'files' | 'folder' | 'report'): void
}

/** The first screen: what can be opened, and what was opened lately. */
export function StartPage({ onChoose }: StartPageProps) {
  const store = useAppStore()
  const recent = useApp((app) => app.recent)
  const drafts = useApp((app) => app.drafts)
  const info = useApp((app) => app.info)
  return (
    <main className={css.page}>
      <div className={css.column}>
        <h1 className={css.title}>Session Explorer</h1>
        <p className={css.lead}>
          Pivot an export of AI coding sessions, with an interval on every number and small cells withheld.
        </p>
        <section className={css.drop} aria-label="Open">
          <FileUp aria-hidden />
          <p>
            Drop files or a folder here
            <span>
              Parquet, Arrow, CSV, TSV, JSON Lines or JSON array exports, or Claude Code transcripts (.jsonl); text also
              as .gz
            </span>
          </p>
          <div className={css.buttons}>
            <Button look="main" onPress={() => onChoose('files')}>
              Open files…
            </Button>
            <Button onPress={() => onChoose('folder')}>Open folder…</Button>
            <Button onPress={() => onChoose('report')}>Open report…</Button>
            <Button onPress={() => void store.getState().openSample()}>Open the sample</Button>
          </div>
        </section>
        {drafts.length > 0 && (
          <section aria-labelledby="drafts">
            <h2 className={css.heading} id="drafts">
              Unsaved work
            </h2>
            <ul className={css.recent}>
              {drafts.map((draft) => (
                <DraftRow key={draft.id} draft={draft} />
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="recent">
          <h2 className={css.heading} id="recent">
            Recent
          </h2>
          {recent.length > 0 ? (
            <ul className={css.recent}>
              {recent.map((entry) => (
                <RecentRow key={entry.id} entry={entry} />
              ))}
            </ul>
          ) : (
            <p className={css.none}>
              {info?.host === 'browser'
                ? 'Files named on the command line are remembered here. A browser does not tell where a dropped file lies.'
                : 'What you open is remembered here.'}
            </p>
          )}
        </section>
        <p className={css.offline}>Everything stays on this machine.</p>
      </div>
    </main>
  )
}

function DraftRow({ draft }: { readonly draft: DraftEntry }) {
  const store = useAppStore()
  const at = localTime(new Date(draft.savedAt))
  return (
    <li>
      <Button
        look="quiet"
        className={css.entry!}
        aria-label={`Open unsaved work from ${at} on ${draft.name}`}
        onPress={() => void store.getState().openDraft(draft)}
      >
        <span className={css.name}>{draft.name}</span>
        <span className={css.place}>{draft.views === 1 ? '1 view' : `${draft.views} views`}, not saved</span>
        <time dateTime={draft.savedAt}>{at}</time>
      </Button>
      <Button
        look="icon"
        aria-label={`Discard unsaved work from ${at} on ${draft.name}`}
        onPress={() => void store.getState().discardDraft(draft)}
      >
        <X aria-hidden />
      </Button>
    </li>
  )
}

/** `2026-03-09 14:05`, on this machine's clock. */
function localTime(time: Date): string {
  const day = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((n) => String(n).padStart(2, '0'))
  return `${day.join('-')} ${time.toTimeString().slice(0, 5)}`
}

function RecentRow({ entry }: { readonly entry: RecentEntry }) {
  const store = useAppStore()
  return (
    <li>
      <Button look="quiet" className={css.entry!} onPress={() => void store.getState().openRecent(entry)}>
        <span className={css.name}>{isReportFile(entry.name) ? reportName(entry.name) : entry.name}</span>
        <span className={css.place}>{isReportFile(entry.name) ? `Report in ${entry.place}` : entry.place}</span>
        <time dateTime={entry.openedAt}>{entry.openedAt.slice(0, 10)}</time>
      </Button>
      <Button look="icon" aria-label={`Forget ${entry.name}`} onPress={() => void store.getState().forgetRecent(entry)}>
        <X aria-hidden />
      </Button>
    </li>
  )
}

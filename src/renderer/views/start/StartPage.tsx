import { FileUp, X } from 'lucide-react'
import type { RecentEntry } from '#core/channels'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import css from './StartPage.module.css'

interface StartPageProps {
  onChoose(what: 'files' | 'folder'): void
}

/** The first screen: what can be opened, and what was opened lately. */
export function StartPage({ onChoose }: StartPageProps) {
  const store = useAppStore()
  const recent = useApp((app) => app.recent)
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
            <span>Parquet, Arrow, CSV or JSON exports, or Claude Code transcripts (.jsonl), plain or gzipped</span>
          </p>
          <div className={css.buttons}>
            <Button look="main" onPress={() => onChoose('files')}>
              Open files…
            </Button>
            <Button onPress={() => onChoose('folder')}>Open folder…</Button>
            <Button onPress={() => void store.getState().openSample()}>Open the sample</Button>
          </div>
        </section>
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

function RecentRow({ entry }: { readonly entry: RecentEntry }) {
  const store = useAppStore()
  return (
    <li>
      <Button look="quiet" className={css.entry!} onPress={() => void store.getState().openRecent(entry)}>
        <span className={css.name}>{entry.name}</span>
        <span className={css.place}>{entry.place}</span>
        <time dateTime={entry.openedAt}>{entry.openedAt.slice(0, 10)}</time>
      </Button>
      <Button look="icon" aria-label={`Forget ${entry.name}`} onPress={() => void store.getState().forgetRecent(entry)}>
        <X aria-hidden />
      </Button>
    </li>
  )
}

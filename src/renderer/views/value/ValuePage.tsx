import type { SessionsTable } from '#core/dataset/sessions-table'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { Segments } from '../../ui/Segments'
import { ApplyPart } from './ApplyPart'
import { CalibrationPart } from './CalibrationPart'
import { PostingsPart } from './PostingsPart'
import { RatesPart } from './RatesPart'
import { RulesPart } from './RulesPart'
import { SensitivityPart } from './SensitivityPart'
import { TaskProgress } from './TaskProgress'
import css from './ValuePage.module.css'

const TABS = [
  { id: 'estimate', name: 'Estimate' },
  { id: 'sensitivity', name: 'Sensitivity' },
  { id: 'rates', name: 'Rates' },
] as const

interface ValuePageProps {
  readonly table: SessionsTable
  onOpen(): void
  /** What stands above the parts, such as why something could not be done. */
  readonly children: React.ReactNode
}

/** Task value: postings, how good an estimator is on them, and the values of the sessions that are open. */
export function ValuePage({ table, onOpen, children }: ValuePageProps) {
  const postings = useApp((app) => app.postings)
  const task = useApp((app) => app.valueTask)
  const tab = useApp((app) => app.valueTab)
  const store = useAppStore()
  return (
    <main className={css.page} aria-busy={task !== null}>
      <h1 className={css.title}>Task value</h1>
      <p className={css.about}>
        What a client would pay a freelancer for the work of a session, estimated from postings whose prices are known.
        It is no wage and no saving: values are for comparing, not for adding up.
      </p>
      <p className={css.tabs}>
        <Segments
          label="What to show of task value"
          options={TABS}
          chosen={tab}
          onChoose={(id) => store.getState().openValueTab(id)}
        />
      </p>
      {children}
      {task && <TaskProgress task={task} />}
      {tab === 'estimate' && (
        <>
          {postings ? (
            <PostingsPart postings={postings} onOpen={onOpen} />
          ) : (
            <section className={css.part}>
              <h2>Postings</h2>
              <p className={css.words}>
                Open a file of freelance postings with a fixed price and a description: CSV, also gzipped, Parquet or
                JSON Lines. It stays on this machine. Without one, sessions can be valued by a column of the export or a
                model of their size.
              </p>
              <p className={css.row}>
                <Button look="main" isDisabled={task !== null} onPress={onOpen}>
                  Open postings…
                </Button>
              </p>
              <RulesPart />
            </section>
          )}
          <CalibrationPart />
          <ApplyPart table={table} />
        </>
      )}
      {tab === 'sensitivity' && <SensitivityPart table={table} />}
      {tab === 'rates' && <RatesPart table={table} />}
    </main>
  )
}

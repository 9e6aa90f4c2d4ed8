import type { SessionsTable } from '#core/dataset/sessions-table'
import { useApp } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { ApplyPart } from './ApplyPart'
import { CalibrationPart } from './CalibrationPart'
import { PostingsPart } from './PostingsPart'
import { TaskProgress } from './TaskProgress'
import css from './ValuePage.module.css'

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
  return (
    <main className={css.page} aria-busy={task !== null}>
      <h1 className={css.title}>Task value</h1>
      <p className={css.about}>
        What a client would pay a freelancer for the work of a session, estimated from postings whose prices are known.
        It is no wage and no saving: values are for comparing, not for adding up.
      </p>
      {children}
      {task && <TaskProgress task={task} />}
      {postings ? (
        <PostingsPart postings={postings} onOpen={onOpen} />
      ) : (
        <section className={css.part}>
          <h2>Postings</h2>
          <p className={css.words}>
            Open a file of freelance postings with a fixed price and a description: CSV, also gzipped, Parquet or JSON
            Lines. It stays on this machine. Without one, sessions can be valued by a column of the export or a model of
            their size.
          </p>
          <p className={css.row}>
            <Button look="main" isDisabled={task !== null} onPress={onOpen}>
              Open postings…
            </Button>
          </p>
        </section>
      )}
      <CalibrationPart />
      <ApplyPart table={table} />
    </main>
  )
}

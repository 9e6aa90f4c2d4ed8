import { useEffect, useMemo } from 'react'
import { hasTranscripts, type SessionsTable } from '#core/dataset/sessions-table'
import { drawSample } from '#core/labelling/draw-sample'
import { differences, openTasks, type Task } from '#core/labelling/labelling'
import { useApp, useAppStore } from '../../store/use-app'
import { TranscriptOf } from '../../ui/transcript/TranscriptOf'
import css from './LabelPage.module.css'
import { LabelSetup } from './LabelSetup'
import { QuestionPanel } from './QuestionPanel'
import { useTask } from './use-task'

/** A person labels sessions: what is asked at the left, the transcript in the middle, the answers at the right. */
export function LabelPage({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const facts = useApp((app) => app.facts)
  const labels = useApp((app) => app.labels)
  const labelling = useApp((app) => app.labelling)
  useEffect(() => {
    void store.getState().loadLabels()
    void store.getState().loadFacts()
  }, [store])
  const { rater, questions, size, seed, stratum, mode } = labelling
  const sample = useMemo(() => {
    if (!facts) return []
    const by = stratum === null ? undefined : facts.strata.get(stratum)
    return drawSample(
      facts.sessions.map((session, i) => ({ session, stratum: by?.[i] ?? '' })),
      size,
      seed,
    )
  }, [facts, size, seed, stratum])
  const name = rater.trim()
  const tasks = useMemo((): readonly Task[] => {
    if (mode === 'adjudicate') return differences(questions, labels)
    return name === '' ? [] : openTasks(sample, questions, labels, name)
  }, [mode, questions, labels, sample, name])
  const work = useTask(tasks)
  if (!hasTranscripts(table))
    return (
      <p className={css.empty}>
        Labelling needs the transcripts: open a folder of them, or an export with a column of them.
      </p>
    )
  return (
    <div className={css.page}>
      <LabelSetup table={table} sample={sample.length} open={tasks.length} />
      {work.task ? (
        <>
          <TranscriptOf session={work.task.session} load={store.getState().readTurns} />
          <QuestionPanel key={JSON.stringify(work.task)} task={work.task} work={work} />
        </>
      ) : (
        <p className={css.empty}>{nothingToDo(mode, name, questions.length, facts !== null)}</p>
      )}
    </div>
  )
}

function nothingToDo(mode: 'label' | 'adjudicate', name: string, questions: number, isThere: boolean): string {
  if (!isThere) return 'Reading the sessions…'
  if (questions === 0) return 'Choose what to answer.'
  if (mode === 'adjudicate') return 'No two people differ on these questions, or all differences are settled.'
  if (name === '') return 'Say who labels: the name stands beside every answer. Two people can label the same sample.'
  return 'All of the sample is labelled. See on the Agreement tab how far it agrees, or draw a larger sample.'
}

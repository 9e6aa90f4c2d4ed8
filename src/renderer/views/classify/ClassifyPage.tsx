import { useEffect } from 'react'
import { hasTranscripts, isFromTranscripts, type SessionsTable } from '#core/dataset/sessions-table'
import { formatCount } from '#core/format/number'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import { AccessPart } from './AccessPart'
import css from './ClassifyPage.module.css'
import { PlanTable } from './PlanTable'
import { QuestionsPart } from './QuestionsPart'
import { RunPanel } from './RunPanel'
import { SendingPart } from './SendingPart'
import { TextPart } from './TextPart'
import { TextPreview } from './TextPreview'
import { UncertainPart } from './UncertainPart'

interface ClassifyPageProps {
  readonly table: SessionsTable
  /** What stands above the plan, such as why there is none. */
  readonly children: React.ReactNode
}

/** Labels for transcripts by asking a model: what is asked, what is sent, what it costs, and the run. */
export function ClassifyPage({ table, children }: ClassifyPageProps) {
  const store = useAppStore()
  const status = useApp((app) => app.classifyStatus)
  const request = useApp((app) => app.request)
  const plan = useApp((app) => app.classifyPlan)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another dataset has other transcripts
  useEffect(() => void store.getState().askClassifyStatus(), [store, request])
  return (
    <div className={css.page}>
      <aside className={css.options} aria-label="What is asked and sent">
        <QuestionsPart />
        <SendingPart />
        <TextPart />
        <AccessPart />
      </aside>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keys */}
      <main className={css.main} tabIndex={0}>
        <header className={css.header}>
          <h1 className={css.title}>Labels by a model</h1>
          <p className={css.about}>
            The study's questions, asked of a model about your own transcripts. Nothing is sent until you have seen the
            plan and the text and said so for this run; everything else in the program works without it.
          </p>
        </header>
        {children}
        {!hasTranscripts(table) ? (
          <p className={css.empty}>
            {table.name} holds no transcripts to label. Open a folder of Claude Code transcripts, or an export with a
            column of them.
          </p>
        ) : (
          <>
            {!isFromTranscripts(table) && (
              <p className={css.quiet}>
                The text is that of the column of transcripts. Answers become columns beside those of the export.
              </p>
            )}
            <RunPanel />
            {plan ? <PlanTable plan={plan} /> : status && <Preparing />}
            {plan && <UncertainPart plan={plan} />}
            {plan && <TextPreview />}
          </>
        )}
      </main>
    </div>
  )
}

function Preparing() {
  const store = useAppStore()
  const preparing = useApp((app) => app.preparing)
  const isChosen = useApp((app) => app.classifyChoice.classifiers.length > 0)
  if (!preparing) {
    return (
      <div className={css.start}>
        <Button look="main" isDisabled={!isChosen} onPress={() => void store.getState().prepareTexts()}>
          Make the plan
        </Button>
        <p className={css.quiet}>Reads the transcripts on this machine and counts. Nothing is sent.</p>
      </div>
    )
  }
  const { done, all } = preparing
  return (
    <p className={css.quiet} role="status">
      {all === null ? 'Reading the transcripts…' : `Preparing: ${formatCount(done)} of ${formatCount(all)} sessions`}
    </p>
  )
}

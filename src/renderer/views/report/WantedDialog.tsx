import { formatBytes, formatCount } from '#core/format/number'
import { listed } from '#core/report/change-text'
import type { ReportDataset } from '#core/report/report'
import type { PendingReport } from '../../store/requested-state'
import { Button } from '../../ui/Button'
import { MessageDialog } from '../../ui/MessageDialog'
import css from './WantedDialog.module.css'

interface WantedDialogProps {
  readonly wanted: PendingReport
  /** What kept the dataset from opening, where it was found. */
  readonly trouble: string | null
  onChoose(what: 'files' | 'folder'): void
  onClose(): void
}

/** Asks for the dataset of a report, and says what it is looked for by. */
export function WantedDialog({ wanted: { name, report }, trouble, onChoose, onClose }: WantedDialogProps) {
  const [dataset] = report.datasets
  return (
    <MessageDialog
      title={`Where is the dataset of ${name}?`}
      onClose={onClose}
      buttons={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button onPress={() => onChoose('folder')}>Choose folder…</Button>
          <Button look="main" autoFocus onPress={() => onChoose('files')}>
            Choose files…
          </Button>
        </>
      }
    >
      <p>{trouble ?? reasonOf(dataset)} Choose it, drop it here, or take a newer export instead.</p>
      {dataset && <Description dataset={dataset} />}
    </MessageDialog>
  )
}

function reasonOf(dataset: ReportDataset | undefined): string {
  if (!dataset) return 'The report does not say which dataset it is about.'
  return dataset.paths.length > 0
    ? 'It is not where it was when the report was saved.'
    : 'It was opened in a browser, which does not tell where files lie, so it has to be chosen again.'
}

function Description({
  dataset: { name, files, bytes, columns, content, paths },
}: {
  readonly dataset: ReportDataset
}) {
  const facts: readonly (readonly [string, string])[] = [
    ['Name', name],
    ['Size', `${formatBytes(bytes)}${files === 1 ? '' : ` in ${formatCount(files)} files`}`],
    ...(content ? ([['Sessions', formatCount(content.sessions)]] as const) : []),
    ...(columns.length > 0 ? ([['Columns', listed([...new Set(columns.map((c) => c.name))])]] as const) : []),
    ...paths.slice(0, 1).map(({ path }) => ['Was at', path] as const),
  ]
  return (
    <dl className={css.facts}>
      {facts.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

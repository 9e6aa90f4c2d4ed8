import { changeText } from '#core/report/change-text'
import { problemText } from '#core/report/problem-text'
import type { ReportNotes } from '../../store/report-state'
import { Button } from '../../ui/Button'
import { MessageDialog } from '../../ui/MessageDialog'

interface NotesDialogProps {
  readonly notes: ReportNotes
  onClose(): void
}

/** What is different from when the report was saved: in the file itself, in its dataset, and in what its views can show. */
export function NotesDialog({ notes, onClose }: NotesDialogProps) {
  const { name, problems, binding, changes, troubles } = notes
  return (
    <MessageDialog
      title={titleOf(notes)}
      onClose={onClose}
      buttons={
        <Button look="main" autoFocus onPress={onClose}>
          Go on
        </Button>
      }
    >
      {problems.length > 0 && (
        <>
          <p>What could be read is open. The file stays as it is until you save.</p>
          <List title="Not readable" lines={problems.map(problemText)} />
        </>
      )}
      {binding !== 'same' && (
        <>
          <p>
            {binding === 'newer'
              ? `The columns are those ${name} was made on; the files are others. It follows this dataset from now on.`
              : `The columns differ from those ${name} was made on. It follows this dataset from now on.`}
          </p>
          {changes.length > 0 ? (
            <List title="What changed" lines={changes.map(changeText)} />
          ) : (
            <p>Sessions, users, period and columns are the same.</p>
          )}
        </>
      )}
      {troubles.length > 0 && (
        <List
          title={`Kept, although this dataset cannot answer ${troubles.length === 1 ? 'it' : 'them'} as asked`}
          lines={troubles.map(({ name, why }) => `${name}: ${why}`)}
        />
      )}
    </MessageDialog>
  )
}

function titleOf({ name, problems, binding }: ReportNotes): string {
  if (problems.length > 0) return `Part of ${name} could not be read`
  if (binding === 'newer') return `${name} is open on a newer export`
  return binding === 'other' ? `${name} is open on another dataset` : `Some views of ${name} need a look`
}

function List({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

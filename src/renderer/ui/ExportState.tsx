import { X } from 'lucide-react'
import { formatCount } from '#core/format/number'
import { Button } from './Button'
import css from './ExportState.module.css'

interface ExportStateProps {
  readonly exporting:
    | { readonly state: 'asking' }
    | { readonly state: 'writing'; readonly rows: number }
    | { readonly state: 'done'; readonly name: string; readonly place: string }
    | null
  /** Sessions there are to be written; null where what is written has none. */
  readonly of: number | null
  onCancel(): void
}

/** Tells how far a file that is being written is, and where it is once it is whole. */
export function ExportState({ exporting, of, onCancel }: ExportStateProps) {
  if (!exporting || exporting.state === 'asking') return null
  const isWriting = exporting.state === 'writing'
  const words = isWriting ? progressOf(exporting.rows, of) : `Wrote ${exporting.name} to ${exporting.place}`
  return (
    <span className={css.state} role="status">
      <span className={css.words} title={words}>
        {words}
      </span>
      {isWriting && (
        <Button look="icon" aria-label="Cancel the export" onPress={onCancel}>
          <X aria-hidden />
        </Button>
      )}
    </span>
  )
}

const progressOf = (rows: number, of: number | null): string =>
  of === null ? 'Writing…' : `${formatCount(rows)} of ${formatCount(of)} sessions written`

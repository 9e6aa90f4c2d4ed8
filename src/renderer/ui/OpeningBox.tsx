import { useRef } from 'react'
import { ProgressBar } from 'react-aria-components'
import { formatBytes, formatCount } from '#core/format/number'
import { Button } from './Button'
import css from './OpeningBox.module.css'

/** How far files are in; rows are known from the start where their total is. */
interface OpeningProgress {
  readonly rows: number
  readonly totalRows: number | null
  readonly bytes: number
  readonly totalBytes: number
}

interface OpeningBoxProps {
  readonly opening: { readonly name: string; readonly progress: OpeningProgress | null }
  onCancel(): void
}

/** Files on their way in: how far, how fast, and a way out. */
export function OpeningBox({ opening: { name, progress }, onCancel }: OpeningBoxProps) {
  const start = useRef(performance.now())
  const share = progress && shareOf(progress)
  const seconds = (performance.now() - start.current) / 1000
  return (
    <div className={css.box} aria-busy>
      <h1>Opening {name}</h1>
      <ProgressBar
        className={css.bar!}
        aria-label={`Opening ${name}`}
        isIndeterminate={share === null}
        value={(share ?? 0) * 100}
      >
        {({ percentage, isIndeterminate }) => (
          <div className={css.track}>
            <div
              className={css.fill}
              data-waiting={isIndeterminate || undefined}
              style={{ width: `${percentage ?? 0}%` }}
            />
          </div>
        )}
      </ProgressBar>
      <p className={css.numbers}>
        {progress ? (
          <>
            <span>{Math.round((share ?? 0) * 100)} %</span>
            <span>
              {formatBytes(Math.min(progress.bytes, progress.totalBytes))} of {formatBytes(progress.totalBytes)}
            </span>
            {progress.rows > 0 && <span>{formatCount(progress.rows)} rows</span>}
            {progress.rows > 0 && seconds > 0.5 && <span>{formatCount(progress.rows / seconds)} rows a second</span>}
          </>
        ) : (
          <span>Starting…</span>
        )}
      </p>
      <Button onPress={onCancel}>Cancel</Button>
    </div>
  )
}

/** Rows where they are known from the start, else bytes. */
function shareOf({ rows, totalRows, bytes, totalBytes }: OpeningProgress): number {
  const share = totalRows === null ? bytes / Math.max(1, totalBytes) : rows / Math.max(1, totalRows)
  return Math.min(1, share)
}

import { formatCount } from '#core/format/number'
import type { SlideCheck } from '#core/slide/deck/check-deck'
import { Button } from '../../ui/Button'
import css from './SlideWords.module.css'

interface SlideCheckNoteProps {
  readonly check: SlideCheck
  onKeep(): void
}

/** What changed under a slide since it was printed; nothing where nothing did. */
export function SlideCheckNote({ check, onKeep }: SlideCheckNoteProps) {
  const { state, words, counts, suggested } = check
  if (state === 'unprinted' || (state === 'same' && words !== 'changed' && words !== 'read-again')) return null
  const told = [
    [counts.moved, 'moved beyond the printed interval'],
    [counts.withheld, 'now withheld'],
    [counts.gone, 'gone'],
    [counts.new, 'new'],
    [counts.shown, 'no longer withheld'],
  ] as const
  return (
    <div className={css.note} role="status">
      {words === 'changed' && <p>The data no longer supports what was printed. It now says: {suggested}</p>}
      {words === 'read-again' && <p>Read this headline again: numbers under it changed. Suggested now: {suggested}</p>}
      {state === 'lacking' && <p>The data no longer has all this slide shows.</p>}
      <ul>{told.map(([count, what]) => (count > 0 ? <li key={what}>{`${formatCount(count)} ${what}`}</li> : null))}</ul>
      <Button onPress={onKeep}>Re-run this slide</Button>
    </div>
  )
}

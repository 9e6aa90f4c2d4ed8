import { Button } from '../../ui/Button'
import css from './Progress.module.css'

interface ProgressProps {
  readonly what: string
  readonly done: number
  readonly all: number
  onStop(): void
}

/** How far a computation is, with the way to end it. */
export function Progress({ what, done, all, onStop }: ProgressProps) {
  return (
    <div className={css.progress}>
      <progress max={Math.max(1, all)} value={done} aria-label={what} />
      <span className={css.words}>{what}</span>
      <Button look="quiet" onPress={onStop}>
        Stop
      </Button>
    </div>
  )
}

import { ProgressBar } from 'react-aria-components'
import { formatCount } from '#core/format/number'
import { useAppStore } from '../../store/use-app'
import type { ValueTaskState } from '../../store/value-state'
import { Button } from '../../ui/Button'
import css from './ValuePage.module.css'

const NAMES: Readonly<Record<ValueTaskState['what'], string>> = {
  reading: 'Reading postings',
  calibrating: 'Calibrating',
  valuing: 'Valuing sessions',
  comparing: 'Comparing methods',
}

/** What is being done, how far it is, and a way out. */
export function TaskProgress({ task: { what, progress } }: { readonly task: ValueTaskState }) {
  const store = useAppStore()
  const percent = progress && progress.of > 0 ? (100 * progress.done) / progress.of : 0
  return (
    <div className={`${css.part} ${css.row}`}>
      <ProgressBar aria-label={NAMES[what]} value={percent} isIndeterminate={progress === null}>
        {({ percentage }) => (
          <div className={css.bar}>
            <span style={{ width: `${percentage ?? 0}%` }} />
          </div>
        )}
      </ProgressBar>
      <span>
        {NAMES[what]}
        {progress && what !== 'reading' ? `: ${formatCount(progress.done)} of ${formatCount(progress.of)}` : '…'}
      </span>
      <Button onPress={() => store.getState().cancelValue()}>Cancel</Button>
    </div>
  )
}

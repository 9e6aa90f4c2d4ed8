import { formatInterval, formatLevel } from '#core/format/number'
import { setValueRange } from '#core/pivot/edits'
import type { ShownMeasure } from '#core/pivot/plan'
import type { Estimation } from '#core/stats/interval'
import { useApp, useAppStore } from '../../store/use-app'
import { Segments } from '../../ui/Segments'

interface EstimationFactsProps {
  readonly estimation: Estimation
  readonly measure: ShownMeasure
  readonly level: number
}

/** How far off a number of estimates may be, by what makes it so. */
export function EstimationFacts({ estimation: { sampling, range }, measure: { unit }, level }: EstimationFactsProps) {
  return (
    <>
      <div>
        <dt>By sampling</dt>
        <dd>{sampling ? `${formatInterval(sampling, unit)}, ${formatLevel(level)}` : 'not known'}</dd>
      </div>
      <div>
        <dt>By the estimates</dt>
        <dd>{formatInterval(range, unit)}</dd>
      </div>
    </>
  )
}

/** What the interval of estimated values is of, in this view. */
export function ValueRangeChoice() {
  const store = useAppStore()
  const chosen = useApp((app) => app.spec.valueRange) ?? 'combined'
  return (
    <Segments
      label="What the interval of estimated values is of"
      options={[
        { id: 'combined', name: 'both' },
        { id: 'sampling', name: 'sampling' },
        { id: 'estimation', name: 'estimates' },
      ]}
      chosen={chosen}
      onChoose={(range) => store.getState().edit(setValueRange(range))}
    />
  )
}

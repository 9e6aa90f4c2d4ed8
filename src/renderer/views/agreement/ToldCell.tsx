import type { Told } from '#core/agreement/withhold'
import { formatInterval, formatWithUnit } from '#core/format/number'
import css from './AgreementPage.module.css'

interface ToldCellProps {
  readonly told: Told
  readonly unit: 'rate' | 'number'
  readonly minSessions: number
}

/** A number about agreement with its interval; withheld ones are hatched. */
export function ToldCell({ told, unit, minSessions }: ToldCellProps) {
  if (told === 'withheld')
    return <td className={css.withheld} title={`fewer than ${minSessions} sessions`}>{`< ${minSessions}`}</td>
  return (
    <td>
      {told && (
        <>
          <span className={css.value}>{formatWithUnit(told.value, unit)}</span>
          {told.interval && <span className={css.interval}>{formatInterval(told.interval, unit)}</span>}
        </>
      )}
    </td>
  )
}

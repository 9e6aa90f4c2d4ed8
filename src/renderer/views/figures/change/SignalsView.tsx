import { useMemo } from 'react'
import type { AskedSignal } from '#core/change/asked-signal'
import { signalPicture } from '#core/change/change-pictures'
import { formatGap, formatGapBounds } from '#core/change/gap-number'
import { signalSentence } from '#core/change/signal-text'
import { formatMonth } from '#core/format/month'
import { formatCount, formatWithUnit } from '#core/format/number'
import { lackingLine } from '#core/lacking-text'
import type { Measure } from '#core/pivot/measure'
import { useApp } from '../../../store/use-app'
import { ChartToTake } from '../ChartToTake'
import page from '../FiguresPage.module.css'
import { useTold } from '../use-told'
import css from './ChangeView.module.css'

interface SignalsViewProps {
  readonly asked: readonly AskedSignal[]
  readonly measure: Measure
}

/** The gaps to watch, each by month with its verdict. */
export function SignalsView({ asked, measure }: SignalsViewProps) {
  const level = useApp((app) => app.spec.level)
  return asked.map((one) => (
    <section key={one.signal.id} className={page.panel}>
      <h2>{one.signal.name}</h2>
      {one.result ? (
        <SignalPanel asked={one} measure={measure} level={level} />
      ) : (
        <p className={page.quiet}>{one.failure && lackingLine(one.failure)}</p>
      )}
    </section>
  ))
}

interface SignalPanelProps {
  readonly asked: AskedSignal
  readonly measure: Measure
  readonly level: number
}

function SignalPanel({ asked, measure, level }: SignalPanelProps) {
  const { signal, result } = asked
  const told = useTold()
  const chart = useMemo(() => told && signalPicture(asked, measure, told), [asked, measure, told])
  if (!result) return null
  const [first, second] = signal.groups
  const { unit } = measure
  return (
    <>
      <p className={css.verdict}>{signalSentence(result, measure, level)}</p>
      <p className={css.note}>{signal.about}</p>
      <ChartToTake name={signal.name} height={220} chart={chart} />
      <table className={page.table} aria-label={signal.name}>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">{first.name}</th>
            <th scope="col">{second.name}</th>
            <th scope="col">Gap</th>
            <th scope="col">Interval</th>
            <th scope="col">n, {first.name}</th>
            <th scope="col">n, {second.name}</th>
          </tr>
        </thead>
        <tbody>
          {result.months.map(({ month, gap }) => (
            <tr key={month}>
              <th scope="row" className={css.month}>
                {formatMonth(month, true)}
              </th>
              {gap ? (
                <>
                  <td>{formatWithUnit(gap.values[0], unit)}</td>
                  <td>{formatWithUnit(gap.values[1], unit)}</td>
                  <td className={page.value}>{formatGap(gap.value, unit)}</td>
                  <td>{gap.interval ? formatGapBounds(gap.interval, unit) : 'none'}</td>
                  <td className={page.n}>{formatCount(gap.n[0])}</td>
                  <td className={page.n}>{formatCount(gap.n[1])}</td>
                </>
              ) : (
                <td className={page.withheld} colSpan={6}>
                  withheld
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

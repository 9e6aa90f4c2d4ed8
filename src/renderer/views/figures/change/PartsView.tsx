import { useMemo } from 'react'
import { changeFormats } from '#core/change/change-number'
import { partsPicture } from '#core/change/change-pictures'
import type { Drawn } from '#core/change/change-result'
import { formatCount, formatLevel, formatWithUnit } from '#core/format/number'
import type { AppState } from '../../../store/app-state'
import { ChartToTake } from '../ChartToTake'
import page from '../FiguresPage.module.css'
import { useTold } from '../use-told'
import css from './ChangeView.module.css'

/** The parts of a change as a chart and a table. */
export function PartsView({ changed }: { readonly changed: NonNullable<AppState['changed']> }) {
  const { plan, result } = changed
  const told = useTold()
  const chart = useMemo(() => told && partsPicture(plan, result, told), [plan, result, told])
  const { value, change } = changeFormats(plan)
  const unit = plan.measure.unit === 'rate' ? ' points' : ''
  const bounds = (of: Drawn | null) =>
    of?.interval ? `${change(of.interval.low)} to ${change(of.interval.high)}` : 'none'
  if (!result.change || !result.mix || !result.within || result.from.value === null || result.to.value === null)
    return null
  return (
    <section className={page.panel}>
      <h2>Mix and within</h2>
      <p className={css.total}>
        {value(result.from.value)} became {value(result.to.value)}:{' '}
        <strong>
          {change(result.change.value)}
          {unit}
        </strong>{' '}
        [{bounds(result.change)}], of which mix {change(result.mix.value)} [{bounds(result.mix)}] and within{' '}
        {change(result.within.value)} [{bounds(result.within)}].
      </p>
      <ChartToTake name="Parts of the change" height={320} chart={chart} />
      <table className={page.table} aria-label="Parts of the change">
        <thead>
          <tr>
            <th scope="col">{plan.pivot.rows[0]!.dimension.name}</th>
            <th scope="col">Share then</th>
            <th scope="col">now</th>
            <th scope="col">Value then</th>
            <th scope="col">now</th>
            <th scope="col">Mix{unit && ', points'}</th>
            <th scope="col">Interval</th>
            <th scope="col">Within{unit && ', points'}</th>
            <th scope="col">Interval</th>
          </tr>
        </thead>
        <tbody>
          {result.groups.map(({ name, from, to, mix, within }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatWithUnit(from.share, 'rate')}</td>
              <td>{formatWithUnit(to.share, 'rate')}</td>
              <td>{from.value === null ? '' : value(from.value)}</td>
              <td>{to.value === null ? '' : value(to.value)}</td>
              <td className={page.value}>{mix && change(mix.value)}</td>
              <td>{bounds(mix)}</td>
              <td className={page.value}>{within && change(within.value)}</td>
              <td>{bounds(within)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={page.quiet}>
        {formatLevel(plan.spec.level)} intervals from {formatCount(plan.spec.draws)} draws of{' '}
        {formatCount(result.clusters)} users, seed {plan.spec.seed}; n {formatCount(result.from.n)} then,{' '}
        {formatCount(result.to.n)} now.
      </p>
    </section>
  )
}

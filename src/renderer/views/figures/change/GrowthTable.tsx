import { fastestFirst } from '#core/change/fastest-first'
import { formatCount, formatInterval, formatWithUnit } from '#core/format/number'
import type { AppState } from '../../../store/app-state'
import page from '../FiguresPage.module.css'

const MOST_SHOWN = 12

/** The groups whose share of the sessions grew most. */
export function GrowthTable({ changed }: { readonly changed: NonNullable<AppState['changed']> }) {
  const { plan, result } = changed
  const groups = fastestFirst(result.groups)
  const { name } = plan.pivot.rows[0]!.dimension
  return (
    <section className={page.panel}>
      <h2>Fastest-growing by {name.toLowerCase()}</h2>
      <table className={page.table} aria-label={`Fastest-growing by ${name.toLowerCase()}`}>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">Share then</th>
            <th scope="col">now</th>
            <th scope="col">Growth of the share</th>
            <th scope="col">Interval</th>
            <th scope="col">n then</th>
            <th scope="col">now</th>
          </tr>
        </thead>
        <tbody>
          {groups.slice(0, MOST_SHOWN).map(({ name, from, to, growth }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatWithUnit(from.share, 'rate')}</td>
              <td>{formatWithUnit(to.share, 'rate')}</td>
              <td className={page.value}>{growth ? formatWithUnit(growth.value, 'change') : 'new'}</td>
              <td>{growth?.interval ? `${formatInterval(growth.interval, 'change')} %` : 'none'}</td>
              <td className={page.n}>{formatCount(from.n)}</td>
              <td className={page.n}>{formatCount(to.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {groups.length > MOST_SHOWN && (
        <p className={page.quiet}>{formatCount(groups.length - MOST_SHOWN)} more grew less, or shrank.</p>
      )}
    </section>
  )
}

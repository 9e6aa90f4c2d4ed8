import type { SessionsTable } from '#core/dataset/sessions-table'
import { changeText, FACTOR, factorOf, factorText, levelText, PUBLISHED_GROWTH } from '#core/value/headlines'
import { estimatedTexts, leftOutText, lineName } from '#core/value/sensitivity'
import { useApp, useAppStore } from '../../store/use-app'
import { Button } from '../../ui/Button'
import css from './ValuePage.module.css'

/** Both in percent, which the change above them says. */
const boundsText = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  [low, high].map((bound) => changeText(bound).replace(' %', '')).join(' to ')

/** What becomes of the change of value by mode under each way of making values. */
export function SensitivityPart({ table }: { readonly table: SessionsTable }) {
  const store = useAppStore()
  const shown = useApp((app) => app.sensitivity)
  const isBusy = useApp((app) => app.valueTask !== null)
  const found = shown?.table === table.table ? shown : null
  const factor = found && factorOf(found.lines)
  return (
    <section className={css.part}>
      <h2>Change of value by mode, from the first to the last month</h2>
      <p className={css.row}>
        <Button look="main" isDisabled={isBusy} onPress={() => void store.getState().trySensitivity()}>
          Try every method
        </Button>
        <span className={css.quiet}>
          Means and medians, as they are and trimmed of the most extreme hundredth at each end; also corrected for the
          bias that held-out postings show. The values the sessions have stay.
        </span>
      </p>
      {factor !== null && factor > FACTOR && (
        <p className={css.warning} role="status">
          {factorText(factor)}
        </p>
      )}
      {found && found.lines.length > 0 && (
        <div className={`${css.scroll} ${css.methods}`}>
          <table aria-label="Change of value by method">
            <thead>
              <tr>
                <th scope="col">Method</th>
                <th scope="col" className={css.text}>
                  Statistic
                </th>
                {PUBLISHED_GROWTH.map(({ mode }) => (
                  <th key={mode ?? 'all'} scope="col">
                    {mode ?? 'All'}
                  </th>
                ))}
                <th scope="col">Level, all months</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Published</th>
                <td className={css.text}>mean</td>
                {PUBLISHED_GROWTH.map(({ mode, growth }) => (
                  <td key={mode ?? 'all'}>{changeText(growth)}</td>
                ))}
                <td className={css.quiet}>not published</td>
              </tr>
              {found.lines.map((line) => (
                <tr
                  data-first={(line.statistic === 'mean' && !line.isTrimmed) || undefined}
                  key={`${line.method} ${line.recalibration} ${line.statistic} ${line.isTrimmed}`}
                >
                  <th scope="row">{lineName(line)}</th>
                  <td className={css.text}>{`${line.statistic}${line.isTrimmed ? ', trimmed' : ''}`}</td>
                  {line.growth.map(({ mode, growth }) => (
                    <td key={mode ?? 'all'}>
                      {growth ? changeText(growth.value) : <span className={css.quiet}>withheld or none</span>}
                      {growth?.interval && <span className={css.bounds}>{boundsText(growth.interval)}</span>}
                    </td>
                  ))}
                  <td className={line.level === null ? css.quiet : css.dollars}>{levelText(line.level)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found && (
        <ul className={`${css.notes} ${css.words}`}>
          {found.lines.length > 0 && (
            <li>
              Intervals are 95 %, of sampling alone. Levels are estimates; what is withheld in a pivot is here too.
            </li>
          )}
          {[...estimatedTexts(found.lines, found.sessions), ...found.left.map(leftOutText)].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
